import { narrowsCaller } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, isEveryone, principalsAt, TRUST } from "../../documents/carried";

export const trustNamesPrincipals = resourceRule({
  id: "aws-iam-role-trust-names-principals",
  title: "A role's trust names its principals, not only conditions",
  severity: "medium",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "One condition is all that stands between the role and everybody; a slip in it opens the role to the world.",
  fix: "Name the service, the account or the roles in Principal, and keep the condition.",
  ...guarding(TRUST),
  check: (it) => {
    eachStatement(it, TRUST, "Allow", (statement, { fail }) => {
      if (!isEveryone(statement) || narrowsCaller(statement) !== "yes") return;
      // An organisation cannot be named in Principal: with it, * is how it is written.
      if (statement.conditions.some(({ key }) => /^aws:principalorg(id|paths)$/.test(key))) return;
      fail(
        principalsAt(statement),
        "is *, narrowed by a condition alone; it must name who it is for",
      );
    });
  },
});
