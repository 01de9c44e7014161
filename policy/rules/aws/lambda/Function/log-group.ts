import { mapping, stackRule } from "../../../../rule";

/** Beginning of the groups that Lambda writes to when it is told nothing. */
const LAMBDAS = "/aws/lambda/";

export const logGroup = stackRule({
  id: "aws-lambda-function-log-group",
  title: "A function's log group is made beside it",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "functions")],
  why: "The group that Lambda makes itself keeps its lines for ever and has no key.",
  fix: "Create a LogGroup /aws/lambda/<name> with a retention, or name one in loggingConfig.logGroup.",
  types: ["aws:lambda/function:Function"],
  properties: ["loggingConfig.logGroup"],
  check: (it) => {
    if (it.has("loggingConfig.logGroup")) return;
    const name = it.isUnknown("name") ? undefined : it.text("name");
    const groups = it.ofType("aws:cloudwatch/logGroup:LogGroup");
    const found = groups.some((group) => {
      // One that is called otherwise is not the one that Lambda writes to by itself.
      const isOther =
        !group.isUnknown("name") && !(group.text("name") ?? LAMBDAS).startsWith(LAMBDAS);
      if ((it.dependsOn(group) || group.dependsOn(it)) && !isOther) return true;
      return (
        name !== undefined && !group.isUnknown("name") && group.text("name") === `${LAMBDAS}${name}`
      );
    });
    if (found) return;
    // A name that is not known yet may be the one that the group is called by.
    if (name === undefined && groups.length > 0) it.undecided("name");
    if (groups.some((group) => group.isUnknown("name"))) it.undecided("name");
    it.fail("loggingConfig.logGroup", "is not set, and there is no group of its name");
  },
});
