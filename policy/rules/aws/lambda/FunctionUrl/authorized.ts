import { mapping, resourceRule } from "../../../../rule";

export const authorized = resourceRule({
  id: "aws-lambda-function-url-authorized",
  title: "A function's URL asks for IAM credentials",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_258")],
  why: "Without them everybody who learns the address runs the function, and the account pays.",
  fix: "Set authorizationType to AWS_IAM, or put an API gateway or CloudFront in front.",
  types: ["aws:lambda/functionUrl:FunctionUrl"],
  properties: ["authorizationType"],
  check: (it) => {
    it.mustBeOneOf("authorizationType", ["AWS_IAM"], { shown: ["NONE"] });
  },
});
