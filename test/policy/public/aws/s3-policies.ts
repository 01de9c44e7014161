import * as s3 from "@pulumi/aws/s3";

const BUCKET = "arn:aws:s3:::acme-exchange";

const TLS_ONLY = {
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [BUCKET, `${BUCKET}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** Everybody, as long as they come by one network endpoint, or by the account's access points. */
export function byNetwork(): void {
  new s3.BucketPolicy("by-endpoint", {
    bucket: "acme-exchange",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        TLS_ONLY,
        {
          Sid: "Endpoint",
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:GetObject", "s3:ListBucket"],
          Resource: [BUCKET, `${BUCKET}/*`],
          Condition: { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } },
        },
      ],
    }),
  });
  new s3.BucketPolicy("by-access-point", {
    bucket: "acme-exchange",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "*",
          Resource: [BUCKET, `${BUCKET}/*`],
          Condition: { StringEquals: { "s3:DataAccessPointAccount": "111122223333" } },
        },
        TLS_ONLY,
      ],
    }),
  });
  new s3.BucketPolicy("not-elsewhere", {
    bucket: "acme-exchange",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        TLS_ONLY,
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [BUCKET, `${BUCKET}/*`],
          Condition: {
            StringNotEqualsIfExists: { "aws:SourceVpc": "vpc-0a11b22c33d44e55f" },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    }),
  });
}

/** What may be written: encrypted, with the right key, owned by the bucket's owner. */
export function uploadsOnlyEncrypted(): void {
  new s3.BucketPolicy("encrypted", {
    bucket: "acme-exchange",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        TLS_ONLY,
        {
          Sid: "DenyIncorrectEncryptionHeader",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:PutObject",
          Resource: `${BUCKET}/*`,
          Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } },
        },
        {
          Sid: "DenyUnencrypted",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:PutObject",
          Resource: `${BUCKET}/*`,
          Condition: { Null: { "s3:x-amz-server-side-encryption": "true" } },
        },
        {
          Sid: "Partner",
          Effect: "Allow",
          Principal: {
            AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:role/exporter"],
          },
          Action: ["s3:PutObject", "s3:PutObjectTagging"],
          Resource: `${BUCKET}/incoming/*`,
          Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
        },
      ],
    }),
  });
}

/** Services of AWS that write: inventories, replicas of another account, logs of flows, scans. */
export function services(): void {
  new s3.BucketPolicy("services", {
    bucket: "acme-exchange",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        TLS_ONLY,
        {
          Sid: "Inventory",
          Effect: "Allow",
          Principal: { Service: "s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${BUCKET}/inventory/*`,
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:s3:::acme-uploads" },
            StringEquals: {
              "aws:SourceAccount": "111122223333",
              "s3:x-amz-acl": "bucket-owner-full-control",
            },
          },
        },
        {
          Sid: "Replicas",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:role/replication" },
          Action: [
            "s3:ReplicateObject",
            "s3:ReplicateDelete",
            "s3:ObjectOwnerOverrideToBucketOwner",
          ],
          Resource: `${BUCKET}/*`,
        },
        {
          Sid: "AWSConfig",
          Effect: "Allow",
          Principal: { Service: ["config.amazonaws.com"] },
          Action: ["s3:GetBucketAcl", "s3:ListBucket"],
          Resource: BUCKET,
          Condition: { StringEquals: { "AWS:SourceAccount": "111122223333" } },
        },
        {
          Sid: "FlowLogs",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${BUCKET}/AWSLogs/111122223333/*`,
          Condition: {
            StringEquals: {
              "aws:SourceAccount": "111122223333",
              "s3:x-amz-acl": "bucket-owner-full-control",
            },
            ArnLike: { "aws:SourceArn": "arn:aws:logs:*:111122223333:*" },
          },
        },
      ],
    }),
  });
}

/** Satellites about speed, cost and measurement. */
export function otherSatellites(): void {
  const bucket = "acme-exchange";
  new s3.BucketAccelerateConfiguration("fast", { bucket, status: "Enabled" });
  new s3.BucketRequestPaymentConfiguration("payer", { bucket, payer: "BucketOwner" });
  new s3.BucketMetric("all", { bucket, name: "EntireBucket" });
  new s3.AnalyticsConfiguration("all", { bucket, name: "EntireBucket" });
  new s3.BucketObjectv2("terms", {
    bucket,
    key: "terms.txt",
    content: "Be kind.",
    contentType: "text/plain",
  });
}
