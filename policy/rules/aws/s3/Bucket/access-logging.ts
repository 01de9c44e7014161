import { mapping, stackRule } from "../../../../rule";
import { BUCKETS, inlineOf, LOGGINGS, sidesOf } from "../buckets";
import { holdsNoData } from "../uses";

export const accessLogging = stackRule({
  id: "aws-s3-bucket-access-logging",
  title: "Access to a bucket with data is logged",
  severity: "medium",
  elsewhere: "low",
  frameworks: [
    mapping("fsbp", "S3.9"),
    mapping("checkov", "CKV_AWS_18"),
    mapping("trivy", "AVD-AWS-0089"),
  ],
  why: "After a leak nothing tells which objects were read, and by whom.",
  fix: "Add a BucketLogging to a bucket for logs.",
  types: BUCKETS,
  properties: [],
  check: (it) => {
    if (sidesOf(it, LOGGINGS).length > 0) return;
    if (inlineOf(it, "logging", "loggings")?.has("targetBucket") === true) return;
    if (holdsNoData(it)) it.notApplicable("holds logs itself, or what everybody may see");
    it.fail("", "has no BucketLogging; it needs one");
  },
});
