import { grantsOf, type PolicyDocument, RUNNING, taking } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachDocument, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { listed, powersOf } from "./powers";

/** Actions by which a role that is passed comes to run something, as far as the document allows them. */
function runningIn(document: PolicyDocument): string[] {
  return RUNNING.filter((action) =>
    document.statements.some(
      ({ effect, actions }) => effect === "Allow" && taking(actions, action) !== undefined,
    ),
  );
}

export const passRole = resourceRule({
  id: "aws-iam-policy-pass-role",
  title: "A policy names the roles that it lets pass on, or the service that gets them",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_286"), mapping("worldcell", "privilege-escalation")],
  why: "Whoever may pass any role to a service that runs code runs code as the account's administrator.",
  fix: "Name the roles in Resource, or demand the service with iam:PassedToService.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachDocument(it, IDENTITY, ({ document, fail }) => {
      if (grantsOf([document], "iam:PassRole").length === 0) return;
      const running = runningIn(document);
      const by = running.length === 0 ? "" : `, which with ${listed(running)} runs code`;
      for (const { statement } of powersOf(document, ["iam:PassRole"], () => true))
        fail(resourcesAt(statement), `is every role for iam:PassRole${by}; it must name roles`);
    });
  },
});
