import { mapping, resourceRule } from "../../../../rule";

export const streamEncryption = resourceRule({
  id: "aws-kinesis-stream-encryption",
  title: "A stream encrypts its records",
  severity: "high",
  frameworks: [
    mapping("fsbp", "Kinesis.1"),
    mapping("checkov", "CKV_AWS_43"),
    mapping("trivy", "AVD-AWS-0064"),
  ],
  why: "What players do stands on its disks in the clear for as long as it is kept.",
  fix: "Set encryptionType: KMS with kmsKeyId; it is switched on in place.",
  types: ["aws:kinesis/stream:Stream"],
  properties: ["encryptionType"],
  check: (it) => {
    it.mustBeOneOf("encryptionType", ["KMS"], { shown: ["NONE"] });
  },
});
