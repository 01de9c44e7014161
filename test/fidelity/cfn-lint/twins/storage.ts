import type { Target } from "../../python/row";
import { PROVIDER_ONLY } from "../../python/row";
import type { Twin, Twins } from "./twin";

/** A setting of a bucket, as the only one of a bucket. */
function setting(base: string, rules: Twin["rules"] = {}): Twin {
  return {
    twin: "AWS::S3::Bucket",
    base,
    rules: { bucket: "twin:BucketName", expectedBucketOwner: PROVIDER_ONLY, ...rules },
  };
}

function notification(list: string, member: string, holder: string, arn: string) {
  return {
    [list]: member,
    [`${list}[].id`]: { skip: "not in the schema" },
    [`${list}[].events`]: { first: "Event" },
    [`${list}[].${arn}`]: holder,
    [`${list}[].filterPrefix`]: { list: "Filter.S3Key.Rules", key: "prefix" },
    [`${list}[].filterSuffix`]: { list: "Filter.S3Key.Rules", key: "suffix" },
  } satisfies Record<string, Target>;
}

/** Buckets and their settings. */
export const STORAGE: Twins = {
  "aws:s3/bucket:Bucket": {
    twin: "AWS::S3::Bucket",
    rules: { bucket: "BucketName", forceDestroy: PROVIDER_ONLY },
    autoname: "bucket",
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": setting(
    "LifecycleConfiguration",
    {
      "rules[].expiration": ".",
      "rules[].expiration.days": "ExpirationInDays",
      "rules[].expiration.date": "ExpirationDate",
      "rules[].filter": ".",
      "rules[].filter.and": ".",
      "rules[].filter.and.tags": "TagFilters",
      "rules[].filter.tag": "TagFilters[0]",
      "rules[].transitions[].days": "TransitionInDays",
      "rules[].transitions[].date": "TransitionDate",
      "rules[].noncurrentVersionTransitions[].noncurrentDays": "TransitionInDays",
    },
  ),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": setting("OwnershipControls", {
    rule: "Rules[0]",
  }),
  "aws:s3/bucketPolicy:BucketPolicy": {
    twin: "AWS::S3::BucketPolicy",
    rules: { policy: { json: "PolicyDocument" } },
  },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": setting(
    "PublicAccessBlockConfiguration",
    { skipDestroy: PROVIDER_ONLY },
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": setting(
    "BucketEncryption",
    {
      rules: "ServerSideEncryptionConfiguration",
      "rules[].applyServerSideEncryptionByDefault": "ServerSideEncryptionByDefault",
      "rules[].blockedEncryptionTypes": "BlockedEncryptionTypes.EncryptionType",
    },
  ),
  "aws:s3/bucketVersioning:BucketVersioning": setting("VersioningConfiguration", {
    versioningConfiguration: ".",
    mfa: PROVIDER_ONLY,
  }),
  "aws:s3/bucketLogging:BucketLogging": setting("LoggingConfiguration", {
    targetBucket: "DestinationBucketName",
    targetPrefix: "LogFilePrefix",
    targetGrants: { skip: "not in the schema" },
  }),
  "aws:s3/bucketNotification:BucketNotification": setting("NotificationConfiguration", {
    eventbridge: "EventBridgeConfiguration.EventBridgeEnabled",
    ...notification("lambdaFunctions", "LambdaConfigurations", "Function", "lambdaFunctionArn"),
    ...notification("queues", "QueueConfigurations", "Queue", "queueArn"),
    ...notification("topics", "TopicConfigurations", "Topic", "topicArn"),
  }),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": setting("ReplicationConfiguration", {
    "rules[].existingObjectReplication": { skip: "not in the schema" },
    "rules[].filter.tag": "TagFilter",
    "rules[].filter.and.tags": "TagFilters",
    token: PROVIDER_ONLY,
  }),
};
