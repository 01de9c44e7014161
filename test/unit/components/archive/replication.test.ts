import { expect } from "chai";
import type { Archive } from "../../../../components/archive";
import { input, managed, statements } from "../../../support/conventions";
import { all, one, TEST_ACCOUNT, type Recorded } from "../../../support/record";
import { DATA_KEY, physical, plan, S3, VAULT, VAULT_KEY, withoutRecovery } from "./support";

describe("Archive: replication", () => {
  let recorded: Recorded<Archive>;

  before(async () => {
    recorded = await plan();
  });
  it("copies the archive, and only it, to the vault within 15 minutes, and no delete", () => {
    const config = one(recorded, S3.replication);
    expect(config.inputs).to.deep.include({
      bucket: physical("archive"),
      role: one(recorded, "aws:iam/role:Role").outputs.arn,
    });
    expect(input(config, "rules")).to.deep.equal([
      {
        id: "vault",
        priority: 0,
        status: "Enabled",
        filter: {},
        deleteMarkerReplication: { status: "Disabled" },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
        destination: {
          bucket: VAULT,
          storageClass: "INTELLIGENT_TIERING",
          encryptionConfiguration: { replicaKmsKeyId: VAULT_KEY },
          replicationTime: { status: "Enabled", time: { minutes: 15 } },
          metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
        },
      },
    ]);
  });

  it("waits for versioning and for the role's rights", () => {
    expect(one(recorded, S3.replication).dependencies).to.include(
      one(recorded, "aws:iam/rolePolicy:RolePolicy").urn,
    );
  });

  it("gives its role what a copy needs and nothing else", () => {
    const document = statements(input(one(recorded, "aws:iam/rolePolicy:RolePolicy"), "policy"));
    const source = `arn:aws:s3:::${physical("archive")}`;
    const grants = document.flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => `${action} ${String(Resource)}`),
    );
    expect(grants).to.have.members([
      `s3:GetReplicationConfiguration ${source}`,
      `s3:ListBucket ${source}`,
      ...[
        "GetObjectLegalHold",
        "GetObjectRetention",
        "GetObjectVersionAcl",
        "GetObjectVersionForReplication",
        "GetObjectVersionTagging",
      ].map((action) => `s3:${action} ${source}/*`),
      `s3:ReplicateObject ${VAULT}/*`,
      `s3:ReplicateTags ${VAULT}/*`,
      `kms:Decrypt ${DATA_KEY}`,
      `kms:Encrypt ${VAULT_KEY}`,
      `kms:GenerateDataKey ${VAULT_KEY}`,
    ]);
  });

  it("uses each key only through S3 of its region, for its bucket", () => {
    const document = statements(input(one(recorded, "aws:iam/rolePolicy:RolePolicy"), "policy"));
    const condition = (sid: string) => document.find(({ Sid }) => Sid === sid)?.Condition;
    const archive = `arn:aws:s3:::${physical("archive")}`;
    expect(condition("SourceKey")).to.deep.equal({
      StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [archive, `${archive}/*`] },
    });
    expect(condition("CopyKey")).to.deep.equal({
      StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [VAULT, `${VAULT}/*`] },
    });
  });

  it("lets only S3 take the role, for this bucket where S3 says which", () => {
    const trust = statements(input(one(recorded, "aws:iam/role:Role"), "assumeRolePolicy"));
    expect(trust).to.deep.equal([
      {
        Sid: "Replication",
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEqualsIfExists: { "aws:SourceAccount": TEST_ACCOUNT },
          ArnLikeIfExists: { "aws:SourceArn": `arn:aws:s3:::${physical("archive")}` },
        },
      },
    ]);
  });

  it("is absent, with its role, where the zone has no recovery", async () => {
    const alone = await plan(withoutRecovery());
    expect(all(alone, S3.replication)).to.deep.equal([]);
    expect(all(alone, "aws:iam/role:Role")).to.deep.equal([]);
    expect(alone.result.replicationRoleArn).to.equal(undefined);
    expect(JSON.stringify(alone.resources)).not.to.include("eu-central-1");
    // Nothing but the copy itself comes with a vault.
    expect(managed(recorded).length - managed(alone).length).to.equal(3);
  });
});
