import { mapping, stackRule } from "../../../../rule";

export const publicAccessBlock = stackRule({
  id: "aws-s3-bucket-public-access-block",
  title: "A bucket has a public access block",
  severity: "critical",
  frameworks: [
    mapping("fsbp", "S3.8"),
    mapping("cis", "3.1.4"),
    mapping("checkov", "CKV2_AWS_6"),
    mapping("trivy", "AVD-AWS-0094"),
  ],
  why: "One careless policy or object ACL is enough to show players' history to the world.",
  fix: "Add a BucketPublicAccessBlock for the bucket, with all four flags true.",
  types: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
  properties: [],
  check: (it) => {
    const blocks = it.namedBy(["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"], "bucket");
    if (blocks.length === 0) it.fail("", "has no BucketPublicAccessBlock; it needs one");
  },
});
