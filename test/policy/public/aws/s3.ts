import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as lambda from "@pulumi/aws/lambda";
import * as s3 from "@pulumi/aws/s3";
import * as sqs from "@pulumi/aws/sqs";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

/** The satellites that every bucket below has, as one component. */
class PrivateBucket extends pulumi.ComponentResource {
  readonly bucket: s3.Bucket;

  constructor(
    name: string,
    args: { keyArn?: pulumi.Input<string>; logBucket: pulumi.Input<string> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("acme:storage:PrivateBucket", name, {}, opts);
    const parent = { parent: this };
    this.bucket = new s3.Bucket(name, {}, parent);
    new s3.BucketPublicAccessBlock(
      name,
      {
        bucket: this.bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      parent,
    );
    new s3.BucketOwnershipControls(
      name,
      { bucket: this.bucket.id, rule: { objectOwnership: "BucketOwnerEnforced" } },
      parent,
    );
    new s3.BucketVersioning(
      name,
      { bucket: this.bucket.id, versioningConfiguration: { status: "Enabled" } },
      parent,
    );
    new s3.BucketServerSideEncryptionConfiguration(
      name,
      {
        bucket: this.bucket.id,
        rules: [
          {
            applyServerSideEncryptionByDefault:
              args.keyArn === undefined
                ? { sseAlgorithm: "AES256" }
                : { sseAlgorithm: "aws:kms", kmsMasterKeyId: args.keyArn },
            bucketKeyEnabled: args.keyArn !== undefined,
          },
        ],
      },
      parent,
    );
    new s3.BucketLogging(
      name,
      { bucket: this.bucket.id, targetBucket: args.logBucket, targetPrefix: `${name}/` },
      parent,
    );
    new s3.BucketLifecycleConfiguration(
      name,
      {
        bucket: this.bucket.id,
        rules: [
          {
            id: "tidy",
            status: "Enabled",
            filter: {},
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            noncurrentVersionExpiration: { noncurrentDays: 90 },
          },
        ],
      },
      parent,
    );
    const document = iam.getPolicyDocumentOutput({
      statements: [
        {
          sid: "DenyInsecureTransport",
          effect: "Deny",
          principals: [{ type: "*", identifiers: ["*"] }],
          actions: ["s3:*"],
          resources: [this.bucket.arn, pulumi.interpolate`${this.bucket.arn}/*`],
          conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
        },
      ],
    });
    new s3.BucketPolicy(name, { bucket: this.bucket.id, policy: document.json }, parent);
    this.registerOutputs({});
  }
}

/** Buckets of a component, one with the service's key and one with the customer's. */
export function componentBuckets(): void {
  const key = new kms.Key("documents", { enableKeyRotation: true });
  new kms.Alias("documents", { name: "alias/documents", targetKeyId: key.keyId });
  new PrivateBucket("documents", { keyArn: key.arn, logBucket: "acme-access-logs" });
  new PrivateBucket("assets", { logBucket: "acme-access-logs" });
}

/** A bucket with everything inline on the satellites, transitions, CORS for one site, an inventory. */
export function uploads(): void {
  const bucket = new s3.Bucket("uploads", {
    bucket: "acme-uploads-111122223333",
    tags: { Team: "media" },
  });
  new s3.BucketPublicAccessBlock("uploads", {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new s3.BucketVersioning("uploads", {
    bucket: bucket.bucket,
    versioningConfiguration: { status: "Enabled", mfaDelete: "Disabled" },
  });
  new s3.BucketServerSideEncryptionConfiguration("uploads", {
    bucket: bucket.bucket,
    rules: [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" }, bucketKeyEnabled: true },
    ],
  });
  new s3.BucketLogging("uploads", {
    bucket: bucket.bucket,
    targetBucket: "acme-access-logs",
    targetPrefix: "uploads/",
    targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
  });
  new s3.BucketCorsConfiguration("uploads", {
    bucket: bucket.bucket,
    corsRules: [
      {
        allowedHeaders: ["*"],
        allowedMethods: ["PUT", "POST"],
        allowedOrigins: ["https://www.example.com"],
        exposeHeaders: ["ETag"],
        maxAgeSeconds: 3000,
      },
    ],
  });
  new s3.BucketLifecycleConfiguration("uploads", {
    bucket: bucket.bucket,
    rules: [
      {
        id: "archive",
        status: "Enabled",
        filter: { prefix: "originals/" },
        transitions: [
          { days: 30, storageClass: "STANDARD_IA" },
          { days: 90, storageClass: "GLACIER_IR" },
        ],
        noncurrentVersionTransitions: [{ noncurrentDays: 30, storageClass: "STANDARD_IA" }],
        noncurrentVersionExpiration: { noncurrentDays: 180, newerNoncurrentVersions: 3 },
      },
      {
        id: "thumbnails",
        status: "Enabled",
        filter: { and: { prefix: "thumbnails/", tags: { generated: "true" } } },
        expiration: { days: 365 },
      },
      {
        id: "multipart",
        status: "Enabled",
        filter: {},
        abortIncompleteMultipartUpload: { daysAfterInitiation: 3 },
        expiration: { expiredObjectDeleteMarker: true },
      },
    ],
  });
  new s3.BucketIntelligentTieringConfiguration("uploads", {
    bucket: bucket.bucket,
    name: "everything",
    tierings: [{ accessTier: "ARCHIVE_ACCESS", days: 125 }],
  });
  new s3.Inventory("uploads", {
    bucket: bucket.bucket,
    name: "weekly",
    includedObjectVersions: "Current",
    schedule: { frequency: "Weekly" },
    destination: {
      bucket: {
        format: "Parquet",
        bucketArn: "arn:aws:s3:::acme-inventory",
        accountId: "111122223333",
        encryption: { sseS3: {} },
      },
    },
  });
  new s3.BucketPolicy("uploads", {
    bucket: bucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "RecentTlsOnly",
          Effect: "Deny",
          Principal: { AWS: "*" },
          Action: ["s3:*"],
          Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
          Condition: { NumericLessThan: { "s3:TlsVersion": 1.2 } },
        },
      ],
    }),
  });
}

