import { mapping, stackRule } from "../../rule";
import { fleetOf } from "./stack";

/** Separate resources that keep a bucket safe: deleting one weakens the bucket without touching it. */
const SIDES = [
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioning:BucketVersioning",
] as const;

export const protectSides = stackRule({
  id: "fleet-protect-sides",
  title: "What keeps a protected bucket safe is protected too",
  severity: "medium",
  frameworks: [mapping("worldcell", "A5")],
  why: "Policy, versioning, encryption and access log are resources of their own: a renamed one is deleted, and the bucket stays bare.",
  fix: "Pass the bucket's own protect to its side resources.",
  types: ["aws:s3/bucket:Bucket"],
  properties: [],
  check: (it) => {
    fleetOf(it);
    if (!it.options.protect) it.notApplicable("the bucket itself is not protected");
    for (const side of it.referrers(SIDES, "bucket")) side.mustBeProtected();
  },
});
