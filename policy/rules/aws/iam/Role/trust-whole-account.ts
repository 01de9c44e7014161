import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { eachStatement, guarding, TRUST } from "../../documents/carried";
import { tellsWho, trustsAccount } from "./whole-account";

export const trustWholeAccount = resourceRule({
  id: "aws-iam-role-trust-whole-account",
  title: "A role of the fleet says who of the account may take it",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_61"), mapping("worldcell", "least-privilege")],
  why: "Every role of the account with a wide sts:AssumeRole could take it, another environment's too.",
  fix: "Demand the stack of the roles with aws:PrincipalTag/stack, or their names with aws:PrincipalArn.",
  ...guarding(TRUST),
  check: (it) => {
    fleetOf(it);
    eachStatement(it, TRUST, "Allow", (statement, { fail }) => {
      if (trustsAccount(statement) && tellsWho(statement, true) === "no")
        fail(
          `${statement.path}.Condition`,
          "does not say who of the account is meant; it must demand aws:PrincipalTag/stack or names of roles",
        );
    });
  },
});
