import type * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../../infra/naming";
import {
  accessLogsPolicy,
  encryptedBucketPolicy,
  type GuardedBucket,
  guardedBucket,
  logAccess,
} from "../bucket";
import type { CustomerKey } from "../keys";
import { customerKey, policyJson } from "../keys";
import type { RecoveryVaultArgs } from "./args";
import { vaultKeyPolicy } from "./vault-policy";

/** Folder of the vault's access log in its bucket. */
const LOG_FOLDER = "vault";

/** Days that deleted access logs can be brought back. */
const LOG_VERSION_DAYS = 7;

/** Days after which the parts of an upload that never ended are dropped. */
const ABORT_UPLOAD_DAYS = 7;

/**
 * Where zones keep the copy of their archive outside their home: a bucket and its key, in the
 * recovery region's network stack, so that the cells that write to it can name it before any of them
 * exists there. Object lock is on without a default retention: it can be given one later, but a bucket
 * made without it would have to be replaced.
 */
export class RecoveryVault extends pulumi.ComponentResource {
  /** Name of the bucket. */
  readonly bucketName: pulumi.Output<string>;
  readonly bucketArn: pulumi.Output<string>;
  /** ARN of the key that replicas are encrypted with. */
  readonly keyArn: pulumi.Output<string>;
  readonly nodes: { readonly key: CustomerKey; readonly bucket: s3.Bucket };

  constructor(name: string, args: RecoveryVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:recovery:RecoveryVault", name, args, opts);
    const { game, environment } = args.tags;
    const removable = args.removable ?? false;
    const key = customerKey(
      `${name}-key`,
      {
        description: `${game} ${environment} ${args.region}: recovery vault`,
        policy: vaultKeyPolicy(args),
        alias: `${game}-${environment}-vault`,
        tags: args.tags,
        removable,
        overrides: args.overrides?.key ?? {},
      },
      { parent: this },
    );
    const bucketName = physicalName(
      "bucket",
      game,
      environment,
      "vault",
      args.region,
      args.account,
    );
    const logs = this.makeLogs(`${name}-logs`, bucketName, args);
    const guarded = guardedBucket(
      `${name}-bucket`,
      {
        bucketName,
        tags: args.tags,
        removable,
        objectLock: true,
        encryption: { keyArn: key.key.arn },
        transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
        lifecycleRules: [
          {
            id: "versions",
            status: "Enabled",
            filter: {},
            noncurrentVersionExpiration: { noncurrentDays: args.noncurrentDays ?? 90 },
            expiration: { expiredObjectDeleteMarker: true },
          },
          dropUploads(),
        ],
        policy: key.key.arn.apply((arn) =>
          policyJson(encryptedBucketPolicy(args, bucketName, arn)),
        ),
        sideName: name,
        ...(args.overrides?.bucket === undefined ? {} : { overrides: args.overrides.bucket }),
      },
      this,
    );
    logAccess(`${name}-logging`, guarded, { logs, folder: LOG_FOLDER, removable }, this);
    const { bucket } = guarded;
    this.bucketName = bucket.bucket;
    this.bucketArn = bucket.arn;
    this.keyArn = key.key.arn;
    this.nodes = { key, bucket };
    this.registerOutputs({
      bucketName: this.bucketName,
      bucketArn: this.bucketArn,
      keyArn: this.keyArn,
    });
  }

  /** Who read and wrote the copies: after a leak nothing else would tell. */
  private makeLogs(name: string, logged: string, args: RecoveryVaultArgs): GuardedBucket {
    const { game, environment } = args.tags;
    const bucketName = physicalName(
      "bucket",
      game,
      environment,
      "vault-logs",
      args.region,
      args.account,
    );
    return guardedBucket(
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
            expiration: { days: args.logDays },
            noncurrentVersionExpiration: { noncurrentDays: LOG_VERSION_DAYS },
          },
          dropUploads(),
        ],
        policy: accessLogsPolicy(args, bucketName, { [logged]: LOG_FOLDER }),
      },
      this,
    );
  }
}

/** Drops what is left of uploads that never ended. */
function dropUploads() {
  return {
    id: "uploads",
    status: "Enabled",
    filter: {},
    abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_UPLOAD_DAYS },
  };
}
