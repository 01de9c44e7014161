import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../kms/customer-key";

export const parameterCustomerKey = resourceRule({
  id: "aws-ssm-parameter-customer-key",
  title: "A secret parameter is encrypted with a key of one's own",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_337"), mapping("worldcell", "A12")],
  why: "Under the key of AWS everybody in the account who may read the parameter may also decrypt it.",
  fix: "Pass the ARN of a customer key in keyId.",
  types: ["aws:ssm/parameter:Parameter"],
  properties: ["keyId"],
  check: (it) => {
    if (it.text("type") !== "SecureString") it.notApplicable("the parameter is not encrypted");
    mustBeCustomerKey(it, "keyId");
  },
});
