import { mapping, stackRule } from "../../../rule";

export const bucketPolicy = stackRule({
  id: "aws-documents-bucket-policy",
  title: "A bucket has a policy, by which it refuses plain HTTP",
  severity: "medium",
  frameworks: [mapping("fsbp", "S3.5"), mapping("cis", "3.1.1")],
  why: "Without a policy the bucket answers over plain HTTP too.",
  fix: "Add a BucketPolicy that denies s3:* to * where aws:SecureTransport is false.",
  types: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
  properties: [],
  check: (it) => {
    if (it.text("policy") !== undefined || it.at("policy") !== undefined) return;
    const policies = it.namedBy(["aws:s3/bucketPolicy:BucketPolicy"], "bucket");
    if (policies.length === 0)
      it.fail("", "has no BucketPolicy; it needs one that refuses plain HTTP");
  },
});
