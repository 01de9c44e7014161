import { expect } from "chai";
import {
  bucketName,
  checkArchive,
  databaseName,
  logBucketPolicy,
} from "../../../../components/archive/archive-layout";
import { STORES, type ArchiveArgs } from "../../../../components/archive/args";
import { UserError } from "../../../../infra/errors";
import { PHASES } from "../../../../infra/fleet/schema";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import { ARCHIVE_SIZES } from "../../../../infra/sizing/phases/archive";
import { expectGuarded, statements, TEST_TAGS } from "../../../support/conventions";
import { TEST_ACCOUNT } from "../../../support/record";
import { archiveArgs, physical, RECOVERY } from "./support";

/** Findings of the checks, as `code: message | fix`. */
function findings(changes: Partial<ArchiveArgs>): string[] {
  try {
    checkArchive("lake", archiveArgs(changes));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const { where } of error.findings) expect(["lake", "infra/model"]).to.include(where);
    return error.findings.map(({ code, message, fix }) => `${code}: ${message} | ${fix}`);
  }
  return [];
}
const subnets = (...zones: string[]) =>
  zones.map((availabilityZone, index) => ({ id: `subnet-${String(index)}`, availabilityZone }));

describe("names of the lake", () => {
  it("hold game, environment, region and account", () => {
    expect(STORES.map((store) => bucketName(store, archiveArgs()))).to.deep.equal(
      ["raw", "curated", "archive", "results", "lake-logs"].map(physical),
    );
  });

  it("differ and keep S3's limits for every region, however long the game's name", () => {
    const names = Object.keys(AWS_REGIONS).flatMap((region) =>
      ["a", "a-game-with-a-very-long-name-indeed"].flatMap((game) =>
        STORES.map((store) =>
          bucketName(store, archiveArgs({ region, tags: { ...TEST_TAGS, game } })),
        ),
      ),
    );
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
  });

  it("give the database letters, digits and underscores", () => {
    expect(databaseName({ ...TEST_TAGS, game: "sky-forge", environment: "dev-2" })).to.equal(
      "sky_forge_dev_2",
    );
  });
});

describe("checks of the lake", () => {
  it("pass in every phase, with one zone or nine", () => {
    for (const phase of PHASES) expect(findings({ phase })).to.deep.equal([]);
    const zones = Array.from({ length: 9 }, (_, index) => `zone-${String(index)}`);
    expect(findings({ zones })).to.deep.equal([]);
  });

  it("refuse a game whose buckets S3 keeps for itself", () => {
    const found = findings({ tags: { ...TEST_TAGS, game: "xn--sky" } });
    expect(found).to.have.length(STORES.length);
    expect(found[0]).to.include("begins or ends with what S3 keeps for itself");
  });

  it("refuse fewer than two AZs, one AZ twice, and AZ ids", () => {
    expect(findings({ subnets: subnets("eu-west-1a") })[0]).to.include("1 subnets; jobs need two");
    expect(findings({ subnets: subnets("eu-west-1a", "eu-west-1a") })[0]).to.include(
      "two subnets stand in one AZ",
    );
    expect(findings({ subnets: subnets("euw1-az1", "euw1-az2") })).to.have.length(2);
    expect(findings({ subnets: subnets("euw1-az1", "eu-west-1b") })[0]).to.include(
      "such as eu-west-1a",
    );
  });

  it("refuse a vault in the cell's own region", () => {
    expect(findings({ recovery: { ...RECOVERY, region: "eu-west-1" } })[0]).to.include(
      "whose loss would take the copy along",
    );
  });

  it("refuse a limit that Athena does not take, and name the least", () => {
    const size = (scanLimitBytes: number) => ({ ...ARCHIVE_SIZES.seed, scanLimitBytes });
    expect(findings({ size: size(10_485_759) })).to.deep.equal([
      "scan-limit: 10485759 bytes; Athena takes whole numbers from 10485760, 10 MiB | use 10485760 or more",
    ]);
    expect(findings({ size: size(10_485_760) })).to.deep.equal([]);
    expect(findings({ size: size(1e20) })).to.have.length(1);
  });

  it("report days and zones together, not one after the other", () => {
    const found = findings({ days: { rawInfrequent: 10 }, zones: [], historyFrom: "yesterday" });
    expect(found.map((text) => text.split(":")[0])).to.deep.equal([
      "lifecycle-days",
      "projection-zones",
      "projection-range",
    ]);
  });
});

describe("policy of the access logs' bucket", () => {
  const document = statements(logBucketPolicy(archiveArgs()));

  it("lets only S3's log delivery write, for this lake's buckets, each into its folder", () => {
    expectGuarded(document);
    const allowed = document.filter(({ Effect }) => Effect === "Allow");
    expect(allowed).to.have.length(1);
    expect(allowed[0]).to.deep.include({
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: ["raw", "curated", "archive", "results"].map(
        (store) => `arn:aws:s3:::${physical("lake-logs")}/${store}/*`,
      ),
      Condition: {
        StringEquals: { "aws:SourceAccount": TEST_ACCOUNT },
        ArnLike: {
          "aws:SourceArn": ["raw", "curated", "archive", "results"].map(
            (store) => `arn:aws:s3:::${physical(store)}`,
          ),
        },
      },
    });
  });

  it("refuses plain HTTP and TLS before 1.2", () => {
    const denied = document.filter(({ Effect }) => Effect === "Deny");
    expect(denied.map(({ Condition }) => Condition)).to.deep.equal([
      { Bool: { "aws:SecureTransport": "false" } },
      { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    ]);
    for (const { Resource } of denied) {
      const arn = `arn:aws:s3:::${physical("lake-logs")}`;
      expect(Resource).to.deep.equal([arn, `${arn}/*`]);
    }
  });
});