/** Write once, read many: an object lock, and replication into another region with its own key. */
export function lockedAndReplicated(): void {
  const west = new Provider("eu-west-1", { region: "eu-west-1" });
  const central = new Provider("eu-central-1", { region: "eu-central-1" });
  const buckets = [west, central].map((provider, index) => {
    const name = index === 0 ? "ledger" : "ledger-replica";
    const key = new kms.Key(name, { enableKeyRotation: true }, { provider });
    const bucket = new s3.Bucket(name, { objectLockEnabled: true }, { provider, protect: true });
    new s3.BucketPublicAccessBlock(
      name,
      {
        bucket: bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      { provider },
    );
    const versioning = new s3.BucketVersioning(
      name,
      { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
      { provider },
    );
    new s3.BucketServerSideEncryptionConfiguration(
      name,
      {
        bucket: bucket.id,
        rules: [
          {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: key.arn,
            },
            bucketKeyEnabled: true,
          },
        ],
      },
      { provider },
    );
    new s3.BucketObjectLockConfiguration(
      name,
      {
        bucket: bucket.id,
        rule: { defaultRetention: { mode: "COMPLIANCE", years: 7 } },
      },
      { provider },
    );
    new s3.BucketLogging(
      name,
      { bucket: bucket.id, targetBucket: `acme-access-logs-${String(index)}`, targetPrefix: name },
      { provider },
    );
    new s3.BucketPolicy(
      name,
      {
        bucket: bucket.id,
        policy: bucket.arn.apply((arn) =>
          JSON.stringify({
            Version: "2012-10-17",
            Statement: {
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Resource: [arn, `${arn}/*`],
              Condition: { Bool: { "aws:SecureTransport": false } },
            },
          }),
        ),
      },
      { provider },
    );
    return { bucket, key, versioning };
  });
  const [source, target] = buckets;
  if (source === undefined || target === undefined) return;
  const role = new iam.Role("ledger-replication", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    }),
  });
  new iam.RolePolicy("ledger-replication", {
    role: role.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
          Resource: source.bucket.arn,
        },
        {
          Effect: "Allow",
          Action: [
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionTagging",
            "s3:GetObjectRetention",
            "s3:GetObjectLegalHold",
          ],
          Resource: pulumi.interpolate`${source.bucket.arn}/*`,
        },
        {
          Effect: "Allow",
          Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
          Resource: pulumi.interpolate`${target.bucket.arn}/*`,
        },
        { Effect: "Allow", Action: "kms:Decrypt", Resource: source.key.arn },
        { Effect: "Allow", Action: "kms:Encrypt", Resource: target.key.arn },
      ],
    }),
  });
  new s3.BucketReplicationConfig(
    "ledger",
    {
      bucket: source.bucket.id,
      role: role.arn,
      rules: [
        {
          id: "everything",
          status: "Enabled",
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Enabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: target.bucket.arn,
            storageClass: "STANDARD_IA",
            encryptionConfiguration: { replicaKmsKeyId: target.key.arn },
            metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
            replicationTime: { status: "Enabled", time: { minutes: 15 } },
          },
        },
      ],
    },
    { provider: west, dependsOn: [source.versioning, target.versioning] },
  );
}

