import { mapping, resourceRule } from "../../../../rule";

export const repositoryImmutableTags = resourceRule({
  id: "aws-ecr-repository-immutable-tags",
  title: "The tags of images cannot be moved",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "ECR.2"),
    mapping("checkov", "CKV_AWS_51"),
    mapping("trivy", "AVD-AWS-0031"),
  ],
  why: "Whoever may push replaces what runs under a tag that was tested and approved.",
  fix: "Set imageTagMutability to IMMUTABLE, or IMMUTABLE_WITH_EXCLUSION with filters.",
  types: [
    "aws:ecr/repository:Repository",
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
  ],
  properties: ["imageTagMutability"],
  check: (it) => {
    it.mustBeOneOf("imageTagMutability", ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"], {
      shown: ["MUTABLE", "MUTABLE_WITH_EXCLUSION"],
    });
    for (const filter of it.list("imageTagMutabilityExclusionFilters"))
      it.part(() => {
        if (filter.text("filter") === "*")
          filter.fail("filter", "is *, which leaves no tag immutable; it must be narrower");
      });
  },
});
