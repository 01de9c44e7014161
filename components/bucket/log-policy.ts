import { awsRegion } from "../../infra/regions/aws";
import { type KeyScope, onlyTls, policyJson, type PolicyStatement } from "../keys";

/** ARN of a bucket by its name, known before the bucket is. */
export function bucketArn(region: string, bucket: string): string {
  return `arn:${awsRegion(region).partition}:s3:::${bucket}`;
}

/** Statements that let nobody talk to a bucket but over TLS 1.2 or newer. */
export function tlsOnly(arn: string): PolicyStatement[] {
  const everything = [arn, `${arn}/*`];
  return [
    onlyTls("s3:*", everything),
    {
      ...onlyTls("s3:*", everything),
      Sid: "OnlyNewTls",
      Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    },
  ];
}

/**
 * Policy of a bucket for access logs: TLS 1.2 or newer, and S3's log delivery may write for the buckets
 * given, each into its own folder.
 *
 * @param logs name of the bucket for logs.
 * @param sources folder of each logged bucket, by the bucket's name.
 */
export function accessLogsPolicy(
  scope: KeyScope,
  logs: string,
  sources: Readonly<Record<string, string>>,
): string {
  const arn = bucketArn(scope.region, logs);
  return policyJson([
    ...tlsOnly(arn),
    {
      Sid: "AccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: Object.values(sources).map((folder) => `${arn}/${folder}/*`),
      Condition: {
        StringEquals: { "aws:SourceAccount": scope.account },
        ArnLike: {
          "aws:SourceArn": Object.keys(sources).map((name) => bucketArn(scope.region, name)),
        },
      },
    },
  ]);
}
