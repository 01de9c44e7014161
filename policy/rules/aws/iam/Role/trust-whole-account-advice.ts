import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, principalsAt, TRUST } from "../../documents/carried";
import { tellsWho, trustsAccount } from "./whole-account";

export const trustWholeAccountAdvice = resourceRule({
  id: "aws-iam-role-trust-whole-account-advice",
  title: "A role that trusts a whole account says who of it is meant",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_61")],
  why: "Whoever may assume any role there may take this one; a stranger's account could be tricked into it.",
  fix: "Name roles in Principal, or demand aws:PrincipalArn, tags, MFA, or sts:ExternalId for a third party.",
  ...guarding(TRUST),
  check: (it) => {
    if (it.context.fleet !== undefined)
      it.notApplicable("aws-iam-role-trust-whole-account demands it in a fleet");
    eachStatement(it, TRUST, "Allow", (statement, { fail }) => {
      if (trustsAccount(statement) && tellsWho(statement, false) === "no")
        fail(
          principalsAt(statement),
          "is a whole account; it should name roles, or have a condition",
        );
    });
  },
});
