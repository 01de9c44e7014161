import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../ec2/keys";

export const logGroupCustomerKey = resourceRule({
  id: "aws-cloudwatch-log-group-customer-key",
  title: "A log is encrypted with a customer key",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_158"), mapping("trivy", "AVD-AWS-0017")],
  why: "With AWS's own key, whoever may read logs at all reads this one.",
  fix: "Set kmsKeyId to the ARN of a key that logs.<region>.amazonaws.com may use for this group.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  properties: ["kmsKeyId"],
  check: (it) => {
    mustBeCustomerKey(it, "kmsKeyId");
  },
});
