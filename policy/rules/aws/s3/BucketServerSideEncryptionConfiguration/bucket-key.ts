import { mapping, resourceRule } from "../../../../rule";
import { ENCRYPTIONS } from "../buckets";
import { usesKms } from "../encryption";

export const bucketKey = resourceRule({
  id: "aws-s3-bucket-server-side-encryption-configuration-bucket-key",
  title: "A bucket asks KMS once for many objects",
  severity: "low",
  frameworks: [mapping("worldcell", "A7")],
  why: "Each object costs a call to KMS, and reading a month of history meets its limit.",
  fix: "Set bucketKeyEnabled: true.",
  types: ENCRYPTIONS,
  properties: [],
  check: (it) => {
    const rules = it.list("rules").filter(usesKms);
    if (rules.length === 0) it.notApplicable("the bucket does not use KMS");
    for (const rule of rules) rule.mustBeTrue("bucketKeyEnabled");
  },
});
