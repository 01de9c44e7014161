import { Provider } from "@pulumi/aws/provider";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

/** As few words as it takes: the default policy gives the account the key. */
export function plain(): void {
  const key = new kms.Key("app", { enableKeyRotation: true });
  new kms.Alias("app", { name: "alias/app", targetKeyId: key.id });
}

/** Administrators, users and grants for services apart, as the guide's default policy has it. */
export function administratorsAndUsers(): void {
  const account = getCallerIdentityOutput().accountId;
  const partition = getPartitionOutput().partition;
  const root = pulumi.interpolate`arn:${partition}:iam::${account}:root`;
  const document = iam.getPolicyDocumentOutput({
    statements: [
      {
        sid: "Default",
        actions: ["kms:*"],
        resources: ["*"],
        principals: [{ type: "AWS", identifiers: [root] }],
      },
      {
        sid: "KeyAdministration",
        actions: [
          "kms:Create*",
          "kms:Describe*",
          "kms:Enable*",
          "kms:List*",
          "kms:Put*",
          "kms:Update*",
          "kms:Revoke*",
          "kms:Disable*",
          "kms:Get*",
          "kms:Delete*",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:ScheduleKeyDeletion",
          "kms:CancelKeyDeletion",
        ],
        resources: ["*"],
        principals: [
          {
            type: "AWS",
            identifiers: [pulumi.interpolate`arn:${partition}:iam::${account}:role/key-admin`],
          },
        ],
      },
      {
        sid: "KeyUsage",
        actions: [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:DescribeKey",
        ],
        resources: ["*"],
        principals: [
          {
            type: "AWS",
            identifiers: [
              pulumi.interpolate`arn:${partition}:iam::${account}:role/orders`,
              pulumi.interpolate`arn:${partition}:iam::${account}:role/invoices`,
            ],
          },
        ],
      },
      {
        sid: "KeyServiceUsage",
        actions: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
        resources: ["*"],
        principals: [
          {
            type: "AWS",
            identifiers: [
              pulumi.interpolate`arn:${partition}:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
            ],
          },
        ],
        conditions: [{ test: "Bool", variable: "kms:GrantIsForAWSResource", values: ["true"] }],
      },
    ],
  });
  new kms.Key("shared", {
    description: "Orders and invoices",
    keyUsage: "ENCRYPT_DECRYPT",
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    enableKeyRotation: true,
    rotationPeriodInDays: 180,
    deletionWindowInDays: 30,
    isEnabled: true,
    multiRegion: false,
    policy: document.json,
  });
}

/** What services need of a key for logs, alarms and trails. */
export function forServices(): void {
  const key = new kms.Key("logs", {
    description: "Logs and notifications",
    deletionWindowInDays: 14,
    enableKeyRotation: true,
  });
  new kms.KeyPolicy("logs", {
    keyId: key.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Account",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::111122223333:root"] },
          Action: ["kms:*"],
          Resource: ["*"],
        },
        {
          Sid: "CloudWatchLogs",
          Effect: "Allow",
          Principal: { Service: "logs.eu-west-1.amazonaws.com" },
          Action: [
            "kms:Encrypt*",
            "kms:Decrypt*",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:Describe*",
          ],
          Resource: "*",
          Condition: {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn":
                "arn:aws:logs:eu-west-1:111122223333:log-group:*",
            },
          },
        },
        {
          Sid: "Alarms",
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
        {
          Sid: "Trail",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "kms:GenerateDataKey*",
          Resource: "*",
          Condition: {
            StringEquals: {
              "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/management",
            },
            StringLike: {
              "kms:EncryptionContext:aws:cloudtrail:arn":
                "arn:aws:cloudtrail:*:111122223333:trail/*",
            },
          },
        },
        {
          Sid: "ThroughS3OnlyInThisAccount",
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"],
          Resource: "*",
          Condition: {
            StringEquals: {
              "kms:CallerAccount": "111122223333",
              "kms:ViaService": "s3.eu-west-1.amazonaws.com",
            },
          },
        },
      ],
    }),
  });
}

/** One key in two regions. */
export function multiRegion(): void {
  const ireland = new Provider("ireland", { region: "eu-west-1" });
  const frankfurt = new Provider("frankfurt", { region: "eu-central-1" });
  const primary = new kms.Key(
    "global",
    { description: "Global table", multiRegion: true, enableKeyRotation: true },
    { provider: ireland },
  );
  new kms.ReplicaKey(
    "global",
    { description: "Global table, replica", primaryKeyArn: primary.arn, deletionWindowInDays: 7 },
    { provider: frankfurt },
  );
}

/** Keys that cannot rotate: for signing, for MACs, of a customer's own material. */
export function withoutRotation(): void {
  new kms.Key("signing", {
    description: "Signs tokens",
    keyUsage: "SIGN_VERIFY",
    customerMasterKeySpec: "ECC_NIST_P256",
  });
  new kms.Key("signing-rsa", {
    keyUsage: "SIGN_VERIFY",
    customerMasterKeySpec: "RSA_3072",
    enableKeyRotation: false,
    deletionWindowInDays: 30,
  });
  new kms.Key("mac", {
    description: "Checks webhooks",
    keyUsage: "GENERATE_VERIFY_MAC",
    customerMasterKeySpec: "HMAC_256",
  });
  new kms.ExternalKey("imported", {
    description: "Material of the bank",
    deletionWindowInDays: 30,
    validTo: "2027-06-30T00:00:00Z",
    keyMaterialBase64: new pulumi.Config().requireSecret("databasePassword"),
  });
}

/** DNSSEC signs with a key of us-east-1. */
export function dnssec(): void {
  const virginia = new Provider("virginia", { region: "us-east-1" });
  const key = new kms.Key(
    "dnssec",
    {
      customerMasterKeySpec: "ECC_NIST_P256",
      keyUsage: "SIGN_VERIFY",
      deletionWindowInDays: 7,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Allow Route 53 DNSSEC Service",
            Effect: "Allow",
            Principal: { Service: "dnssec-route53.amazonaws.com" },
            Action: ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
            Resource: "*",
            Condition: {
              StringEquals: { "aws:SourceAccount": "111122223333" },
              ArnLike: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
            },
          },
          {
            Sid: "Allow Route 53 DNSSEC to CreateGrant",
            Effect: "Allow",
            Principal: { Service: "dnssec-route53.amazonaws.com" },
            Action: "kms:CreateGrant",
            Resource: "*",
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
          },
          {
            Sid: "IAM User Permissions",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:root" },
            Action: "kms:*",
            Resource: "*",
          },
        ],
      }),
    },
    { provider: virginia },
  );
  const signing = new route53.KeySigningKey("dnssec", {
    hostedZoneId: "Z0123456789ABCDEFGHIJ",
    keyManagementServiceArn: key.arn,
    name: "shop",
  });
  new route53.HostedZoneDnsSec(
    "dnssec",
    { hostedZoneId: signing.hostedZoneId },
    { dependsOn: [signing] },
  );
}

/** A key that another account of the organisation uses, and a grant for one role. */
export function crossAccount(): void {
  const key = new kms.Key("backups", {
    enableKeyRotation: true,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Enable IAM policies",
          Effect: "Allow",
          Principal: { AWS: "111122223333" },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "Backup account",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:root" },
          Action: [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey",
          ],
          Resource: "*",
        },
        {
          Sid: "Backup account grants",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:root" },
          Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
          Resource: "*",
          Condition: { Bool: { "kms:GrantIsForAWSResource": true } },
        },
        {
          Sid: "Organisation",
          Effect: "Allow",
          Principal: "*",
          Action: ["kms:Decrypt", "kms:DescribeKey"],
          Resource: "*",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        },
      ],
    }),
  });
  new kms.Grant("restore", {
    keyId: key.keyId,
    granteePrincipal: "arn:aws:iam::111122223333:role/restore",
    operations: ["Decrypt", "DescribeKey"],
    constraints: [{ encryptionContextEquals: { Department: "Finance" } }],
  });
}
