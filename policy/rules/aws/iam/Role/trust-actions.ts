import { actionBreadth } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, TRUST } from "../../documents/carried";

export const trustActions = resourceRule({
  id: "aws-iam-role-trust-actions",
  title: "A role's trust names the actions by which it is taken",
  severity: "medium",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "All actions of STS include setting session tags and the source identity, on which other policies rely.",
  fix: "Write sts:AssumeRole, or sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML, and sts:TagSession where it is needed.",
  ...guarding(TRUST),
  check: (it) => {
    eachStatement(it, TRUST, "Allow", ({ actions, path }, { fail }) => {
      if (actions === undefined || actions.negated) return;
      if (actions.patterns.some((action) => actionBreadth(action).kind !== "some"))
        fail(`${path}.Action`, "is all actions of STS; it must name them");
    });
  },
});
