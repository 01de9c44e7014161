import { expect } from "chai";
import type { RecoveryVaultArgs } from "../../../../components/recovery";
import { encryptedBucketPolicy } from "../../../../components/bucket";
import { RecoveryVault } from "../../../../components/recovery";
import { all, one, record, TEST_ACCOUNT } from "../../../support/record";
import {
  expectConventions,
  expectGuarded,
  input,
  managed,
  statements,
  TEST_TAGS,
} from "../../../support/conventions";

const plan = (args: Partial<RecoveryVaultArgs> = {}) =>
  record(
    (opts) =>
      new RecoveryVault(
        "vault",
        { region: "eu-central-1", account: TEST_ACCOUNT, tags: TEST_TAGS, logDays: 90, ...args },
        opts,
      ),
    { region: "eu-central-1" },
  );

const SIDES = [
  "bucketOwnershipControls:BucketOwnershipControls",
  "bucketPublicAccessBlock:BucketPublicAccessBlock",
  "bucketVersioning:BucketVersioning",
  "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "bucketPolicy:BucketPolicy",
].map((token) => `aws:s3/${token}`);

/** The vault's own side resource of a type; the bucket of its access log has others. */
const sideOf = (recorded: Awaited<ReturnType<typeof plan>>, type: string) => {
  const [only, ...others] = all(recorded, type).filter(({ name }) => !name.includes("-logs-"));
  if (only === undefined || others.length > 0) throw new Error(`not one ${type} of the vault`);
  return only;
};

