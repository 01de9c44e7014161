import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

export const domainEncryptionAtRest = resourceRule({
  id: "aws-opensearch-domain-encryption-at-rest",
  title: "A domain encrypts indices, logs and snapshots",
  severity: "high",
  frameworks: [
    mapping("fsbp", "Opensearch.1"),
    mapping("checkov", "CKV_AWS_5"),
    mapping("trivy", "AVD-AWS-0048"),
  ],
  why: "Names and addresses of players stand on its disks, readable by whoever gets at them.",
  fix: "Set encryptAtRest.enabled: true with kmsKeyId. It cannot be switched off again.",
  types: DOMAINS,
  properties: ["encryptAtRest.enabled"],
  check: (it) => {
    it.mustBeTrue("encryptAtRest.enabled");
  },
});
