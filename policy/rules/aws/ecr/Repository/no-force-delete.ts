import { mapping, resourceRule } from "../../../../rule";

export const repositoryNoForceDelete = resourceRule({
  id: "aws-ecr-repository-no-force-delete",
  title: "A repository is not deleted together with its images",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A5")],
  why: "Cells cannot start pods any more, and the way back to an earlier version is gone.",
  fix: "Leave forceDelete out or false.",
  types: ["aws:ecr/repository:Repository"],
  properties: ["forceDelete"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeFalse("forceDelete");
  },
});
