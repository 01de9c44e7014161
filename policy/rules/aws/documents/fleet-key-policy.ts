import { mapping, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";

export const fleetKeyPolicy = resourceRule({
  id: "aws-documents-fleet-key-policy",
  title: "A key of the fleet says itself who may use it",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV2_AWS_64"), mapping("worldcell", "key-policies")],
  why: "Without it the services that must use the key cannot, and a vault's key may be used by every way.",
  fix: "Write the policy: kms:* for the account's root, and the services that use the key with their sources.",
  types: ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"],
  properties: ["policy"],
  check: (it) => {
    fleetOf(it);
    it.mustExist("policy");
  },
});
