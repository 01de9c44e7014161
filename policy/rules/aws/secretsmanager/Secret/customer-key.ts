import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../kms/customer-key";

export const secretCustomerKey = resourceRule({
  id: "aws-secretsmanager-secret-customer-key",
  title: "A secret is encrypted with a key of one's own, in every region",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_149"), mapping("worldcell", "A12")],
  why: "Under the key of AWS everybody in the account who may read the secret may also decrypt it.",
  fix: "Pass the ARN of a customer key in kmsKeyId, and one of the replica's region in each of replicas.",
  types: ["aws:secretsmanager/secret:Secret"],
  properties: ["kmsKeyId", "replicas.kmsKeyId"],
  check: (it) => {
    it.part(() => {
      mustBeCustomerKey(it, "kmsKeyId");
    });
    for (const replica of it.list("replicas")) mustBeCustomerKey(replica, "kmsKeyId");
  },
});
