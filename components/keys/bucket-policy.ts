import { awsRegion } from "../../infra/regions/aws";
import type { KeyScope, PolicyStatement } from "./keys-policy";

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
