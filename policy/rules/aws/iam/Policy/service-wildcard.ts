import { actionBreadth, narrowsReach, reachOf, shownAction } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, IDENTITY } from "../../documents/carried";
import { isHarmlessService } from "./wildcards";

export const serviceWildcard = resourceRule({
  id: "aws-iam-policy-service-wildcard",
  title: "A policy names the actions that it allows on a resource",
  severity: "medium",
  frameworks: [mapping("worldcell", "least-privilege"), mapping("trivy", "AVD-AWS-0057")],
  why: "All actions of a service on a bucket or key include deleting it and opening it to others, not its use alone.",
  fix: "Name the actions; a pattern such as s3:Get* is fine.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachStatement(it, IDENTITY, "Allow", (statement, { fail }) => {
      const { actions, resources, path } = statement;
      if (actions === undefined || actions.negated) return;
      // Wide and unnarrowed ones are findings of the rules about administration.
      const wide = resources?.unknown === true || reachOf(resources) === "all";
      if (wide && narrowsReach(statement) === "no") return;
      const whole = actions.patterns.filter((action) => {
        const breadth = actionBreadth(action);
        return (
          breadth.kind === "every" ||
          (breadth.kind === "service" && !isHarmlessService(breadth.service))
        );
      });
      if (whole.length > 0)
        fail(`${path}.Action`, `is ${whole.map(shownAction).join(", ")}; it must name actions`);
    });
  },
});
