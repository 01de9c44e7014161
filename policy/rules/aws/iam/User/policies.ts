import { mapping, resourceRule } from "../../../../rule";

const TYPES = {
  "aws:iam/policyAttachment:PolicyAttachment": "users",
  "aws:iam/userPolicy:UserPolicy": "user",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "user",
} as const;

export const policies = resourceRule({
  id: "aws-iam-user-policies",
  title: "A user has its rights by groups or roles",
  severity: "low",
  frameworks: [mapping("fsbp", "IAM.2"), mapping("checkov", "CKV_AWS_40")],
  why: "Rights that hang on single users are forgotten when their work changes.",
  fix: "Give the policy to a group, or better to a role.",
  types: Object.keys(TYPES),
  properties: ["user", "users"],
  check: (it) => {
    const property = TYPES[it.type as keyof typeof TYPES];
    if (property === "user")
      it.fail("user", "is given a policy of its own; a group or role should have it");
    else if (it.count("users") > 0)
      it.fail("users", "are given a policy; a group or role should have it");
  },
});
