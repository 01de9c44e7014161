import { mapping, stackRule } from "../../../../rule";
import { bucketOf, LOGGINGS } from "../buckets";

export const loggingTarget = stackRule({
  id: "aws-s3-bucket-logging-target",
  title: "A bucket's log goes to another bucket",
  severity: "medium",
  frameworks: [mapping("worldcell", "logs")],
  why: "A log in its own bucket logs itself without end, and goes with what it tells of.",
  fix: "Name a bucket for logs in targetBucket.",
  types: LOGGINGS,
  properties: ["targetBucket"],
  check: (it) => {
    it.mustExist("targetBucket");
    if (it.isUnknown("targetBucket")) it.undecided("targetBucket");
    const bucket = bucketOf(it);
    const same =
      bucket === undefined
        ? !it.isUnknown("bucket") && it.text("bucket") === it.text("targetBucket")
        : it.names("targetBucket", bucket) === "yes";
    if (same) it.fail("targetBucket", "is the bucket itself; it must be another");
  },
});
