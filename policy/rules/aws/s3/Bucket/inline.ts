import { mapping, resourceRule } from "../../../../rule";
import { BUCKETS } from "../buckets";

/** Properties that resources of their own have taken over, in both spellings. */
const INLINE = [
  "accelerationStatus",
  "acl",
  "corsRules",
  "grants",
  "lifecycleRules",
  "logging",
  "loggings",
  "objectLockConfiguration",
  "policy",
  "replicationConfiguration",
  "replicationConfigurations",
  "requestPayer",
  "serverSideEncryptionConfiguration",
  "serverSideEncryptionConfigurations",
  "versioning",
  "versionings",
  "website",
  "websites",
] as const;

export const inline = resourceRule({
  id: "aws-s3-bucket-inline",
  title: "A bucket is configured by resources of their own",
  severity: "low",
  frameworks: [mapping("worldcell", "provider")],
  why: "Settings in the bucket are deprecated, and fight with the resource that says the same.",
  fix: "Move each into its resource: BucketVersioning, BucketLifecycleConfiguration and so on.",
  types: BUCKETS,
  properties: [],
  check: (it) => {
    for (const path of INLINE)
      if (it.has(path)) it.fail(path, "is deprecated here; it should be a resource of its own");
  },
});
