import { actionBreadth, shownAction, type Statement } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachStatement, guarding, RESOURCE } from "./carried";

/** Keys have a rule of their own. */
const CARRIERS = RESOURCE.filter(({ guards, open }) => guards !== "kms" && !open);

/** True for a statement of the account itself, whose own policies say who may do what. */
function isOfAccount({ conditions, principals }: Statement): boolean {
  // A bucket's document that leaves everything to the account's access points.
  if (conditions.some(({ key }) => key.startsWith("s3:dataaccesspoint"))) return true;
  return (
    principals !== undefined &&
    !principals.negated &&
    principals.all.every(({ kind }) => kind === "account" || kind === "unknown")
  );
}

export const fullAccess = resourceRule({
  id: "aws-documents-full-access",
  title: "A document of a resource names the actions that it allows",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_72"), mapping("worldcell", "least-privilege")],
  why: "All actions include deleting the resource and rewriting this very document.",
  fix: "Name the actions; a pattern such as s3:Get* is fine.",
  ...guarding(CARRIERS),
  check: (it) => {
    const inFleet = it.context.fleet !== undefined;
    eachStatement(it, CARRIERS, "Allow", (statement, { carrier, fail }) => {
      const { actions, path } = statement;
      if (actions === undefined || actions.negated) return;
      // The console writes es:* for domains, and the account's own root stands for its own policies.
      if (!inFleet && (carrier.guards === "es" || isOfAccount(statement))) return;
      const whole = actions.patterns.filter((action) => actionBreadth(action).kind !== "some");
      if (whole.length > 0)
        fail(`${path}.Action`, `is ${whole.map(shownAction).join(", ")}; it must name actions`);
    });
  },
});
