import { expect } from "chai";
import type { Archive } from "../../../../components/archive";
import { input, statements } from "../../../support/conventions";
import { all, one, type Recorded } from "../../../support/record";
import { DATA, DATA_KEY, physical, plan, S3, STORES } from "./support";

describe("Archive: buckets", () => {
  let recorded: Recorded<Archive>;
  const side = (kind: keyof typeof S3, store: string) =>
    one(recorded, S3[kind], kind === "bucket" ? `lake-${store}` : sideName(kind, store));
  const sideName = (kind: string, store: string) => `lake-${store}-${SUFFIX[kind] ?? kind}`;
  const SUFFIX: Readonly<Record<string, string>> = { access: "public-access" };

  before(async () => {
    recorded = await plan();
  });
  it("are five, never emptied by themselves, with nothing that S3 has side resources for", () => {
    expect(all(recorded, S3.bucket).map(({ name }) => name)).to.have.members(
      STORES.map((store) => `lake-${store}`),
    );
    for (const store of STORES) {
      const { inputs } = side("bucket", store);
      expect(Object.keys(inputs).sort()).to.deep.equal([
        "bucket",
        "forceDestroy",
        "objectLockEnabled",
        "tags",
      ]);
      expect(inputs.forceDestroy).to.equal(false);
      expect(inputs.objectLockEnabled, store).to.equal(store === "archive");
    }
  });

  it("belong to their owner, are shut to the public and versioned", () => {
    for (const store of STORES) {
      expect(input(side("ownership", store), "rule")).to.deep.equal({
        objectOwnership: "BucketOwnerEnforced",
      });
      expect(side("access", store).inputs).to.include({
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
      expect(input(side("versioning", store), "versioningConfiguration")).to.deep.equal({
        status: "Enabled",
      });
    }
  });

  it("are encrypted with the cell's key, but for the logs, which S3 delivers only to its own keys", () => {
    for (const store of DATA) {
      expect(input(side("encryption", store), "rules")).to.deep.equal([
        {
          bucketKeyEnabled: true,
          blockedEncryptionTypes: ["SSE-C"],
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: DATA_KEY,
          },
        },
      ]);
      const document = statements(input(side("policy", store), "policy"));
      expect(document.map(({ Effect }) => Effect)).not.to.include("Allow");
      expect(document.map(({ Sid }) => Sid)).to.deep.equal([
        "OnlyTls",
        "OnlyNewTls",
        "OnlyKms",
        "OnlyThisKey",
        "NoCustomerProvidedKeys",
      ]);
      expect(JSON.stringify(document)).to.include(DATA_KEY);
      expect(document[0]?.Resource).to.deep.equal([
        `arn:aws:s3:::${physical(store)}`,
        `arn:aws:s3:::${physical(store)}/*`,
      ]);
    }
    expect(input(side("encryption", "logs"), "rules")).to.deep.equal([
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
    ]);
  });

  it("keep small objects where they are", () => {
    for (const store of STORES)
      expect(side("lifecycle", store).inputs.transitionDefaultMinimumObjectSize).to.equal(
        "all_storage_classes_128K",
      );
  });

  it("tell EventBridge what comes, and log who asks, but for the logs themselves", () => {
    expect(all(recorded, S3.logging)).to.have.length(DATA.length);
    expect(all(recorded, S3.notification)).to.have.length(DATA.length);
    for (const store of DATA) {
      expect(side("logging", store).inputs).to.deep.include({
        bucket: physical(store),
        targetBucket: physical("lake-logs"),
        targetPrefix: `${store}/`,
      });
      expect(side("notification", store).inputs).to.deep.equal({
        bucket: physical(store),
        eventbridge: true,
      });
      // S3 writes a first log at once, so the right to must be there.
      expect(side("logging", store).dependencies).to.include(side("policy", "logs").urn);
    }
  });

  it("change one thing at a time", () => {
    const order = [
      "ownership",
      "access",
      "versioning",
      "encryption",
      "lifecycle",
      "policy",
      "logging",
      "notification",
    ] as const;
    for (const store of DATA) {
      order.slice(1).forEach((kind, index) => {
        const before = order[index] ?? "ownership";
        expect(side(kind, store).dependencies, `${store} ${kind}`).to.include(
          side(before, store).urn,
        );
      });
    }
    expect(one(recorded, S3.replication).dependencies).to.include(
      side("notification", "archive").urn,
    );
  });
});
