import * as iam from "@pulumi/aws/iam";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { policyJson } from "../keys";
import type { PolicyStatement } from "../keys";
import { bucketArn } from "../bucket";
import type { ArchiveArgs, ArchiveRecovery } from "./args";
import type { LakeBucket } from "./buckets";

/** The copy of the archive outside its home. */
export interface Replication {
  readonly role: iam.Role;
  readonly configuration: s3.BucketReplicationConfig;
}

/** Minutes in which an object is copied: the one value that S3 takes for its replication time control. */
export const REPLICATION_MINUTES = 15;

/**
 * Who may copy. `...IfExists`: S3's documentation does not say whether replication names its source when
 * it takes the role, and a plain condition would then stop every copy without an error.
 */
export function replicationTrust(account: string, sourceArn: string): PolicyStatement[] {
  return [
    {
      Sid: "Replication",
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEqualsIfExists: { "aws:SourceAccount": account },
        ArnLikeIfExists: { "aws:SourceArn": sourceArn },
      },
    },
  ];
}

/** ARNs and regions on both sides of a copy. */
export interface CopyScope {
  readonly region: string;
  readonly sourceArn: string;
  readonly sourceKeyArn: string;
  readonly recoveryRegion: string;
  readonly vaultArn: string;
  readonly vaultKeyArn: string;
}

/**
 * What the role may do: read versions of the archive with their tags, locks and holds, write copies to
 * the vault, and use the two keys for that only. It cannot carry a delete over (`s3:ReplicateDelete` is
 * missing), nor read the vault.
 *
 * The encryption context is the bucket's ARN with bucket keys and the object's without them.
 */
export function replicationPolicy(scope: CopyScope): PolicyStatement[] {
  const useKey = (
    Sid: string,
    Action: string | string[],
    Resource: string,
    region: string,
    bucket: string,
  ): PolicyStatement => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
    Condition: {
      StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, `${bucket}/*`] },
    },
  });
  return [
    {
      Sid: "Source",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: scope.sourceArn,
    },
    {
      Sid: "SourceObjects",
      Effect: "Allow",
      Action: [
        "s3:GetObjectLegalHold",
        "s3:GetObjectRetention",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionTagging",
      ],
      Resource: `${scope.sourceArn}/*`,
    },
    {
      Sid: "Copies",
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateTags"],
      Resource: `${scope.vaultArn}/*`,
    },
    useKey("SourceKey", "kms:Decrypt", scope.sourceKeyArn, scope.region, scope.sourceArn),
    useKey(
      "CopyKey",
      ["kms:Encrypt", "kms:GenerateDataKey"],
      scope.vaultKeyArn,
      scope.recoveryRegion,
      scope.vaultArn,
    ),
  ];
}

/**
 * Copies every version of the archive to the zone's vault within 15 minutes. Objects from before the
 * rule are not copied by it: after a change of vault, batch replication takes them over.
 *
 * Delete markers stay behind: a delete by mistake or malice must not reach the copy. So an erasure
 * deletes in the vault by itself, and compaction leaves replaced parts there, which the archive's
 * manifest tells from live ones. Owner override is for vaults of other accounts; a fleet has one.
 */
export function makeReplication(
  name: string,
  args: ArchiveArgs,
  recovery: ArchiveRecovery,
  archive: LakeBucket,
  parent: pulumi.Resource,
): Replication {
  const sourceArn = bucketArn(args.region, archive.name);
  const role = new iam.Role(
    `${name}-role`,
    {
      description: `Copies ${archive.name} to the recovery vault`,
      assumeRolePolicy: policyJson(replicationTrust(args.account, sourceArn)),
      tags: namedTags(args.tags, `${name}-role`),
    },
    { parent },
  );
  const policy = new iam.RolePolicy(
    `${name}-role-policy`,
    {
      role: role.name,
      policy: pulumi
        .all([args.dataKeyArn, recovery.bucketArn, recovery.keyArn])
        .apply(([sourceKeyArn, vaultArn, vaultKeyArn]) =>
          policyJson(
            replicationPolicy({
              region: args.region,
              sourceArn,
              sourceKeyArn,
              recoveryRegion: recovery.region,
              vaultArn,
              vaultKeyArn,
            }),
          ),
        ),
    },
    { parent },
  );
  const configuration = new s3.BucketReplicationConfig(
    name,
    {
      bucket: archive.bucket.bucket,
      role: role.arn,
      rules: [
        {
          id: "vault",
          priority: 0,
          status: "Enabled",
          filter: {},
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: recovery.bucketArn,
            // Nothing is paid for an early end or for reading, and the vault has no rule that would move them.
            storageClass: "INTELLIGENT_TIERING",
            encryptionConfiguration: { replicaKmsKeyId: recovery.keyArn },
            replicationTime: { status: "Enabled", time: { minutes: REPLICATION_MINUTES } },
            metrics: { status: "Enabled", eventThreshold: { minutes: REPLICATION_MINUTES } },
          },
        },
      ],
    },
    // Not protected: it holds no data, and goes when a home that moves leaves its vault in the cell's own region.
    { parent, dependsOn: [archive.ready, policy] },
  );
  return { role, configuration };
}
