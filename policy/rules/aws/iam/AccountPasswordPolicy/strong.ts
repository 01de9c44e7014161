import { mapping, resourceRule } from "../../../../rule";

const KINDS = [
  "requireLowercaseCharacters",
  "requireNumbers",
  "requireSymbols",
  "requireUppercaseCharacters",
] as const;

export const strong = resourceRule({
  id: "aws-iam-account-password-policy-strong",
  title: "Passwords of the account are long and of every kind of character",
  severity: "medium",
  frameworks: [mapping("fsbp", "IAM.7")],
  why: "A short password of a forgotten user is guessed, and the console is open.",
  fix: "Set minimumPasswordLength to 14 or more, all kinds of characters, and passwordReusePrevention to 24.",
  types: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
  properties: ["minimumPasswordLength", ...KINDS],
  check: (it) => {
    it.mustBeAtLeast("minimumPasswordLength", 14);
    for (const kind of KINDS) it.mustBeTrue(kind);
  },
});
