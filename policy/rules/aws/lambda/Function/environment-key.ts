import { mapping, resourceRule } from "../../../../rule";

export const environmentKey = resourceRule({
  id: "aws-lambda-function-environment-key",
  title: "A function's environment is encrypted with a customer key",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_173")],
  why: "With AWS's own key, whoever may read the function's settings reads its environment.",
  fix: "Set kmsKeyArn to a key of your own; the function's role needs kms:Decrypt.",
  types: ["aws:lambda/function:Function"],
  properties: ["kmsKeyArn"],
  check: (it) => {
    if (!it.isUnknown("environment") && it.keys("environment.variables").length === 0)
      it.notApplicable("has no environment variables");
    it.mustExist("kmsKeyArn");
  },
});
