import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as dms from "@pulumi/aws/dms";
import * as iam from "@pulumi/aws/iam";
import * as kinesis from "@pulumi/aws/kinesis";
import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

/** Streams: with the service's key, with a customer's, by demand and by shards. */
export function streams(): void {
  const key = new kms.Key("clicks", { enableKeyRotation: true });
  const clicks = new kinesis.Stream("clicks", {
    name: "clicks",
    encryptionType: "KMS",
    kmsKeyId: key.arn,
    retentionPeriod: 168,
    streamModeDetails: { streamMode: "ON_DEMAND" },
  });
  new kinesis.Stream("views", {
    shardCount: 4,
    encryptionType: "KMS",
    kmsKeyId: "alias/aws/kinesis",
    retentionPeriod: 24,
    enforceConsumerDeletion: false,
    shardLevelMetrics: ["IncomingBytes", "OutgoingBytes", "IteratorAgeMilliseconds"],
  });
  new kinesis.StreamConsumer("analytics", { name: "analytics", streamArn: clicks.arn });
  new kinesis.ResourcePolicy("clicks", {
    resourceArn: clicks.arn,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Partner",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:role/analytics" },
          Action: [
            "kinesis:DescribeStreamSummary",
            "kinesis:GetRecords",
            "kinesis:GetShardIterator",
          ],
          Resource: clicks.arn,
        },
      ],
    }),
  });
}

/** Deliveries into a bucket: from a stream, and put directly. */
export function deliveries(): void {
  const log = new cloudwatch.LogGroup("firehose", {
    name: "/aws/kinesisfirehose/clicks",
    retentionInDays: 365,
  });
  const stream = new cloudwatch.LogStream("firehose", {
    name: "S3Delivery",
    logGroupName: log.name,
  });
  const role = new iam.Role("firehose", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "firehose.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "sts:ExternalId": "111122223333" } },
        },
      ],
    }),
  });
  new iam.RolePolicy("firehose", {
    role: role.id,
    policy: iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: [
            "s3:AbortMultipartUpload",
            "s3:GetBucketLocation",
            "s3:GetObject",
            "s3:ListBucket",
            "s3:ListBucketMultipartUploads",
            "s3:PutObject",
          ],
          resources: ["arn:aws:s3:::acme-lake", "arn:aws:s3:::acme-lake/*"],
        },
        {
          actions: ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords"],
          resources: ["arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"],
        },
        {
          actions: ["kms:Decrypt", "kms:GenerateDataKey"],
          resources: [
            "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
          ],
          conditions: [
            {
              test: "StringEquals",
              variable: "kms:ViaService",
              values: ["s3.eu-west-1.amazonaws.com"],
            },
          ],
        },
        { actions: ["logs:PutLogEvents"], resources: [pulumi.interpolate`${log.arn}:*`] },
        {
          actions: ["lambda:InvokeFunction", "lambda:GetFunctionConfiguration"],
          resources: ["arn:aws:lambda:eu-west-1:111122223333:function:enrich:*"],
        },
      ],
    }).json,
  });
  new kinesis.FirehoseDeliveryStream("clicks", {
    name: "clicks",
    destination: "extended_s3",
    kinesisSourceConfiguration: {
      kinesisStreamArn: "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
      roleArn: role.arn,
    },
    extendedS3Configuration: {
      roleArn: role.arn,
      bucketArn: "arn:aws:s3:::acme-lake",
      prefix: "clicks/day=!{timestamp:yyyy-MM-dd}/",
      errorOutputPrefix: "errors/!{firehose:error-output-type}/",
      bufferingSize: 128,
      bufferingInterval: 300,
      compressionFormat: "GZIP",
      kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      cloudwatchLoggingOptions: {
        enabled: true,
        logGroupName: log.name,
        logStreamName: stream.name,
      },
      processingConfiguration: {
        enabled: true,
        processors: [
          {
            type: "Lambda",
            parameters: [
              {
                parameterName: "LambdaArn",
                parameterValue: "arn:aws:lambda:eu-west-1:111122223333:function:enrich:$LATEST",
              },
            ],
          },
        ],
      },
    },
  });
  new kinesis.FirehoseDeliveryStream("audit", {
    destination: "extended_s3",
    serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" },
    extendedS3Configuration: {
      roleArn: role.arn,
      bucketArn: "arn:aws:s3:::acme-audit",
      cloudwatchLoggingOptions: { enabled: true, logGroupName: log.name, logStreamName: "audit" },
    },
  });
}

