import { actionBreadth, shownAction } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachStatement, guarding, KEYS } from "./carried";

export const keyAdministration = resourceRule({
  id: "aws-documents-key-administration",
  title: "Only the account itself has all of a key",
  severity: "high",
  frameworks: [mapping("worldcell", "key-policies")],
  why: "With kms:* a principal may rewrite the key's policy, shut all others out, and delete the key with all that it encrypts.",
  fix: "Leave kms:* to the account's root, and name the actions of administrators, users and services.",
  ...guarding(KEYS),
  check: (it) => {
    eachStatement(it, KEYS, "Allow", (statement, { fail }) => {
      const { actions, principals, path } = statement;
      if (actions === undefined || actions.negated || principals === undefined) return;
      const whole = actions.patterns.filter((action) => actionBreadth(action).kind !== "some");
      if (whole.length === 0) return;
      const others =
        principals.negated ||
        principals.all.some(({ kind }) => kind !== "account" && kind !== "unknown");
      const star = whole.some((action) => actionBreadth(action).kind === "every");
      if (!others && star && it.context.fleet !== undefined)
        fail(`${path}.Action`, "is *; it must be kms:*, which is all that a key's policy can give");
      if (others)
        fail(
          `${path}.Action`,
          `is ${whole.map(shownAction).join(", ")} for others than the account; it must name actions`,
        );
    });
  },
});
