import { mapping, stackRule } from "../../../../rule";

export const repositoryLifecycle = stackRule({
  id: "aws-ecr-repository-lifecycle",
  title: "Old images are removed",
  severity: "low",
  frameworks: [mapping("fsbp", "ECR.3")],
  why: "Each build adds to the bill for ever, and old images hold old holes.",
  fix: "Add a LifecyclePolicy for the repository.",
  types: ["aws:ecr/repository:Repository"],
  properties: [],
  check: (it) => {
    if (it.namedBy(["aws:ecr/lifecyclePolicy:LifecyclePolicy"], "repository").length === 0)
      it.fail("", "has no LifecyclePolicy");
  },
});
