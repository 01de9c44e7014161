import type * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import { guardedBucket } from "../bucket";
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
  const bucketName = accessLogBucketName(args.tags, args.region, args.account);
  const { bucket, ready } = guardedBucket(
    name,
    {
      bucketName,
      tags: args.tags,
      removable: args.removable ?? false,
      emptied: true,
      encryption: "AES256",
      lifecycleRules: [
        {
          id: "expire",
          status: "Enabled",
          filter: {},
          expiration: { days: ACCESS_LOG_DAYS[args.phase] },
          noncurrentVersionExpiration: { noncurrentDays: 7 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
      policy: accessLogPolicy({ ...args, bucket: bucketName }),
    },
    parent,
  );
  return { bucket, ready: [ready] };
}
