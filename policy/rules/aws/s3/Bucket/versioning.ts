import { mapping, stackRule } from "../../../../rule";
import { BUCKETS, inlineOf, sidesOf, VERSIONINGS } from "../buckets";
import { holdsNoData } from "../uses";

export const versioning = stackRule({
  id: "aws-s3-bucket-versioning",
  title: "A bucket keeps what is overwritten and deleted",
  severity: "medium",
  frameworks: [mapping("securityHub", "S3.14"), mapping("checkov", "CKV_AWS_21")],
  why: "What a job overwrites or deletes by mistake is gone, and nothing can be copied elsewhere.",
  fix: "Add a BucketVersioning with status: Enabled, and a lifecycle for old versions.",
  types: BUCKETS,
  properties: [],
  check: (it) => {
    if (sidesOf(it, VERSIONINGS).length > 0) return;
    const inline = inlineOf(it, "versioning", "versionings");
    if (inline?.flag("enabled") === true) return;
    // A fleet keeps its logs' versions too: a log that can be emptied proves nothing.
    if (it.context.fleet === undefined && holdsNoData(it))
      it.notApplicable("holds what can be made again, or is only a log");
    if (inline?.flag("enabled") === false)
      inline.fail("enabled", "is false; it must be true, or a BucketVersioning's");
    else it.fail("", "has no BucketVersioning; it needs one");
  },
});
