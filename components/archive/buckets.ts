import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { encryptedBucketPolicy, type GuardedBucket, guardedBucket, logAccess } from "../bucket";
import { policyJson } from "../keys";
import { archiveDays, bucketName, DATA_STORES, logBucketPolicy } from "./archive-layout";
import type { ArchiveArgs, Store } from "./args";
import { lifecycleRules } from "./lifecycle";

/** A bucket of the lake. */
export type LakeBucket = GuardedBucket;
export type LakeBuckets = Readonly<Record<Store, LakeBucket>>;

/** The five buckets; the one for logs first, since the others write to it. */
export function makeBuckets(name: string, args: ArchiveArgs, parent: pulumi.Resource): LakeBuckets {
  const logs = makeGuarded(name, "logs", args, parent);
  const data = (store: Exclude<Store, "logs">) => {
    const guarded = makeGuarded(name, store, args, parent);
    return watched(name, store, guarded, { logs, removable: args.removable ?? false }, parent);
  };
  return {
    raw: data("raw"),
    curated: data("curated"),
    archive: data("archive"),
    results: data("results"),
    logs,
  };
}

function makeGuarded(
  parentName: string,
  store: Store,
  args: ArchiveArgs,
  parent: pulumi.Resource,
): LakeBucket {
  const name = bucketName(store, args);
  const overrides = args.overrides?.buckets?.[store];
  return guardedBucket(
    `${parentName}-${store}`,
    {
      bucketName: name,
      tags: args.tags,
      removable: args.removable ?? false,
      objectLock: store === "archive",
      // The cell's key, but for access logs: S3 delivers them only to a bucket with its own keys (S3 user guide).
      encryption: store === "logs" ? "AES256" : { keyArn: args.dataKeyArn },
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      lifecycleRules: lifecycleRules(store, archiveDays(args)),
      policy:
        store === "logs"
          ? logBucketPolicy(args)
          : pulumi
              .output(args.dataKeyArn)
              .apply((key) => policyJson(encryptedBucketPolicy(args, name, key))),
      ...(overrides === undefined ? {} : { overrides }),
    },
    parent,
  );
}

/** Access logs and notifications of a bucket with data; nobody acts on the arrival of a log. */
function watched(
  parentName: string,
  store: (typeof DATA_STORES)[number],
  guarded: LakeBucket,
  { logs, removable }: { readonly logs: LakeBucket; readonly removable: boolean },
  parent: pulumi.Resource,
): LakeBucket {
  const name = `${parentName}-${store}`;
  const log = { logs, folder: store, removable };
  const logging = logAccess(`${name}-logging`, guarded, log, parent);
  const notification = new s3.BucketNotification(
    `${name}-notification`,
    { bucket: guarded.bucket.bucket, eventbridge: true },
    { parent, dependsOn: [logging] },
  );
  return { ...guarded, ready: notification };
}
