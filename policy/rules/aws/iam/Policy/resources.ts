import { isRead, narrowsReach, shownAction } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { unboundActions } from "./unbound";

/** Writing logs, pulling images and the like: what AWS's own policies for services allow on everything. */
const USUAL =
  /^(ecr:(Batch|Get|Describe)|iam:CreateServiceLinkedRole|kms:(Describe|Encrypt|GenerateDataKey)|logs:(Create|Put|Tag)|sns:Publish)/i;

export const resources = resourceRule({
  id: "aws-iam-policy-resources",
  title: "A policy names its resources where actions that change something take any",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_290"), mapping("worldcell", "least-privilege")],
  why: "With * the identity may change things of the account that it has nothing to do with.",
  fix: "Name the resources, or narrow the statement by tags.",
  ...guarding(IDENTITY),
  check: (it) => {
    if (it.context.fleet !== undefined)
      it.notApplicable("aws-iam-policy-fleet-resources demands more in a fleet");
    eachStatement(it, IDENTITY, "Allow", (statement, { fail }) => {
      if (narrowsReach(statement) !== "no") return;
      const unbound = unboundActions(statement).filter(
        (action) => !isRead(action) && !USUAL.test(action),
      );
      if (unbound.length > 0)
        fail(
          resourcesAt(statement),
          `is * for ${unbound.map(shownAction).join(", ")}; it should name resources`,
        );
    });
  },
});
