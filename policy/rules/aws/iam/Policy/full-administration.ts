import { actionBreadth, narrowsReach, reachOf } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, IDENTITY } from "../../documents/carried";

export const fullAdministration = resourceRule({
  id: "aws-iam-policy-full-administration",
  title: "No policy allows everything on everything",
  severity: "critical",
  frameworks: [
    mapping("fsbp", "IAM.1"),
    mapping("checkov", "CKV_AWS_62"),
    mapping("checkov", "CKV_AWS_63"),
    mapping("trivy", "AVD-AWS-0057"),
  ],
  why: "One stolen session of such an identity is the whole account, its backups and logs included.",
  fix: "Name the actions that are needed, and the resources that they are needed on.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachStatement(it, IDENTITY, "Allow", (statement, { fail }) => {
      const { actions, resources, path } = statement;
      if (actions === undefined || actions.negated || narrowsReach(statement) !== "no") return;
      const every = actions.patterns.some((action) => actionBreadth(action).kind === "every");
      if (every && reachOf(resources) === "all")
        fail(`${path}.Action`, "is * on every resource; it must name what is needed");
    });
  },
});
