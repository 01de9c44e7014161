import { mapping, stackRule } from "../../../../rule";
import { BUCKETS, inlineOf, LIFECYCLES, sidesOf } from "../buckets";

export const lifecycle = stackRule({
  id: "aws-s3-bucket-lifecycle",
  title: "A bucket has a lifecycle",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("securityHub", "S3.13"), mapping("checkov", "CKV2_AWS_61")],
  why: "Old versions, parts of failed uploads and logs with players' addresses are kept, and paid for, without end.",
  fix: "Add a BucketLifecycleConfiguration.",
  types: BUCKETS,
  properties: [],
  check: (it) => {
    if (sidesOf(it, LIFECYCLES).length > 0) return;
    if (inlineOf(it, "lifecycleRules") !== undefined) return;
    it.fail("", "has no BucketLifecycleConfiguration; it needs one");
  },
});
