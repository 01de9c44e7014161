import { mapping, resourceRule } from "../../../../rule";
import { LIFECYCLES } from "../buckets";
import { enabledRules, failNoRule, isUnfiltered } from "../lifecycle";

export const uploads = resourceRule({
  id: "aws-s3-bucket-lifecycle-configuration-uploads",
  title: "Uploads that were never finished are dropped",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_300")],
  why: "Their parts are billed for ever, and no listing shows them.",
  fix: "Add abortIncompleteMultipartUpload with daysAfterInitiation: 7 to a rule for every object.",
  types: LIFECYCLES,
  properties: [],
  check: (it) => {
    const covered = enabledRules(it).some(
      (own) => isUnfiltered(own) && own.has("abortIncompleteMultipartUpload.daysAfterInitiation"),
    );
    if (!covered)
      failNoRule(it, "have no abortIncompleteMultipartUpload for every object; one should");
  },
});
