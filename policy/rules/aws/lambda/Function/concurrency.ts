import { mapping, resourceRule } from "../../../../rule";

export const concurrency = resourceRule({
  id: "aws-lambda-function-concurrency",
  title: "A function has a limit of its own",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_115")],
  why: "One flooded function takes the concurrency of all others in the account.",
  fix: "Set reservedConcurrentExecutions to what its targets can take.",
  types: ["aws:lambda/function:Function"],
  properties: [],
  check: (it) => {
    it.mustBeAtLeast("reservedConcurrentExecutions", 0);
  },
});
