import { ESCALATING } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachDocument, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { listed, powersOf } from "./powers";

export const privilegeEscalation = resourceRule({
  id: "aws-iam-policy-privilege-escalation",
  title: "No policy lets an identity take the rights of others",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_286"), mapping("worldcell", "privilege-escalation")],
  why: "Who may rewrite any policy, take any role or change any function's code may in the end do everything.",
  fix: "Name the roles, users or functions, or narrow the statement with a permissions boundary or by tags.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachDocument(it, IDENTITY, ({ document, fail }) => {
      const isFar = (action: string) => /^(iam|sts):/.test(action);
      for (const { statement, actions } of powersOf(document, ESCALATING, isFar))
        fail(
          resourcesAt(statement),
          `is everything, for ${listed(actions)}; it must name resources`,
        );
    });
  },
});
