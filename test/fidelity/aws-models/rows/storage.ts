import { PROVIDER_ONLY } from "../../python/row";
import type { Operations, Rows } from "./row";

/** A setting of a bucket: its inputs go below one member, but for the bucket itself. */
function setting(operation: string, base: string, rules: Operations["rules"] = {}): Operations {
  return {
    operations: [`s3.${operation}`],
    base,
    rules: {
      bucket: `${operation}:Bucket`,
      expectedBucketOwner: `${operation}:ExpectedBucketOwner`,
      ...rules,
    },
  };
}

const events = (list: string, arn: string, target: string): Record<string, string> => ({
  [`${list}[].${arn}`]: target,
});

function filters(list: string) {
  return {
    [`${list}[].filterPrefix`]: { list: "Filter.Key.FilterRules", key: "prefix" },
    [`${list}[].filterSuffix`]: { list: "Filter.Key.FilterRules", key: "suffix" },
  };
}

/** Buckets and their settings. */
export const STORAGE: Rows = {
  "aws:s3/bucket:Bucket": {
    operations: ["s3.CreateBucket", "s3.PutBucketTagging"],
    rules: {
      objectLockEnabled: "ObjectLockEnabledForBucket",
      tags: "PutBucketTagging:Tagging.TagSet",
      forceDestroy: PROVIDER_ONLY,
    },
    fixed: { "PutBucketTagging:Bucket": "bucket" },
    autoname: "bucket",
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": setting(
    "PutBucketLifecycleConfiguration",
    "LifecycleConfiguration",
    {
      transitionDefaultMinimumObjectSize:
        "PutBucketLifecycleConfiguration:TransitionDefaultMinimumObjectSize",
      "rules[].prefix": "Prefix",
    },
  ),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": setting(
    "PutBucketOwnershipControls",
    "OwnershipControls",
    { rule: "Rules[0]" },
  ),
  "aws:s3/bucketPolicy:BucketPolicy": { operations: ["s3.PutBucketPolicy"] },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": setting(
    "PutPublicAccessBlock",
    "PublicAccessBlockConfiguration",
    { skipDestroy: PROVIDER_ONLY },
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": setting(
    "PutBucketEncryption",
    "ServerSideEncryptionConfiguration",
    { "rules[].blockedEncryptionTypes": "BlockedEncryptionTypes.EncryptionType" },
  ),
  "aws:s3/bucketVersioning:BucketVersioning": setting(
    "PutBucketVersioning",
    "VersioningConfiguration",
    { versioningConfiguration: ".", mfa: "PutBucketVersioning:MFA" },
  ),
  "aws:s3/bucketLogging:BucketLogging": setting(
    "PutBucketLogging",
    "BucketLoggingStatus.LoggingEnabled",
  ),
  "aws:s3/bucketNotification:BucketNotification": setting(
    "PutBucketNotificationConfiguration",
    "NotificationConfiguration",
    {
      eventbridge: { skip: "an empty member when true" },
      lambdaFunctions: "LambdaFunctionConfigurations",
      queues: "QueueConfigurations",
      topics: "TopicConfigurations",
      ...events("lambdaFunctions", "lambdaFunctionArn", "LambdaFunctionArn"),
      ...filters("lambdaFunctions"),
      ...filters("queues"),
      ...filters("topics"),
    },
  ),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": setting(
    "PutBucketReplication",
    "ReplicationConfiguration",
    { token: "PutBucketReplication:Token" },
  ),
};
