import { narrowsCaller } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, isEveryone, principalsAt, TRUST } from "../../documents/carried";

export const trustPublic = resourceRule({
  id: "aws-iam-role-trust-public",
  title: "A role is not for everybody to take",
  severity: "critical",
  frameworks: [mapping("checkov", "CKV_AWS_60"), mapping("worldcell", "public-access")],
  why: "Anybody with an AWS account, anywhere, can take the role and do what it may do.",
  fix: "Name the roles, the account or the service that take it.",
  exemptible: false,
  ...guarding(TRUST),
  check: (it) => {
    eachStatement(it, TRUST, "Allow", (statement, { fail }) => {
      if (!isEveryone(statement) || narrowsCaller(statement) !== "no") return;
      const negated = statement.principals?.negated === true;
      fail(
        principalsAt(statement),
        negated
          ? "is everybody but some; it must be Principal"
          : "is *; it must name who it is for",
      );
    });
  },
});