/** A migration: private, encrypted, over TLS, with credentials of a secret, logged. */
export function migration(): void {
  const key = new kms.Key("dms", { enableKeyRotation: true });
  const subnets = new dms.ReplicationSubnetGroup("migration", {
    replicationSubnetGroupId: "migration",
    replicationSubnetGroupDescription: "Private subnets",
    subnetIds: ["subnet-0a11b22c33d44e55f", "subnet-0b11b22c33d44e55f"],
  });
  const instance = new dms.ReplicationInstance("migration", {
    replicationInstanceId: "migration",
    replicationInstanceClass: "dms.r6i.large",
    engineVersion: "3.5.4",
    allocatedStorage: 100,
    multiAz: true,
    publiclyAccessible: false,
    autoMinorVersionUpgrade: true,
    kmsKeyArn: key.arn,
    replicationSubnetGroupId: subnets.id,
    vpcSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    preferredMaintenanceWindow: "sun:04:00-sun:05:00",
  });
  const role = new iam.Role("dms-secrets", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({
      Service: "dms.eu-west-1.amazonaws.com",
    }),
  });
  const source = new dms.Endpoint("source", {
    endpointId: "orders-source",
    endpointType: "source",
    engineName: "postgres",
    databaseName: "orders",
    sslMode: "verify-full",
    certificateArn: "arn:aws:dms:eu-west-1:111122223333:cert:ABCDEFGHIJ",
    secretsManagerArn:
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/database-a1b2c3",
    secretsManagerAccessRoleArn: role.arn,
    kmsKeyArn: key.arn,
    postgresSettings: { captureDdls: true, heartbeatEnable: true },
  });
  const target = new dms.Endpoint("target", {
    endpointId: "orders-target",
    endpointType: "target",
    engineName: "aurora-postgresql",
    serverName: "orders.cluster-abc.eu-west-1.rds.amazonaws.com",
    port: 5432,
    databaseName: "orders",
    username: "dms",
    password: new pulumi.Config().requireSecret("databasePassword"),
    sslMode: "require",
    kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  });
  const logging = [
    "SOURCE_UNLOAD",
    "SOURCE_CAPTURE",
    "TARGET_LOAD",
    "TARGET_APPLY",
    "TASK_MANAGER",
  ];
  new dms.ReplicationTask("orders", {
    replicationTaskId: "orders",
    migrationType: "full-load-and-cdc",
    replicationInstanceArn: provided(
      instance.replicationInstanceArn,
      "arn:aws:dms:eu-west-1:111122223333:rep:ABCDEFGHIJ",
    ),
    sourceEndpointArn: provided(
      source.endpointArn,
      "arn:aws:dms:eu-west-1:111122223333:endpoint:ABCDEFGHIJ",
    ),
    targetEndpointArn: provided(
      target.endpointArn,
      "arn:aws:dms:eu-west-1:111122223333:endpoint:KLMNOPQRST",
    ),
    tableMappings: JSON.stringify({
      rules: [
        {
          "rule-type": "selection",
          "rule-id": "1",
          "rule-name": "1",
          "object-locator": { "schema-name": "public", "table-name": "%" },
          "rule-action": "include",
        },
      ],
    }),
    replicationTaskSettings: JSON.stringify({
      Logging: {
        EnableLogging: true,
        LogComponents: logging.map((Id) => ({ Id, Severity: "LOGGER_SEVERITY_DEFAULT" })),
      },
      ValidationSettings: { EnableValidation: true },
    }),
  });
  new dms.EventSubscription("failures", {
    name: "dms-failures",
    snsTopicArn: "arn:aws:sns:eu-west-1:111122223333:on-call",
    sourceType: "replication-task",
    eventCategories: ["failure", "configuration change"],
  });
}

/** Out of MongoDB into a lake, without an instance of one's own. */
export function serverlessMigration(): void {
  const source = new dms.Endpoint("catalogue", {
    endpointId: "catalogue",
    endpointType: "source",
    engineName: "mongodb",
    serverName: "catalogue.internal.example.com",
    port: 27017,
    databaseName: "catalogue",
    username: "dms",
    password: new pulumi.Config().requireSecret("databasePassword"),
    sslMode: "require",
    kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    mongodbSettings: {
      authType: "password",
      authMechanism: "scram-sha-1",
      authSource: "admin",
      nestingLevel: "none",
    },
  });
  const target = new dms.S3Endpoint("lake", {
    endpointId: "lake",
    endpointType: "target",
    bucketName: "acme-lake",
    bucketFolder: "catalogue",
    serviceAccessRoleArn: "arn:aws:iam::111122223333:role/dms-s3",
    dataFormat: "parquet",
    encryptionMode: "SSE_KMS",
    serverSideEncryptionKmsKeyId:
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    sslMode: "none",
  });
  new dms.ReplicationConfig("catalogue", {
    replicationConfigIdentifier: "catalogue",
    replicationType: "cdc",
    sourceEndpointArn: provided(
      source.endpointArn,
      "arn:aws:dms:eu-west-1:111122223333:endpoint:A",
    ),
    targetEndpointArn: provided(
      target.endpointArn,
      "arn:aws:dms:eu-west-1:111122223333:endpoint:B",
    ),
    tableMappings: JSON.stringify({ rules: [] }),
    replicationSettings: JSON.stringify({ Logging: { EnableLogging: true } }),
    computeConfig: {
      replicationSubnetGroupId: "migration",
      maxCapacityUnits: 16,
      minCapacityUnits: 2,
      multiAz: true,
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      vpcSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    },
  });
}
