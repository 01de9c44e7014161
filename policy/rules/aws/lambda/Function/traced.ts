import { mapping, resourceRule } from "../../../../rule";

export const traced = resourceRule({
  id: "aws-lambda-function-traced",
  title: "A function is traced",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_50"), mapping("trivy", "AVD-AWS-0066")],
  why: "Without traces nobody sees which of its calls was slow.",
  fix: "Set tracingConfig.mode to Active.",
  types: ["aws:lambda/function:Function"],
  properties: [],
  check: (it) => {
    it.mustBeOneOf("tracingConfig.mode", ["Active"], { shown: ["PassThrough"] });
  },
});
