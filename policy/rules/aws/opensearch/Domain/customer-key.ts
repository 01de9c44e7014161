import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../kms/customer-key";
import { DOMAINS } from "../types";

export const domainCustomerKey = resourceRule({
  id: "aws-opensearch-domain-customer-key",
  title: "A domain is encrypted with a key of one's own",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_247"), mapping("worldcell", "A12")],
  why: "A key that AWS manages can neither be taken away from anybody nor be watched by itself.",
  fix: "Pass the ARN of a customer key in encryptAtRest.kmsKeyId. That replaces the domain; fill it anew from the database.",
  types: DOMAINS,
  properties: ["encryptAtRest.kmsKeyId"],
  check: (it) => {
    if (it.flag("encryptAtRest.enabled") !== true) it.notApplicable("the domain does not encrypt");
    mustBeCustomerKey(it, "encryptAtRest.kmsKeyId");
  },
});
