import { namesResources, shownAction } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { eachStatement, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { isLooking, unboundActions } from "./unbound";

export const fleetResources = resourceRule({
  id: "aws-iam-policy-fleet-resources",
  title: "A policy of the fleet names its resources where actions take any",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_355"), mapping("worldcell", "least-privilege")],
  why: "With * a role of one cell reaches what the account's other cells and environments have.",
  fix: "Name the resources. Leave * to actions that take none, in a statement of their own.",
  ...guarding(IDENTITY),
  check: (it) => {
    fleetOf(it);
    eachStatement(it, IDENTITY, "Allow", (statement, { fail }) => {
      const unbound = unboundActions(statement).filter((action) => !isLooking(action));
      if (unbound.length > 0 && namesResources(statement) === "no")
        fail(
          resourcesAt(statement),
          `is * for ${unbound.map(shownAction).join(", ")}; it must name resources`,
        );
    });
  },
});
