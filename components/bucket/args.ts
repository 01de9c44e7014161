import type * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../../infra/tags";

/** What {@link guardedBucket} makes. */
export interface GuardedBucketArgs {
  /** Physical name. */
  readonly bucketName: string;
  readonly tags: Tags;
  /** True lets the bucket and its side resources be destroyed. */
  readonly removable: boolean;
  /**
   * Object lock without a default retention: it locks nothing by itself, but a bucket made without it would
   * have to be replaced to get it. @default false
   */
  readonly objectLock?: boolean;
  /** True lets a removable bucket be destroyed with what is in it: for logs, which expire anyway. @default false */
  readonly emptied?: boolean;
  /** Customer key; `AES256` for logs, which S3 and load balancers deliver to buckets with S3's own keys only. */
  readonly encryption: { readonly keyArn: pulumi.Input<string> } | "AES256";
  readonly lifecycleRules: NonNullable<s3.BucketLifecycleConfigurationArgs["rules"]>;
  /** Smallest objects that tiers take. @default S3's own */
  readonly transitionDefaultMinimumObjectSize?: string;
  /** Policy document. */
  readonly policy: pulumi.Input<string>;
  /** Beginning of the side resources' names. @default the bucket's name */
  readonly sideName?: string;
  readonly overrides?: Pick<s3.BucketArgs, "tags">;
}

/** A bucket with all that guards it. */
export interface GuardedBucket {
  readonly bucket: s3.Bucket;
  /** Its name, known at preview. */
  readonly name: string;
  /** The last of its side resources: what comes after it finds a guarded bucket. */
  readonly ready: pulumi.Resource;
}

/** Where access to a bucket is logged. */
export interface AccessLogArgs {
  /** Bucket of the log, in the same region and account. */
  readonly logs: GuardedBucket;
  /** Folder of the log, without a slash. */
  readonly folder: string;
  /** True lets it be destroyed. */
  readonly removable: boolean;
}
