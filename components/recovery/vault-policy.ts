import { awsRegion } from "../../infra/regions/aws";
import type { KeyScope, PolicyStatement } from "../keys";
import { rootArn } from "../keys";

/**
 * Policy of the vault's key. The account manages it and IAM decides who uses it, but for data it works
 * through S3 in this region only: a stolen permission to decrypt is worth nothing without the bucket's.
 * No grants: a grant would be a way past that condition.
 */
export function vaultKeyPolicy(scope: KeyScope): PolicyStatement[] {
  const root = { AWS: rootArn(scope) };
  return [
    {
      Sid: "AccountManages",
      Effect: "Allow",
      Principal: root,
      Action: [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:Delete*",
        "kms:Describe*",
        "kms:Disable*",
        "kms:Enable*",
        "kms:Get*",
        "kms:List*",
        "kms:Put*",
        "kms:RetireGrant",
        "kms:RevokeGrant",
        "kms:RotateKeyOnDemand",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:Update*",
      ],
      Resource: "*",
    },
    {
      Sid: "AccountUsesThroughS3",
      Effect: "Allow",
      Principal: root,
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
      Resource: "*",
      Condition: {
        StringEquals: {
          "kms:CallerAccount": scope.account,
          "kms:ViaService": `s3.${scope.region}.amazonaws.com`,
        },
      },
    },
  ];
}

/**
 * Policy of the vault's bucket: TLS 1.2 or newer, and this key or none named.
 * A request that names no encryption is let through, since the bucket's default is this key; a plain
 * `StringNotEquals` would refuse it, because a missing header counts as different.
 */
export function vaultBucketPolicy(
  scope: KeyScope,
  bucket: string,
  keyArn: string,
): PolicyStatement[] {
  const arn = `arn:${awsRegion(scope.region).partition}:s3:::${bucket}`;
  const objects = `${arn}/*`;
  const everything = [arn, objects];
  const deny = (
    Sid: string,
    Action: string,
    Resource: string | readonly string[],
    Condition: NonNullable<PolicyStatement["Condition"]>,
  ): PolicyStatement => ({ Sid, Effect: "Deny", Principal: "*", Action, Resource, Condition });
  return [
    deny("OnlyTls", "s3:*", everything, { Bool: { "aws:SecureTransport": "false" } }),
    deny("OnlyNewTls", "s3:*", everything, { NumericLessThan: { "s3:TlsVersion": "1.2" } }),
    deny("OnlyKms", "s3:PutObject", objects, {
      Null: { "s3:x-amz-server-side-encryption": "false" },
      StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
    }),
    deny("OnlyThisKey", "s3:PutObject", objects, {
      Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
      ArnNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": keyArn },
    }),
    deny("NoCustomerProvidedKeys", "s3:PutObject", objects, {
      Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" },
    }),
  ];
}
