import { mapping, resourceRule } from "../../../../rule";

/** The four ways to a public bucket, each of which a flag closes. */
export const FLAGS = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;

export const complete = resourceRule({
  id: "aws-s3-bucket-public-access-block-complete",
  title: "A public access block leaves no way open",
  severity: "critical",
  frameworks: [
    mapping("fsbp", "S3.8"),
    mapping("checkov", "CKV_AWS_53"),
    mapping("checkov", "CKV_AWS_54"),
    mapping("checkov", "CKV_AWS_55"),
    mapping("checkov", "CKV_AWS_56"),
    mapping("trivy", "AVD-AWS-0086"),
    mapping("trivy", "AVD-AWS-0087"),
    mapping("trivy", "AVD-AWS-0091"),
    mapping("trivy", "AVD-AWS-0093"),
  ],
  why: "Each flag closes one of the ways to a public bucket; the others do not cover it.",
  fix: "Set all four flags to true.",
  types: [
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  ],
  properties: FLAGS,
  check: (it) => {
    for (const flag of FLAGS) it.mustBeTrue(flag);
  },
});
