import * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import type { EntryArgs } from "./args";
import { ACCESS_LOG_DAYS, accessLogBucketName, accessLogPolicy } from "./entry-layout";

/** The access logs' bucket with all that guards it. */
export interface LogBucket {
  readonly bucket: s3.Bucket;
  /** What must stand before the load balancer tries its first write. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * Bucket of the load balancer's access logs. Encrypted with S3's own keys: load balancers cannot
 * write to a bucket with a customer key (ELB user guide, access logs). Clients' addresses are in it,
 * so it expires.
 */
export function makeLogBucket(name: string, args: EntryArgs, parent: pulumi.Resource): LogBucket {
  const protect = !(args.removable ?? false);
  const bucketName = accessLogBucketName(args.tags, args.region, args.account);
  // One after the other: S3 refuses two changes of one bucket at a time.
  const after = (previous: pulumi.Resource) => ({ parent, protect, dependsOn: [previous] });
  const bucket = new s3.Bucket(
    name,
    { bucket: bucketName, forceDestroy: !protect, tags: namedTags(args.tags, name) },
    { parent, protect },
  );
  const ownership = new s3.BucketOwnershipControls(
    `${name}-ownership`,
    { bucket: bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } },
    { parent, protect },
  );
  const access = new s3.BucketPublicAccessBlock(
    `${name}-public-access`,
    {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    after(ownership),
  );
  const encryption = new s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    {
      bucket: bucket.id,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
    after(access),
  );
  const versioning = new s3.BucketVersioning(
    `${name}-versioning`,
    { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
    after(encryption),
  );
  const lifecycle = new s3.BucketLifecycleConfiguration(
    `${name}-lifecycle`,
    {
      bucket: bucket.id,
      rules: [
        {
          id: "expire",
          status: "Enabled",
          filter: {},
          expiration: { days: ACCESS_LOG_DAYS[args.phase] },
          noncurrentVersionExpiration: { noncurrentDays: 7 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
    // Rules for old versions have an effect only once versioning is on.
    after(versioning),
  );
  const policy = new s3.BucketPolicy(
    `${name}-policy`,
    { bucket: bucket.id, policy: accessLogPolicy({ ...args, bucket: bucketName }) },
    after(lifecycle),
  );
  return { bucket, ready: [policy] };
}
