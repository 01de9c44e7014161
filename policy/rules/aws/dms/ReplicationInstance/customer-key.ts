import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../kms/customer-key";
import { computeOf, INSTANCE, SERVERLESS } from "../types";

export const replicationCustomerKey = resourceRule({
  id: "aws-dms-replication-instance-customer-key",
  title: "A replication encrypts its disk with a key of one's own",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_212"), mapping("worldcell", "A12")],
  why: "Rows in flight and the connections' passwords are on its disk.",
  fix: "Pass the ARN of a customer key in kmsKeyArn, of a serverless one in computeConfig.kmsKeyId. That replaces it.",
  types: [INSTANCE, SERVERLESS],
  properties: ["kmsKeyArn", "computeConfig.kmsKeyId"],
  check: (it) => {
    mustBeCustomerKey(computeOf(it), it.type === INSTANCE ? "kmsKeyArn" : "kmsKeyId");
  },
});
