import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../../infra/naming";
import { namedTags } from "../../infra/tags";
import type { CustomerKey } from "../keys";
import { customerKey, encryptedBucketPolicy, policyJson } from "../keys";
import type { RecoveryVaultArgs } from "./args";
import { vaultKeyPolicy } from "./vault-policy";

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
    const bucket = new s3.Bucket(
      `${name}-bucket`,
      {
        tags: namedTags(args.tags, `${name}-bucket`),
        ...args.overrides?.bucket,
        bucket: bucketName,
        objectLockEnabled: true,
        forceDestroy: false,
      },
      { parent: this, protect: !removable },
    );
    this.makeSides(name, args, bucket, bucketName, key);
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

  /** Side resources, one after the other: S3 refuses two changes of one bucket at a time. */
  private makeSides(
    name: string,
    args: RecoveryVaultArgs,
    bucket: s3.Bucket,
    bucketName: string,
    { key }: CustomerKey,
  ): void {
    const protect = !(args.removable ?? false);
    const after = (previous: pulumi.Resource) => ({ parent: this, protect, dependsOn: [previous] });
    const ownership = new s3.BucketOwnershipControls(
      `${name}-ownership`,
      { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      { parent: this, protect },
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
      {
        bucket: bucket.bucket,
        rules: [
          {
            bucketKeyEnabled: true,
            blockedEncryptionTypes: ["SSE-C"],
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: key.arn,
            },
          },
        ],
      },
      after(versioning),
    );
    const lifecycle = new s3.BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      {
        bucket: bucket.bucket,
        transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
        rules: [
          {
            id: "versions",
            status: "Enabled",
            filter: {},
            noncurrentVersionExpiration: { noncurrentDays: args.noncurrentDays ?? 90 },
            expiration: { expiredObjectDeleteMarker: true },
          },
          {
            id: "uploads",
            status: "Enabled",
            filter: {},
            abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_UPLOAD_DAYS },
          },
        ],
      },
      after(encryption),
    );
    new s3.BucketPolicy(
      `${name}-policy`,
      {
        bucket: bucket.bucket,
        policy: key.arn.apply((arn) => policyJson(encryptedBucketPolicy(args, bucketName, arn))),
      },
      after(lifecycle),
    );
  }
}
