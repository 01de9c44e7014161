import { mapping, resourceRule } from "../../../../rule";
import { OWNERSHIP } from "../buckets";

const ENFORCED = "BucketOwnerEnforced";
const PREFERRED = "BucketOwnerPreferred";

export const ownershipEnforced = resourceRule({
  id: "aws-s3-bucket-ownership-controls-enforced",
  title: "A bucket's owner owns its objects",
  severity: "high",
  frameworks: [mapping("fsbp", "S3.12"), mapping("checkov", "CKV2_AWS_65")],
  why: "With ACLs, whoever writes an object decides who reads it, past every policy.",
  fix: "Set objectOwnership: BucketOwnerEnforced; logs of CloudFront's older kind need BucketOwnerPreferred.",
  types: [OWNERSHIP],
  properties: ["rule.objectOwnership"],
  check: (it) => {
    const inFleet = it.context.fleet !== undefined;
    it.mustBeOneOf("rule.objectOwnership", inFleet ? [ENFORCED] : [ENFORCED, PREFERRED], {
      shown: [PREFERRED, "ObjectWriter"],
    });
  },
});
