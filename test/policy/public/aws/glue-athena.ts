import * as athena from "@pulumi/aws/athena";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as glue from "@pulumi/aws/glue";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

const LAKE = "arn:aws:s3:::acme-lake";

/** The catalogue is encrypted, and so is what jobs write: data, logs, bookmarks. */
export function lakeCatalogue(): void {
  const key = new kms.Key("lake", { enableKeyRotation: true, description: "Data lake" });
  new glue.DataCatalogEncryptionSettings("catalogue", {
    dataCatalogEncryptionSettings: {
      connectionPasswordEncryption: {
        returnConnectionPasswordEncrypted: true,
        awsKmsKeyId: key.arn,
      },
      encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key.arn },
    },
  });
  const security = new glue.SecurityConfiguration("lake", {
    name: "lake",
    encryptionConfiguration: {
      cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: key.arn },
      s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
    },
  });
  const role = new iam.Role("crawler", {
    name: "AWSGlueServiceRole-lake",
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "glue.amazonaws.com" }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"],
  });
  new iam.RolePolicy("crawler", {
    role: role.id,
    policy: iam.getPolicyDocumentOutput({
      statements: [
        { actions: ["s3:ListBucket"], resources: [LAKE] },
        { actions: ["s3:GetObject", "s3:PutObject"], resources: [`${LAKE}/events/*`] },
        { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] },
      ],
    }).json,
  });
  const database = new glue.CatalogDatabase("events", {
    name: "events",
    description: "Events of the shop",
    locationUri: "s3://acme-lake/events/",
  });
  new glue.CatalogTable("clicks", {
    databaseName: database.name,
    name: "clicks",
    tableType: "EXTERNAL_TABLE",
    parameters: {
      EXTERNAL: "TRUE",
      classification: "parquet",
      "parquet.compression": "SNAPPY",
      "projection.enabled": "true",
      "projection.day.type": "date",
      "projection.day.range": "2024/01/01,NOW",
      "projection.day.format": "yyyy/MM/dd",
      "storage.location.template": "s3://acme-lake/events/clicks/${day}",
    },
    partitionKeys: [{ name: "day", type: "string" }],
    storageDescriptor: {
      location: "s3://acme-lake/events/clicks/",
      inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
      outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
      serDeInfo: {
        name: "clicks",
        serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
        parameters: { "serialization.format": "1" },
      },
      columns: [
        { name: "session", type: "string" },
        { name: "at", type: "timestamp" },
        { name: "item", type: "bigint", comment: "Catalogue number" },
      ],
    },
  });
  new glue.Crawler("events", {
    databaseName: database.name,
    role: role.arn,
    schedule: "cron(15 2 * * ? *)",
    s3Targets: [{ path: "s3://acme-lake/events/", exclusions: ["**/_tmp/**"] }],
    securityConfiguration: security.name,
    schemaChangePolicy: { deleteBehavior: "LOG", updateBehavior: "UPDATE_IN_DATABASE" },
    configuration: JSON.stringify({
      Version: 1,
      Grouping: { TableGroupingPolicy: "CombineCompatibleSchemas" },
    }),
  });
  const job = new glue.Job("compact", {
    name: "compact",
    roleArn: role.arn,
    glueVersion: "5.0",
    workerType: "G.1X",
    numberOfWorkers: 4,
    timeout: 120,
    maxRetries: 1,
    securityConfiguration: security.name,
    command: { scriptLocation: "s3://acme-scripts/compact.py", pythonVersion: "3" },
    defaultArguments: {
      "--enable-continuous-cloudwatch-log": "true",
      "--enable-metrics": "true",
      "--job-bookmark-option": "job-bookmark-enable",
      "--TempDir": "s3://acme-lake/tmp/",
    },
    executionProperty: { maxConcurrentRuns: 1 },
  });
  new glue.Trigger("nightly", {
    type: "SCHEDULED",
    schedule: "cron(0 3 * * ? *)",
    actions: [{ jobName: job.name }],
  });
}

