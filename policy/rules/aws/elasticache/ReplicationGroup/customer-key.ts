import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../kms/customer-key";
import { GROUP, SERVERLESS } from "../types";

export const customerKey = resourceRule({
  id: "aws-elasticache-replication-group-customer-key",
  title: "A cache is encrypted with a key of one's own",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_191"), mapping("worldcell", "A12")],
  why: "A key that AWS manages can neither be taken away from anybody nor be watched by itself.",
  fix: "Pass the ARN of a customer key in kmsKeyId. That replaces the cache; restore it from a snapshot.",
  types: [GROUP, SERVERLESS],
  properties: ["kmsKeyId"],
  check: (it) => {
    mustBeCustomerKey(it, "kmsKeyId");
  },
});
