import type { ArchiveArgs } from "../../../../components/archive";
import { Archive } from "../../../../components/archive";
import { TEST_TAGS } from "../../../support/conventions";
import { record, TEST_ACCOUNT, type Recorded, type TestStack } from "../../../support/record";

export const DATA_KEY = `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/data`;
export const LOGS_KEY = `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`;
export const VAULT = `arn:aws:s3:::skyforge-test-vault-eu-central-1-${TEST_ACCOUNT}`;
export const VAULT_KEY = `arn:aws:kms:eu-central-1:${TEST_ACCOUNT}:key/vault`;

/** Name of a bucket of the test lake. */
export const physical = (part: string) => `skyforge-test-eu-west-1-${part}-${TEST_ACCOUNT}`;

export const RECOVERY = { region: "eu-central-1", bucketArn: VAULT, keyArn: VAULT_KEY };

/** A home cell of `launch`, with a recovery vault. */
export function archiveArgs(changes: Partial<ArchiveArgs> = {}): ArchiveArgs {
  return {
    region: "eu-west-1",
    account: TEST_ACCOUNT,
    phase: "launch",
    zones: ["europe"],
    vpcId: "vpc-1",
    vpcCidr: "10.16.0.0/16",
    subnets: [
      { id: "subnet-a", availabilityZone: "eu-west-1a" },
      { id: "subnet-b", availabilityZone: "eu-west-1b" },
      { id: "subnet-c", availabilityZone: "eu-west-1c" },
    ],
    dataKeyArn: DATA_KEY,
    logsKeyArn: LOGS_KEY,
    recovery: RECOVERY,
    tags: TEST_TAGS,
    ...changes,
  };
}

/** The lake of a zone without a vault. */
export function withoutRecovery(changes: Partial<ArchiveArgs> = {}): ArchiveArgs {
  const { recovery: _recovery, ...args } = archiveArgs(changes);
  return args;
}

export function plan(
  args: ArchiveArgs = archiveArgs(),
  options: TestStack = {},
): Promise<Recorded<Archive>> {
  return record((opts) => new Archive("lake", args, opts), options);
}

/** Types of a bucket and its side resources. */
export const S3 = {
  bucket: "aws:s3/bucket:Bucket",
  ownership: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  access: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  versioning: "aws:s3/bucketVersioning:BucketVersioning",
  encryption:
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  lifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  policy: "aws:s3/bucketPolicy:BucketPolicy",
  logging: "aws:s3/bucketLogging:BucketLogging",
  notification: "aws:s3/bucketNotification:BucketNotification",
  replication: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
} as const;
/** Types of the catalogue. */
export const GLUE = {
  database: "aws:glue/catalogDatabase:CatalogDatabase",
  table: "aws:glue/catalogTable:CatalogTable",
  rules: "aws:glue/dataQualityRuleset:DataQualityRuleset",
  security: "aws:glue/securityConfiguration:SecurityConfiguration",
  connection: "aws:glue/connection:Connection",
} as const;
export const WORKGROUP = "aws:athena/workgroup:Workgroup";
export const QUERY = "aws:athena/namedQuery:NamedQuery";

/** Buckets with data. */
export const DATA = ["raw", "curated", "archive", "results"];
export const STORES = [...DATA, "logs"];
