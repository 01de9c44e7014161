import { expect } from "chai";
import fc from "fast-check";
import { archiveDays } from "../../../../components/archive/archive-layout";
import { STORES, type ArchiveDays, type Store } from "../../../../components/archive/args";
import {
  checkLifecycle,
  lifecycleRules,
  type LifecycleRule,
} from "../../../../components/archive/lifecycle";
import { PHASES } from "../../../../infra/fleet/schema";
import { archiveArgs } from "./support";

const days = archiveDays(archiveArgs());
const rules = (store: Store, change: Partial<ArchiveDays> = {}) =>
  lifecycleRules(store, { ...days, ...change });
const rule = (store: Store, id: string, change: Partial<ArchiveDays> = {}): LifecycleRule => {
  const found = rules(store, change).find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`${store} has no rule ${id}`);
  return found;
};
const check = (store: Store, ...entries: LifecycleRule[]) =>
  checkLifecycle("lake", store, entries).map(({ message, fix }) => `${message} | ${fix}`);

describe("lifecycles of the lake's buckets", () => {
  it("are taken by S3 in every phase", () => {
    for (const phase of PHASES) {
      for (const store of STORES) {
        const made = lifecycleRules(store, archiveDays(archiveArgs({ phase })));
        expect(checkLifecycle("lake", store, made)).to.deep.equal([]);
        expect(new Set(made.map(({ id }) => id)).size).to.equal(made.length);
      }
    }
  });

  it("never end the archive's objects, whatever the days", () => {
    const number = fc.integer({ min: 1, max: 5000 });
    const all = fc.record({
      noncurrent: number,
      verifiedRaw: number,
      rawInfrequent: number,
      rawInstant: number,
      curatedInfrequent: number,
      curatedInstant: number,
      results: number,
      accessLogs: number,
    });
    fc.assert(
      fc.property(all, (change) => {
        for (const entry of rules("archive", change))
          expect(entry.expiration?.days, entry.id).to.equal(undefined);
      }),
    );
  });

  it("end raw objects only once their copy is verified", () => {
    const ending = rules("raw").filter(({ expiration }) => expiration?.days !== undefined);
    expect(ending.map(({ id, filter, expiration }) => [id, filter, expiration])).to.deep.equal([
      ["verified", { tag: { key: "verified", value: "true" } }, { days: 60 }],
    ]);
  });

  it("drop replaced versions, empty delete markers and uploads that never ended, in every bucket", () => {
    for (const store of STORES) {
      const versions = rule(store, "versions");
      expect(versions.expiration).to.deep.equal({ expiredObjectDeleteMarker: true });
      expect(versions.noncurrentVersionExpiration?.noncurrentDays, store).to.equal(
        store === "results" || store === "logs" ? 7 : 90,
      );
      expect(rule(store, "uploads").abortIncompleteMultipartUpload).to.deep.equal({
        daysAfterInitiation: 7,
      });
    }
  });

  it("keep the archive where Athena reads it at once", () => {
    expect(rule("archive", "tiers").transitions).to.deep.equal([
      { days: 0, storageClass: "INTELLIGENT_TIERING" },
    ]);
    for (const store of STORES) {
      const classes = rules(store).flatMap(({ transitions }) =>
        (transitions ?? []).map(({ storageClass }) => storageClass),
      );
      expect(classes, store).not.to.include.members(["GLACIER"]);
      expect(classes, store).not.to.include.members(["DEEP_ARCHIVE"]);
    }
  });

  it("end results and logs after the phase's days, or the caller's", () => {
    expect(rule("results", "expire").expiration).to.deep.equal({ days: 30 });
    expect(rule("logs", "expire").expiration).to.deep.equal({ days: 90 });
    expect(rule("logs", "expire", { accessLogs: 400 }).expiration).to.deep.equal({ days: 400 });
  });
});

describe("checks of a lifecycle", () => {
  it("refuse infrequent access before 30 days, and name the nearest", () => {
    expect(check("raw", rule("raw", "tiers", { rawInfrequent: 29 }))).to.deep.equal([
      "the move to STANDARD_IA is 29 days; S3 takes whole numbers from 30 to 2147483647 | use 30",
    ]);
    expect(check("raw", rule("raw", "tiers", { rawInfrequent: 30 }))).to.deep.equal([]);
  });

  it("warn of the next class less than 30 days after infrequent access, and refuse it on the same day", () => {
    expect(
      check("curated", rule("curated", "tiers", { curatedInfrequent: 180, curatedInstant: 209 })),
    ).to.deep.equal([
      "the move to GLACIER_IR after 209 days is less than 30 after the one to STANDARD_IA at 180, which bills 30 days at least | use 210 or more",
    ]);
    const severity = (curatedInstant: number) =>
      checkLifecycle("lake", "curated", [
        rule("curated", "tiers", { curatedInfrequent: 180, curatedInstant }),
      ]).map((finding) => finding.severity);
    expect(severity(209)).to.deep.equal(["warning"]);
    expect(severity(180)).to.deep.equal(["error"]);
    expect(
      check("curated", rule("curated", "tiers", { curatedInfrequent: 180, curatedInstant: 210 })),
    ).to.deep.equal([]);
  });

  it("refuse classes that go up", () => {
    const up: LifecycleRule = {
      id: "up",
      status: "Enabled",
      filter: {},
      transitions: [
        { days: 30, storageClass: "GLACIER_IR" },
        { days: 90, storageClass: "STANDARD_IA" },
      ],
    };
    const [message = ""] = check("raw", up);
    expect(message).to.include("STANDARD_IA follows GLACIER_IR");
    expect(message).to.include("put the classes into that order");
  });

  it("refuse an end that is not after the last move", () => {
    const early: LifecycleRule = {
      ...rule("raw", "tiers", { rawInfrequent: 90, rawInstant: 180 }),
      expiration: { days: 180 },
    };
    expect(check("raw", early)).to.deep.equal([
      "objects expire after 180 days, not after their move to GLACIER_IR at 180 | use 181 or more",
    ]);
    expect(check("raw", { ...early, expiration: { days: 181 } })).to.deep.equal([]);
  });

  it("refuse an expiry in the archive", () => {
    const ending: LifecycleRule = {
      id: "end",
      status: "Enabled",
      filter: {},
      expiration: { days: 3650 },
    };
    expect(check("archive", ending)).to.have.length(1);
    expect(check("archive", ending)[0]).to.include("history is kept");
    expect(check("results", ending)).to.deep.equal([]);
  });

  it("refuse days that are no whole number from 1 to what S3 holds", () => {
    for (const [results, nearest] of [
      [0, 1],
      [-3, 1],
      [1.5, 2],
      [Number.NaN, 1],
      [2_147_483_648, 2_147_483_647],
    ] as const) {
      const [message = ""] = check("results", rule("results", "expire", { results }));
      expect(message, String(results)).to.match(new RegExp(`use ${String(nearest)}$`));
    }
    expect(check("archive", rule("archive", "versions", { noncurrent: 0 }))).to.have.length(1);
  });
});
