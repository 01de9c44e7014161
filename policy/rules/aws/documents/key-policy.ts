import { mapping, stackRule } from "../../../rule";

export const keyPolicy = stackRule({
  id: "aws-documents-key-policy",
  title: "A key says itself who may use it",
  severity: "low",
  frameworks: [mapping("checkov", "CKV2_AWS_64")],
  why: "The default lets the account's policies decide alone, and nobody reviews it with the key.",
  fix: "Write the policy: kms:* for the account's root, and the services that use the key with their sources.",
  types: ["aws:kms/key:Key"],
  properties: ["policy"],
  check: (it) => {
    if (it.context.fleet !== undefined)
      it.notApplicable("aws-documents-fleet-key-policy demands it in a fleet");
    if (it.has("policy")) return;
    if (it.namedBy(["aws:kms/keyPolicy:KeyPolicy"], "keyId").length === 0)
      it.fail("policy", "is not set; the key should say who may use it");
  },
});
