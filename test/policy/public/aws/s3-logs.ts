import * as cloudfront from "@pulumi/aws/cloudfront";
import * as elb from "@pulumi/aws/elb";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as iam from "@pulumi/aws/iam";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { Older } from "../support";

const PRIVATE = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** Where the other buckets' server access logs go: it logs nothing of itself. */
export function accessLogs(): void {
  const logs = new s3.Bucket("access-logs", { bucket: "acme-access-logs" });
  new s3.BucketPublicAccessBlock("access-logs", { bucket: logs.id, ...PRIVATE });
  new s3.BucketOwnershipControls("access-logs", {
    bucket: logs.id,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  new s3.BucketVersioning("access-logs", {
    bucket: logs.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new s3.BucketServerSideEncryptionConfiguration("access-logs", {
    bucket: logs.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  new s3.BucketLifecycleConfiguration("access-logs", {
    bucket: logs.id,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 365 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  });
  const account = getCallerIdentityOutput().accountId;
  new s3.BucketPolicy("access-logs", {
    bucket: logs.id,
    policy: iam.getPolicyDocumentOutput({
      statements: [
        {
          sid: "S3ServerAccessLogs",
          principals: [{ type: "Service", identifiers: ["logging.s3.amazonaws.com"] }],
          actions: ["s3:PutObject"],
          resources: [pulumi.interpolate`${logs.arn}/*`],
          conditions: [
            { test: "ArnLike", variable: "aws:SourceArn", values: ["arn:aws:s3:::acme-*"] },
            { test: "StringEquals", variable: "aws:SourceAccount", values: [account] },
          ],
        },
        {
          sid: "TlsOnly",
          effect: "Deny",
          principals: [{ type: "*", identifiers: ["*"] }],
          actions: ["s3:*"],
          resources: [logs.arn, pulumi.interpolate`${logs.arn}/*`],
          conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
        },
      ],
    }).json,
  });
}

/** Logs of load balancers: their service takes no customer key, and old regions write with an account. */
export function loadBalancerLogs(): void {
  const logs = new s3.Bucket("lb-logs");
  new s3.BucketPublicAccessBlock("lb-logs", { bucket: logs.id, ...PRIVATE });
  new s3.BucketVersioning("lb-logs", {
    bucket: logs.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new s3.BucketServerSideEncryptionConfiguration("lb-logs", {
    bucket: logs.id,
    rules: [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: true },
    ],
  });
  new s3.BucketLifecycleConfiguration("lb-logs", {
    bucket: logs.id,
    rules: [
      {
        id: "logs",
        status: "Enabled",
        transitions: [{ days: 30, storageClass: "STANDARD_IA" }],
        expiration: { days: 400 },
      },
    ],
  });
  const serviceAccount = elb.getServiceAccountOutput();
  new s3.BucketPolicy("lb-logs", {
    bucket: logs.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: serviceAccount.arn },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${logs.arn}/alb/AWSLogs/111122223333/*`,
        },
        {
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${logs.arn}/alb/AWSLogs/111122223333/*`,
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
        {
          Sid: "AWSLogDeliveryWrite",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${logs.arn}/nlb/AWSLogs/111122223333/*`,
          Condition: {
            StringEquals: {
              "s3:x-amz-acl": "bucket-owner-full-control",
              "aws:SourceAccount": ["111122223333"],
            },
            ArnLike: { "aws:SourceArn": ["arn:aws:logs:eu-west-1:111122223333:*"] },
          },
        },
        {
          Sid: "AWSLogDeliveryAclCheck",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: "s3:GetBucketAcl",
          Resource: logs.arn,
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" },
          },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [logs.arn, pulumi.interpolate`${logs.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
}

/** Standard logs of CloudFront come by ACL: ownership has to allow that. */
export function cloudFrontLogs(): void {
  const logs = new s3.Bucket("cdn-logs");
  const ownership = new s3.BucketOwnershipControls("cdn-logs", {
    bucket: logs.id,
    rule: { objectOwnership: "BucketOwnerPreferred" },
  });
  const block = new s3.BucketPublicAccessBlock("cdn-logs", { bucket: logs.id, ...PRIVATE });
  new s3.BucketAcl(
    "cdn-logs",
    {
      bucket: logs.id,
      accessControlPolicy: {
        owner: { id: s3.getCanonicalUserIdOutput().id },
        grants: [
          {
            permission: "FULL_CONTROL",
            grantee: { type: "CanonicalUser", id: s3.getCanonicalUserIdOutput().id },
          },
          {
            permission: "FULL_CONTROL",
            grantee: {
              type: "CanonicalUser",
              id: cloudfront.getLogDeliveryCanonicalUserIdOutput().id,
            },
          },
        ],
      },
    },
    { dependsOn: [ownership, block] },
  );
  new s3.BucketVersioning("cdn-logs", {
    bucket: logs.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new s3.BucketServerSideEncryptionConfiguration("cdn-logs", {
    bucket: logs.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  new s3.BucketLifecycleConfiguration("cdn-logs", {
    bucket: logs.id,
    rules: [{ id: "expire", status: "Enabled", expiration: { days: 90 } }],
  });
  new s3.BucketPolicy("cdn-logs", {
    bucket: logs.id,
    policy: tlsOnly(logs.arn),
  });
}

/** The trail's bucket, in the words of the service's guide. */
export function trailBucket(): void {
  const bucket = new s3.Bucket("trail", { bucket: "acme-trail-111122223333" });
  new s3.BucketPublicAccessBlock("trail", { bucket: bucket.id, ...PRIVATE });
  new s3.BucketVersioning("trail", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new s3.BucketServerSideEncryptionConfiguration("trail", {
    bucket: bucket.id,
    rules: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: "alias/trail",
        },
        bucketKeyEnabled: true,
      },
    ],
  });
  new s3.BucketLogging("trail", {
    bucket: bucket.id,
    targetBucket: "acme-access-logs",
    targetPrefix: "trail/",
  });
  const trail = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/management";
  new s3.BucketPolicy("trail", {
    bucket: bucket.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AWSCloudTrailAclCheck20150319",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:GetBucketAcl",
          Resource: "arn:aws:s3:::acme-trail-111122223333",
          Condition: { StringEquals: { "aws:SourceArn": trail } },
        },
        {
          Sid: "AWSCloudTrailWrite20150319",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::acme-trail-111122223333/AWSLogs/111122223333/*",
          Condition: {
            StringEquals: {
              "s3:x-amz-acl": "bucket-owner-full-control",
              "aws:SourceArn": trail,
            },
          },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: { AWS: "*" },
          Action: "s3:*",
          Resource: [
            "arn:aws:s3:::acme-trail-111122223333",
            "arn:aws:s3:::acme-trail-111122223333/*",
          ],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
}

/** Older tokens of the same, as much public code still has them. */
export function olderTokens(): void {
  const bucket = new Older("aws:s3/bucketV2:BucketV2", "reports", { bucket: "acme-reports" });
  new s3.BucketPublicAccessBlock("reports", { bucket: bucket.id, ...PRIVATE });
  new Older("aws:s3/bucketVersioningV2:BucketVersioningV2", "reports", {
    bucket: bucket.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new Older(
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
    "reports",
    {
      bucket: bucket.id,
      rules: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:alias/reports",
          },
          bucketKeyEnabled: true,
        },
      ],
    },
  );
  new Older("aws:s3/bucketLoggingV2:BucketLoggingV2", "reports", {
    bucket: bucket.id,
    targetBucket: "acme-access-logs",
    targetPrefix: "reports/",
  });
  new Older("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2", "reports", {
    bucket: bucket.id,
    rules: [
      {
        id: "multipart",
        status: "Enabled",
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  });
  new s3.BucketPolicy("reports", {
    bucket: bucket.id,
    policy: tlsOnly(bucket.arn.apply(() => "arn:aws:s3:::acme-reports")),
  });
}

function tlsOnly(arn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AllowSSLRequestsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [arn, pulumi.interpolate`${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": ["false"] } },
      },
    ],
  });
}

/** Everything inline on the bucket, as the first years of Pulumi had it. */
export function inlineBucket(): void {
  const logs = new s3.Bucket("inline-logs", {
    acl: "log-delivery-write",
    versioning: { enabled: true },
    serverSideEncryptionConfiguration: {
      rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
    },
    lifecycleRules: [
      {
        enabled: true,
        expiration: { days: 365 },
        abortIncompleteMultipartUploadDays: 7,
      },
    ],
  });
  new s3.BucketPublicAccessBlock("inline-logs", { bucket: logs.id, ...PRIVATE });
  new s3.BucketPolicy("inline-logs", { bucket: logs.id, policy: tlsOnly(logs.arn) });
  const bucket = new s3.Bucket("inline", {
    bucket: "acme-inline",
    acl: "private",
    versioning: { enabled: true, mfaDelete: false },
    serverSideEncryptionConfiguration: {
      rule: {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId:
            "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
        bucketKeyEnabled: true,
      },
    },
    logging: { targetBucket: logs.id, targetPrefix: "inline/" },
    lifecycleRules: [
      {
        id: "tidy",
        enabled: true,
        noncurrentVersionExpiration: { days: 90 },
        abortIncompleteMultipartUploadDays: 7,
      },
    ],
  });
  new s3.BucketPublicAccessBlock("inline", { bucket: bucket.id, ...PRIVATE });
  new s3.BucketPolicy("inline", { bucket: bucket.id, policy: tlsOnly(bucket.arn) });
}
