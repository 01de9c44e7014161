import type { KeyScope, PolicyStatement } from "../keys";
import { bucketArn, tlsOnly } from "./log-policy";

/**
 * Policy of a bucket with a customer key: TLS 1.2 or newer, and this key or none named.
 * A request that names no encryption is let through, since the bucket's default is this key; a plain
 * `StringNotEquals` would refuse it, because a missing header counts as different.
 */
export function encryptedBucketPolicy(
  scope: KeyScope,
  bucket: string,
  keyArn: string,
): PolicyStatement[] {
  const arn = bucketArn(scope.region, bucket);
  const deny = (
    Sid: string,
    Condition: NonNullable<PolicyStatement["Condition"]>,
  ): PolicyStatement => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: `${arn}/*`,
    Condition,
  });
  return [
    ...tlsOnly(arn),
    deny("OnlyKms", {
      Null: { "s3:x-amz-server-side-encryption": "false" },
      StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
    }),
    deny("OnlyThisKey", {
      Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
      ArnNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": keyArn },
    }),
    deny("NoCustomerProvidedKeys", {
      Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" },
    }),
  ];
}
