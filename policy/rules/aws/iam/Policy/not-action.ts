import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, IDENTITY, RESOURCE, TRUST } from "../../documents/carried";

const CARRIERS = [...IDENTITY, ...TRUST, ...RESOURCE];

export const notAction = resourceRule({
  id: "aws-iam-policy-not-action",
  title: "No policy allows all actions but some",
  severity: "high",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "Allow with NotAction lets in every action of every service that it does not think of, and those of next year.",
  fix: "Name the allowed actions with Action. NotAction belongs into a Deny.",
  ...guarding(CARRIERS),
  check: (it) => {
    eachStatement(it, CARRIERS, "Allow", ({ actions, path }, { fail }) => {
      if (actions?.negated === true)
        fail(`${path}.NotAction`, "stands in an Allow; it must be Action");
    });
  },
});
