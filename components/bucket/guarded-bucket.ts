import * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import type { AccessLogArgs, GuardedBucket, GuardedBucketArgs } from "./args";

/**
 * A bucket and its side resources, one after the other: S3 refuses two changes of one bucket at a time.
 * Objects belong to the bucket's owner, nothing is public, versions are kept, everything is encrypted.
 *
 * @param parent component that the bucket is of.
 */
export function guardedBucket(
  name: string,
  args: GuardedBucketArgs,
  parent: pulumi.Resource,
): GuardedBucket {
  const { bucketName, removable, sideName = name } = args;
  const protect = !removable;
  const after = (previous: pulumi.Resource) => ({ parent, protect, dependsOn: [previous] });
  const bucket = new s3.Bucket(
    name,
    {
      tags: namedTags(args.tags, name),
      ...args.overrides,
      bucket: bucketName,
      ...(args.objectLock === undefined ? {} : { objectLockEnabled: args.objectLock }),
      forceDestroy: removable && args.emptied === true,
    },
    { parent, protect },
  );
  const ownership = new s3.BucketOwnershipControls(
    `${sideName}-ownership`,
    { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    { parent, protect },
  );
  const access = new s3.BucketPublicAccessBlock(
    `${sideName}-public-access`,
    {
      bucket: bucket.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    after(ownership),
  );
  const versioning = new s3.BucketVersioning(
    `${sideName}-versioning`,
    { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
    after(access),
  );
  const encryption = new s3.BucketServerSideEncryptionConfiguration(
    `${sideName}-encryption`,
    { bucket: bucket.bucket, rules: [encryptionRule(args)] },
    after(versioning),
  );
  const lifecycle = new s3.BucketLifecycleConfiguration(
    `${sideName}-lifecycle`,
    {
      bucket: bucket.bucket,
      ...(args.transitionDefaultMinimumObjectSize === undefined
        ? {}
        : { transitionDefaultMinimumObjectSize: args.transitionDefaultMinimumObjectSize }),
      rules: args.lifecycleRules,
    },
    // Rules for old versions have an effect only once versioning is on.
    after(encryption),
  );
  const policy = new s3.BucketPolicy(
    `${sideName}-policy`,
    { bucket: bucket.bucket, policy: args.policy },
    after(lifecycle),
  );
  return { bucket, name: bucketName, ready: policy };
}

function encryptionRule({ encryption }: GuardedBucketArgs) {
  return encryption === "AES256"
    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
    : {
        bucketKeyEnabled: true,
        blockedEncryptionTypes: ["SSE-C"],
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: encryption.keyArn,
        },
      };
}

/** Logs who reads and writes a bucket. Not for the log's own bucket: its log would be about itself without end. */
export function logAccess(
  name: string,
  { bucket, ready }: GuardedBucket,
  { logs, folder, removable }: AccessLogArgs,
  parent: pulumi.Resource,
): s3.BucketLogging {
  return new s3.BucketLogging(
    name,
    {
      bucket: bucket.bucket,
      targetBucket: logs.bucket.bucket,
      targetPrefix: `${folder}/`,
      // By day of the request, so that a day can be read without the rest.
      targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
    },
    { parent, protect: !removable, dependsOn: [ready, logs.ready] },
  );
}
