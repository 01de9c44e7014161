import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { encryptedBucketPolicy, policyJson } from "../keys";
import { archiveDays, bucketName, DATA_STORES, logBucketPolicy } from "./archive-layout";
import type { ArchiveArgs, Store } from "./args";
import { lifecycleRules } from "./lifecycle";

/** A bucket with all that guards it. */
export interface LakeBucket {
  readonly bucket: s3.Bucket;
  /** Its name, known at preview. */
  readonly name: string;
  /** The last of its side resources: what comes after it finds a guarded bucket. */
  readonly ready: pulumi.Resource;
}

export type LakeBuckets = Readonly<Record<Store, LakeBucket>>;

/** The five buckets; the one for logs first, since the others write to it. */
export function makeBuckets(name: string, args: ArchiveArgs, parent: pulumi.Resource): LakeBuckets {
  const logs = makeGuarded(name, "logs", args, parent);
  const data = (store: Exclude<Store, "logs">) => {
    const guarded = makeGuarded(name, store, args, parent);
    return watched(name, store, guarded, logs, parent);
  };
  return {
    raw: data("raw"),
    curated: data("curated"),
    archive: data("archive"),
    results: data("results"),
    logs,
  };
}

/** A bucket and its side resources, one after the other: S3 refuses two changes of one bucket at a time. */
function makeGuarded(
  parentName: string,
  store: Store,
  args: ArchiveArgs,
  parent: pulumi.Resource,
): LakeBucket {
  const name = `${parentName}-${store}`;
  const physical = bucketName(store, args);
  const protect = !(args.removable ?? false);
  const after = (previous: pulumi.Resource) => ({ parent, protect, dependsOn: [previous] });
  const bucket = new s3.Bucket(
    name,
    {
      tags: namedTags(args.tags, name),
      ...args.overrides?.buckets?.[store],
      bucket: physical,
      // Without a default retention it locks nothing by itself: it allows legal holds on single
      // objects, and a bucket made without it would have to be replaced.
      objectLockEnabled: store === "archive",
      forceDestroy: false,
    },
    { parent, protect },
  );
  const ownership = new s3.BucketOwnershipControls(
    `${name}-ownership`,
    { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
    { parent, protect },
  );
  const access = new s3.BucketPublicAccessBlock(
    `${name}-public-access`,
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
    `${name}-versioning`,
    { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
    after(access),
  );
  const encryption = new s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    { bucket: bucket.bucket, rules: [encryptionRule(store, args)] },
    after(versioning),
  );
  const lifecycle = new s3.BucketLifecycleConfiguration(
    `${name}-lifecycle`,
    {
      bucket: bucket.bucket,
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      rules: lifecycleRules(store, archiveDays(args)),
    },
    after(encryption),
  );
  const policy = new s3.BucketPolicy(
    `${name}-policy`,
    {
      bucket: bucket.bucket,
      policy:
        store === "logs"
          ? logBucketPolicy(args)
          : pulumi
              .output(args.dataKeyArn)
              .apply((key) => policyJson(encryptedBucketPolicy(args, physical, key))),
    },
    after(lifecycle),
  );
  return { bucket, name: physical, ready: policy };
}

/** The cell's key, but for access logs: S3 delivers them only to a bucket with its own keys (S3 user guide). */
function encryptionRule(store: Store, { dataKeyArn }: ArchiveArgs) {
  return store === "logs"
    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
    : {
        bucketKeyEnabled: true,
        blockedEncryptionTypes: ["SSE-C"],
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: dataKeyArn,
        },
      };
}

/**
 * Access logs and notifications of a bucket with data. Not of the logs' own: its log would be about
 * itself without end, and nobody acts on the arrival of a log.
 */
function watched(
  parentName: string,
  store: (typeof DATA_STORES)[number],
  { bucket, name: physical, ready }: LakeBucket,
  logs: LakeBucket,
  parent: pulumi.Resource,
): LakeBucket {
  const name = `${parentName}-${store}`;
  const logging = new s3.BucketLogging(
    `${name}-logging`,
    {
      bucket: bucket.bucket,
      targetBucket: logs.bucket.bucket,
      targetPrefix: `${store}/`,
      // By day of the request, so that a day can be read without the rest.
      targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
    },
    { parent, dependsOn: [ready, logs.ready] },
  );
  const notification = new s3.BucketNotification(
    `${name}-notification`,
    { bucket: bucket.bucket, eventbridge: true },
    { parent, dependsOn: [logging] },
  );
  return { bucket, name: physical, ready: notification };
}
