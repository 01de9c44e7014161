import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../kms/customer-key";

export const streamCustomerKey = resourceRule({
  id: "aws-kinesis-stream-customer-key",
  title: "A stream is encrypted with a key of one's own",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_185"), mapping("worldcell", "A12")],
  why: "A key that AWS manages can neither be taken away from anybody nor be watched by itself.",
  fix: "Pass the ARN of a customer key in kmsKeyId; writers need kms:GenerateDataKey, readers kms:Decrypt.",
  types: ["aws:kinesis/stream:Stream"],
  properties: ["kmsKeyId"],
  check: (it) => {
    if (it.text("encryptionType") !== "KMS") it.notApplicable("the stream is not encrypted");
    mustBeCustomerKey(it, "kmsKeyId");
  },
});
