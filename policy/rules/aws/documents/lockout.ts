import { actionBreadth } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachStatement, guarding, isEveryone, RESOURCE } from "./carried";

export const lockout = resourceRule({
  id: "aws-documents-lockout",
  title: "No document refuses everything to everybody, or in a fleet anything",
  severity: "medium",
  frameworks: [mapping("worldcell", "documents")],
  why: "The refusal holds for the platform and its administrators too; only the account's root user, or AWS, can undo it.",
  fix: "Give the Deny its condition, such as aws:SecureTransport being false.",
  ...guarding(RESOURCE),
  check: (it) => {
    eachStatement(it, RESOURCE, "Deny", (statement, { fail }) => {
      const { actions, conditions, conditionsUnknown, principals, path } = statement;
      if (principals?.negated !== false || !isEveryone(statement)) return;
      if (conditions.length > 0 || conditionsUnknown) return;
      const all = actions?.patterns.some((action) => actionBreadth(action).kind !== "some");
      if ((all === true && actions?.negated === false) || it.context.fleet !== undefined)
        fail(`${path}.Condition`, "is not set on a refusal to everybody; it must be");
    });
  },
});
