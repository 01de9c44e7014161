import { actionBreadth, narrowsReach, reachOf, shownAction } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, IDENTITY } from "../../documents/carried";
import { isHarmlessService } from "./wildcards";

export const serviceAdministration = resourceRule({
  id: "aws-iam-policy-service-administration",
  title: "No policy allows all that a service can do, on everything",
  severity: "high",
  elsewhere: "low",
  frameworks: [
    mapping("fsbp", "IAM.21"),
    mapping("trivy", "AVD-AWS-0057"),
    mapping("checkov", "CKV_AWS_355"),
  ],
  why: "It takes in deleting, opening to others and whatever the service learns next, for all that the account has.",
  fix: "Name the actions that are needed, and the resources that they are needed on.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachStatement(it, IDENTITY, "Allow", (statement, { fail }) => {
      const { actions, resources, path } = statement;
      if (actions === undefined || actions.negated || reachOf(resources) !== "all") return;
      if (narrowsReach(statement) !== "no") return;
      const whole = actions.patterns.filter((action) => {
        const breadth = actionBreadth(action);
        return breadth.kind === "service" && !isHarmlessService(breadth.service);
      });
      if (whole.length > 0)
        fail(
          `${path}.Action`,
          `is ${whole.map(shownAction).join(", ")} on every resource; it must name actions`,
        );
    });
  },
});