/** Events of a bucket, to a queue and to a function; both let only this bucket in. */
export function notifications(): void {
  const { bucket } = new PrivateBucket("incoming", { logBucket: "acme-access-logs" });
  const queue = new sqs.Queue("incoming", { sqsManagedSseEnabled: true });
  const queuePolicy = new sqs.QueuePolicy("incoming", {
    queueUrl: queue.url,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "s3.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queue.arn,
          Condition: {
            ArnEquals: { "aws:SourceArn": bucket.arn },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
      ],
    }),
  });
  const permission = new lambda.Permission("incoming", {
    action: "lambda:InvokeFunction",
    function: "thumbnailer",
    principal: "s3.amazonaws.com",
    sourceArn: bucket.arn,
    sourceAccount: "111122223333",
  });
  new s3.BucketNotification(
    "incoming",
    {
      bucket: bucket.id,
      queues: [{ queueArn: queue.arn, events: ["s3:ObjectCreated:*"], filterPrefix: "raw/" }],
      lambdaFunctions: [
        {
          lambdaFunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:thumbnailer",
          events: ["s3:ObjectCreated:Put"],
          filterSuffix: ".jpg",
        },
      ],
    },
    { dependsOn: [queuePolicy, permission] },
  );
}

/** A bucket that an organisation reads, through an access point of one VPC. */
export function sharedInOrganisation(): void {
  new s3.AccountPublicAccessBlock("account", {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const bucket = new s3.Bucket("shared", { bucketPrefix: "acme-shared-" });
  new s3.BucketPublicAccessBlock("shared", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new s3.BucketVersioning("shared", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new s3.BucketServerSideEncryptionConfiguration("shared", {
    bucket: bucket.id,
    rules: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms:dsse",
          kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:alias/shared",
        },
      },
    ],
  });
  new s3.BucketLogging("shared", {
    bucket: bucket.id,
    targetBucket: "acme-access-logs",
    targetPrefix: "shared/",
  });
  new s3.BucketPolicy("shared", {
    bucket: bucket.id,
    policy: iam.getPolicyDocumentOutput({
      statements: [
        {
          sid: "OrganisationReads",
          principals: [{ type: "AWS", identifiers: ["*"] }],
          actions: ["s3:GetObject", "s3:ListBucket"],
          resources: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
          conditions: [
            { test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-a1b2c3d4e5"] },
          ],
        },
        {
          sid: "PartnerWrites",
          principals: [{ type: "AWS", identifiers: ["arn:aws:iam::444455556666:role/exporter"] }],
          actions: ["s3:PutObject"],
          resources: [pulumi.interpolate`${bucket.arn}/partner/*`],
          conditions: [
            {
              test: "StringEquals",
              variable: "s3:x-amz-server-side-encryption",
              values: ["aws:kms:dsse"],
            },
          ],
        },
        {
          sid: "TlsOnly",
          effect: "Deny",
          principals: [{ type: "AWS", identifiers: ["*"] }],
          actions: ["s3:*"],
          resources: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
          conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
        },
      ],
    }).json,
  });
  new s3.AccessPoint("shared-analytics", {
    bucket: bucket.id,
    name: "analytics",
    vpcConfiguration: { vpcId: "vpc-0a11b22c33d44e55f" },
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:role/analyst" },
          Action: ["s3:GetObject"],
          Resource: "arn:aws:s3:eu-west-1:111122223333:accesspoint/analytics/object/*",
        },
      ],
    }),
  });
}