describe("RecoveryVault", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    expectConventions(await plan(), "vault");
  });

  it("names the bucket after game, environment, region and account", async () => {
    const recorded = await plan();
    expect(one(recorded, "aws:s3/bucket:Bucket", "vault-bucket").inputs.bucket).to.equal(
      `skyforge-test-vault-eu-central-1-${TEST_ACCOUNT}`,
    );
    expect(one(recorded, "worldcell:recovery:RecoveryVault").outputs).to.deep.include({
      bucketName: `skyforge-test-vault-eu-central-1-${TEST_ACCOUNT}`,
      keyArn: one(recorded, "aws:kms/key:Key").outputs.arn,
    });
  });

  it("keeps what S3 has side resources for out of the bucket", async () => {
    const recorded = await plan();
    expect(
      Object.keys(one(recorded, "aws:s3/bucket:Bucket", "vault-bucket").inputs).sort(),
    ).to.deep.equal(["bucket", "forceDestroy", "objectLockEnabled", "tags"]);
    for (const type of SIDES) expect(sideOf(recorded, type).name, type).to.match(/^vault-/);
  });

  it("changes the bucket one thing at a time", async () => {
    const recorded = await plan();
    SIDES.slice(1).forEach((type, index) => {
      expect(sideOf(recorded, type).dependencies, type).to.include(
        sideOf(recorded, SIDES[index] ?? "").urn,
      );
    });
  });

  it("owns, versions and encrypts every object with its own key, and shuts the public out", async () => {
    const recorded = await plan({ noncurrentDays: 45 });
    const keyArn = one(recorded, "aws:kms/key:Key").outputs.arn;
    const side = (index: number) => sideOf(recorded, SIDES[index] ?? "");
    expect(input(side(0), "rule")).to.deep.equal({ objectOwnership: "BucketOwnerEnforced" });
    expect(side(1).inputs).to.include({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(input(side(2), "versioningConfiguration")).to.deep.equal({ status: "Enabled" });
    expect(input(side(3), "rules")).to.deep.equal([
      {
        bucketKeyEnabled: true,
        blockedEncryptionTypes: ["SSE-C"],
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
      },
    ]);
    expect(input(side(4), "rules")).to.deep.equal([
      {
        id: "versions",
        status: "Enabled",
        filter: {},
        noncurrentVersionExpiration: { noncurrentDays: 45 },
        expiration: { expiredObjectDeleteMarker: true },
      },
      {
        id: "uploads",
        status: "Enabled",
        filter: {},
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
  });

  it("refuses plain HTTP, other keys and customer-provided keys, but not the bucket's default", () => {
    const document = statements(
      JSON.stringify({
        Statement: encryptedBucketPolicy(
          { account: TEST_ACCOUNT, region: "eu-central-1" },
          "b",
          "KEY",
        ),
      }),
    );
    expect(document.every(({ Effect }) => Effect === "Deny")).to.equal(true);
    const condition = (sid: string) => document.find(({ Sid }) => Sid === sid)?.Condition;
    expect(condition("OnlyTls")).to.deep.equal({ Bool: { "aws:SecureTransport": "false" } });
    expect(condition("OnlyNewTls")).to.deep.equal({ NumericLessThan: { "s3:TlsVersion": "1.2" } });
    // `Null ... false` holds only when the header is there: without it the default key is used.
    expect(condition("OnlyKms")?.Null).to.deep.equal({
      "s3:x-amz-server-side-encryption": "false",
    });
    expect(condition("OnlyThisKey")).to.deep.equal({
      Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
      ArnNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "KEY" },
    });
    expect(condition("NoCustomerProvidedKeys")).not.to.equal(undefined);
    expect(document[0]?.Resource).to.deep.equal(["arn:aws:s3:::b", "arn:aws:s3:::b/*"]);
  });

  it("lets the account use the key for data only through S3 of this region", async () => {
    const recorded = await plan();
    const document = statements(input(one(recorded, "aws:kms/key:Key"), "policy"));
    expectGuarded(document);
    expect(document).to.have.length(2);
    for (const { Principal } of document) {
      expect(Principal).to.deep.equal({ AWS: `arn:aws:iam::${TEST_ACCOUNT}:root` });
    }
    expect(document[0]?.Condition).to.equal(undefined);
    expect([document[0]?.Action].flat().join()).not.to.match(
      /crypt|DataKey|kms:\*|CreateGrant|Create\*/,
    );
    expect(document[1]?.Condition).to.deep.equal({
      StringEquals: {
        "kms:CallerAccount": TEST_ACCOUNT,
        "kms:ViaService": "s3.eu-central-1.amazonaws.com",
      },
    });
    // Without this nobody could change the policy again.
    expect(document[0]?.Action).to.include("kms:Put*");
  });

  it("logs who reads it, in a bucket of its own that only S3's log delivery writes to", async () => {
    const recorded = await plan({ logDays: 30 });
    const logging = one(recorded, "aws:s3/bucketLogging:BucketLogging");
    const logs = one(recorded, "aws:s3/bucket:Bucket", "vault-logs");
    const bucket = `skyforge-test-vault-logs-eu-central-1-${TEST_ACCOUNT}`;
    expect(logs.inputs.bucket).to.equal(bucket);
    expect(logging.inputs).to.include({
      bucket: `skyforge-test-vault-eu-central-1-${TEST_ACCOUNT}`,
      targetBucket: bucket,
      targetPrefix: "vault/",
    });
    const policy = one(recorded, "aws:s3/bucketPolicy:BucketPolicy", "vault-logs-policy");
    const allowed = statements(input(policy, "policy")).filter(({ Effect }) => Effect === "Allow");
    expect(allowed).to.have.length(1);
    expect(allowed[0]).to.deep.include({
      Principal: { Service: "logging.s3.amazonaws.com" },
      Resource: [`arn:aws:s3:::${bucket}/vault/*`],
      Condition: {
        StringEquals: { "aws:SourceAccount": TEST_ACCOUNT },
        ArnLike: {
          "aws:SourceArn": [`arn:aws:s3:::skyforge-test-vault-eu-central-1-${TEST_ACCOUNT}`],
        },
      },
    });
    const rules = input(
      one(
        recorded,
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "vault-logs-lifecycle",
      ),
      "rules",
    ) as { expiration?: { days: number } }[];
    expect(rules.find(({ expiration }) => expiration !== undefined)?.expiration).to.deep.equal({
      days: 30,
    });
  });

  it("protects all of it until it is removable, and never empties the vault by itself", async () => {
    expect(managed(await plan()).every(({ protect }) => protect)).to.equal(true);
    const removable = await plan({ removable: true });
    expect(managed(removable).some(({ protect }) => protect)).to.equal(false);
    expect(one(removable, "aws:s3/bucket:Bucket", "vault-bucket").inputs.forceDestroy).to.equal(
      false,
    );
  });
});
