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
