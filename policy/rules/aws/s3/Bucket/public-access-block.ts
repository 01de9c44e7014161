import { mapping, stackRule } from "../../../../rule";
import { FLAGS } from "../BucketPublicAccessBlock/complete";
import { BUCKETS, sidesOf } from "../buckets";

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
  types: BUCKETS,
  properties: [],
  check: (it) => {
    const whole = it
      .ofType("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock")
      .some((block) => FLAGS.every((flag) => block.flag(flag) === true));
    if (whole) return;
    const blocks = sidesOf(it, ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"]);
    if (blocks.length === 0) it.fail("", "has no BucketPublicAccessBlock; it needs one");
  },
});
