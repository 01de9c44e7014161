import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../ec2/keys";

export const queueCustomerKey = resourceRule({
  id: "aws-sqs-queue-customer-key",
  title: "A queue is encrypted with a customer key",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV2_AWS_73"), mapping("trivy", "AVD-AWS-0135")],
  why: "With a key of AWS, whoever may receive messages may read them; nobody can take the key away.",
  fix: "Set kmsMasterKeyId. Senders such as S3 and SNS need a statement in the key's policy.",
  types: ["aws:sqs/queue:Queue"],
  properties: ["kmsMasterKeyId"],
  check: (it) => {
    mustBeCustomerKey(it, "kmsMasterKeyId");
  },
});
