import type { Properties } from "../../../../infra/planner/record/types";
import { ACCOUNT, KEY, REGION, TAGS } from "./common";

const BUCKET = "skyforge-test-archive-eu-west-1-111122223333";
const POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Read",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: `arn:aws:s3:::${BUCKET}/*`,
    },
  ],
});

/** Settings of buckets, Glue, Athena, IAM. */
export const LAKE: Readonly<Record<string, Properties>> = {
  "aws:s3/bucketLogging:BucketLogging": {
    bucket: BUCKET,
    targetBucket: "skyforge-test-access-logs",
    targetPrefix: "archive/",
    targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
  },
  "aws:s3/bucketNotification:BucketNotification": {
    bucket: BUCKET,
    eventbridge: true,
    queues: [
      {
        id: "created",
        queueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:created`,
        events: ["s3:ObjectCreated:*"],
        filterPrefix: "in/",
        filterSuffix: ".csv",
      },
    ],
    lambdaFunctions: [
      {
        id: "removed",
        lambdaFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:removed`,
        events: ["s3:ObjectRemoved:*"],
        filterPrefix: "out/",
      },
    ],
  },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    bucket: BUCKET,
    role: `arn:aws:iam::${ACCOUNT}:role/replication`,
    rules: [
      {
        id: "all",
        priority: 0,
        status: "Enabled",
        filter: { prefix: "" },
        deleteMarkerReplication: { status: "Disabled" },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
        destination: {
          bucket: "arn:aws:s3:::skyforge-test-vault",
          storageClass: "STANDARD_IA",
          encryptionConfiguration: { replicaKmsKeyId: KEY.replace(REGION, "eu-central-1") },
          metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
          replicationTime: { status: "Enabled", time: { minutes: 15 } },
        },
      },
    ],
  },
  "aws:glue/catalogDatabase:CatalogDatabase": {
    name: "skyforge_test_archive",
    description: "archive",
    locationUri: `s3://${BUCKET}/archive/`,
    tags: TAGS,
  },
  "aws:glue/catalogTable:CatalogTable": {
    name: "transactions",
    databaseName: "skyforge_test_archive",
    tableType: "EXTERNAL_TABLE",
    parameters: { classification: "parquet", "projection.enabled": "true" },
    partitionKeys: [{ name: "day", type: "date" }],
    storageDescriptor: {
      location: `s3://${BUCKET}/archive/transactions/`,
      inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
      outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
      columns: [{ name: "player", type: "string", comment: "id" }],
      serDeInfo: {
        name: "parquet",
        serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
        parameters: { "serialization.format": "1" },
      },
    },
  },
  "aws:glue/securityConfiguration:SecurityConfiguration": {
    name: "skyforge-test",
    encryptionConfiguration: {
      cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: KEY },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: KEY },
      s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: KEY },
    },
  },
  "aws:glue/connection:Connection": {
    name: "skyforge-test-network",
    connectionType: "NETWORK",
    matchCriterias: ["vpc"],
    physicalConnectionRequirements: {
      availabilityZone: "eu-west-1a",
      subnetId: "subnet-0123456789abcdef0",
      securityGroupIdLists: ["sg-0123456789abcdef0"],
    },
    tags: TAGS,
  },
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": {
    dataCatalogEncryptionSettings: {
      connectionPasswordEncryption: { awsKmsKeyId: KEY, returnConnectionPasswordEncrypted: true },
      encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: KEY },
    },
  },
  "aws:glue/dataQualityRuleset:DataQualityRuleset": {
    name: "transactions",
    ruleset: 'Rules = [ IsComplete "player" ]',
    targetTable: { databaseName: "skyforge_test_archive", tableName: "transactions" },
    tags: TAGS,
  },
  "aws:athena/workgroup:Workgroup": {
    name: "skyforge-test",
    description: "analysts",
    state: "ENABLED",
    forceDestroy: false,
    configuration: {
      bytesScannedCutoffPerQuery: 10_737_418_240,
      enforceWorkgroupConfiguration: true,
      publishCloudwatchMetricsEnabled: true,
      requesterPaysEnabled: false,
      engineVersion: { selectedEngineVersion: "Athena engine version 3" },
      resultConfiguration: {
        outputLocation: `s3://${BUCKET}/results/`,
        encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: KEY },
      },
    },
    tags: TAGS,
  },
  "aws:athena/namedQuery:NamedQuery": {
    name: "players-of-a-day",
    database: "skyforge_test_archive",
    query: "SELECT count(DISTINCT player) FROM transactions WHERE day = date '2030-01-01'",
    workgroup: "skyforge-test",
  },
  "aws:iam/policy:Policy": {
    description: "reads the archive",
    path: "/",
    policy: POLICY,
    tags: TAGS,
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    role: "skyforge-test-loader",
    policyArn: `arn:aws:iam::${ACCOUNT}:policy/skyforge-test-loader`,
  },
};