/** A connection to a database: over TLS, its password in a secret, in the private subnets. */
export function databaseConnection(): void {
  const group = new ec2.SecurityGroup("glue", {
    vpcId: "vpc-0a11b22c33d44e55f",
    description: "Glue workers",
    ingress: [
      {
        description: "Workers among themselves",
        protocol: "tcp",
        fromPort: 0,
        toPort: 65535,
        self: true,
      },
    ],
    egress: [
      {
        description: "Database",
        protocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
        cidrBlocks: ["10.40.0.0/16"],
      },
      {
        description: "AWS",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: ["0.0.0.0/0"],
      },
    ],
  });
  new glue.Connection("orders", {
    name: "orders",
    connectionType: "JDBC",
    connectionProperties: {
      JDBC_CONNECTION_URL: "jdbc:postgresql://orders.internal.example.com:5432/orders",
      JDBC_ENFORCE_SSL: "true",
      SECRET_ID: "glue/orders",
    },
    physicalConnectionRequirements: {
      availabilityZone: "eu-west-1a",
      securityGroupIdLists: [group.id],
      subnetId: "subnet-0a11b22c33d44e55f",
    },
  });
  new glue.Connection("network", {
    connectionType: "NETWORK",
    physicalConnectionRequirements: {
      availabilityZone: "eu-west-1b",
      securityGroupIdLists: [group.id],
      subnetId: "subnet-0b11b22c33d44e55f",
    },
  });
}

/** Schemas of streams. */
export function schemaRegistry(): void {
  const registry = new glue.Registry("events", { registryName: "events" });
  new glue.Schema("order-placed", {
    schemaName: "order-placed",
    registryArn: registry.arn,
    dataFormat: "AVRO",
    compatibility: "BACKWARD_TRANSITIVE",
    schemaDefinition: JSON.stringify({
      type: "record",
      name: "OrderPlaced",
      fields: [{ name: "id", type: "string" }],
    }),
  });
}

/** A workgroup whose settings win over its clients', with encrypted results that expire. */
export function analysts(): void {
  const key = new kms.Key("athena", {
    enableKeyRotation: true,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Id: "key-default-1",
      Statement: [
        {
          Sid: "Enable IAM User Permissions",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    }),
  });
  const results = new s3.Bucket("athena-results");
  new s3.BucketPublicAccessBlock("athena-results", {
    bucket: results.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new s3.BucketServerSideEncryptionConfiguration("athena-results", {
    bucket: results.id,
    rules: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
      },
    ],
  });
  new s3.BucketVersioning("athena-results", {
    bucket: results.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new s3.BucketLifecycleConfiguration("athena-results", {
    bucket: results.id,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        expiration: { days: 30 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      },
    ],
  });
  new s3.BucketLogging("athena-results", {
    bucket: results.id,
    targetBucket: "acme-access-logs",
    targetPrefix: "athena-results/",
  });
  new s3.BucketPolicy("athena-results", {
    bucket: results.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [results.arn, pulumi.interpolate`${results.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
  const group = new athena.Workgroup("analysts", {
    name: "analysts",
    description: "Ad-hoc questions",
    state: "ENABLED",
    configuration: {
      enforceWorkgroupConfiguration: true,
      publishCloudwatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: 1_099_511_627_776,
      engineVersion: { selectedEngineVersion: "Athena engine version 3" },
      resultConfiguration: {
        outputLocation: pulumi.interpolate`s3://${results.bucket}/analysts/`,
        expectedBucketOwner: "111122223333",
        encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: key.arn },
      },
    },
  });
  const database = new athena.Database("web", {
    name: "web_logs",
    bucket: results.id,
    encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey: key.arn },
  });
  new athena.NamedQuery("errors", {
    name: "errors-by-day",
    workgroup: group.id,
    database: database.name,
    query: "SELECT day, count(*) FROM requests WHERE status >= 500 GROUP BY day",
  });
}

/** A second workgroup, with the service's own encryption of results and no settings about cost. */
export function reporting(): void {
  new athena.Workgroup("reporting", {
    configuration: {
      resultConfiguration: {
        outputLocation: "s3://acme-athena-results/reporting/",
        encryptionConfiguration: { encryptionOption: "SSE_S3" },
      },
    },
    tags: { Team: "finance" },
  });
}

/** A Python shell job outside the lake, with its log group. */
export function shellJob(): void {
  const role = new iam.Role("export", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["glue.amazonaws.com"] },
          Action: ["sts:AssumeRole"],
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    }),
  });
  new cloudwatch.LogGroup("export", {
    name: "/aws-glue/python-jobs/export",
    retentionInDays: 365,
    kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  });
  const job = new glue.Job("export", {
    roleArn: role.arn,
    maxCapacity: 0.0625,
    securityConfiguration: "lake",
    command: {
      name: "pythonshell",
      pythonVersion: "3.9",
      scriptLocation: "s3://acme-scripts/export.py",
    },
    defaultArguments: { "--library-set": "analytics" },
  });
  const workflow = new glue.Workflow("export", { description: "Nightly export" });
  new glue.Trigger("export", {
    name: "export",
    type: "ON_DEMAND",
    workflowName: workflow.name,
    actions: [{ jobName: provided(job.name, "export") }],
  });
}
