import { mapping, resourceRule } from "../../../../rule";

export const noCreateGrant = resourceRule({
  id: "aws-kms-grant-no-create-grant",
  title: "Who holds a grant grants nothing on",
  severity: "low",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "Its holder can pass the key on to anybody, and no policy shows it.",
  fix: "Leave CreateGrant out of operations; volumes of instances are the exception that AWS documents.",
  types: ["aws:kms/grant:Grant"],
  properties: [],
  check: (it) => {
    if (it.texts("operations").includes("CreateGrant"))
      it.fail("operations", "holds CreateGrant; it must not");
  },
});
