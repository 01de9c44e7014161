import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

export const federated = resourceRule({
  id: "aws-iam-user-federated",
  title: "People and programs take roles instead of being users",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_273")],
  why: "A user's password and keys hold until somebody thinks of them; a role's session ends by itself.",
  fix: "Use IAM Identity Center for people, and roles for programs, with a web identity where they run elsewhere.",
  types: ["aws:iam/user:User"],
  properties: ["path"],
  settings: {
    emergencyPath: z
      .string()
      .default("/emergency/")
      .describe("Path of the users that must work when the identity provider does not."),
  },
  check: (it) => {
    if (it.text("path") !== it.settings.emergencyPath)
      it.fail("", "is a user of the account; a role should do");
  },
});
