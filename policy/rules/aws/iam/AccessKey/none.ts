import { mapping, resourceRule } from "../../../../rule";

export const none = resourceRule({
  id: "aws-iam-access-key-none",
  title: "Nobody works with access keys that do not end",
  severity: "medium",
  frameworks: [mapping("worldcell", "no-static-credentials")],
  why: "The key stands in the state, in a config file and sooner or later in a repository, and works from anywhere.",
  fix: "Let the program take a role: of its instance, pod or function, or with a web identity.",
  types: ["aws:iam/accessKey:AccessKey"],
  properties: [],
  check: (it) => {
    if (it.text("status") === "Inactive") return;
    it.fail("user", "gets a key that does not end; it must take a role");
  },
});
