import { expect } from "chai";
import { cacheFindings } from "../../../../components/cache";
import type { CacheCheck } from "../../../../components/cache/checks";
import { cacheWindows } from "../../../../components/cache/windows";
import { formatFinding } from "../../../../infra/errors";
import { PHASES } from "../../../../infra/fleet/schema";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import {
  CACHE_SIZES,
  type CacheGroupSize,
  type CacheSize,
} from "../../../../infra/sizing/phases/cache";

const LAUNCH = CACHE_SIZES.launch;

function check(changes: Partial<CacheCheck> = {}): CacheCheck {
  return {
    where: "prod.eu-west-1",
    size: LAUNCH,
    dataAzs: ["euw1-az1", "euw1-az2", "euw1-az3"],
    windows: {
      cache: cacheWindows("eu-west-1", "cache"),
      sessions: cacheWindows("eu-west-1", "sessions"),
    },
    ...changes,
  };
}

const sized = (changes: Partial<CacheGroupSize>, rest: Partial<CacheSize> = {}) =>
  check({ size: { ...LAUNCH, ...rest, cache: { ...LAUNCH.cache, ...changes } } });
const { autoScaling: scalable, ...withoutScaling } = LAUNCH.cache;
const texts = (given: CacheCheck) => cacheFindings(given).map(formatFinding);

/** One finding with these words, and no other. */
function expectOne(given: CacheCheck, code: string, ...words: string[]): void {
  const found = texts(given);
  expect(found, code).to.have.length(1);
  expect(found[0]).to.match(new RegExp(`^(error|warning) ${code} prod\\.eu-west-1 `));
  for (const word of words) expect(found[0]).to.include(word);
}

describe("checks of the cache", () => {
  it("find nothing wrong with any phase in any region, of two AZs or three", () => {
    for (const region of Object.values(AWS_REGIONS)) {
      const windows = {
        cache: cacheWindows(region.region, "cache"),
        sessions: cacheWindows(region.region, "sessions"),
      };
      for (const phase of PHASES)
        expect(
          texts(check({ size: CACHE_SIZES[phase], windows, dataAzs: region.availabilityZones })),
          `${region.region} ${phase}`,
        ).to.deep.equal([]);
    }
  });

  it("refuse a node type that is not in the table, and name those that are", () => {
    expectOne(
      sized({ nodeType: "cache.m3.large" }),
      "cache-node-type",
      "cache.m7g.large",
      "next: use",
    );
  });

  it("refuse node types with data tiering, with the nearest type without", () => {
    expectOne(
      sized({ nodeType: "cache.r6gd.xlarge" }),
      "cache-data-tiering",
      "use cache.r7g.xlarge",
    );
    expectOne(
      sized({ nodeType: "cache.r6gd.16xlarge" }),
      "cache-data-tiering",
      "use cache.r7g.large",
    );
  });

  it("refuse auto-scaling of a type that cannot", () => {
    expectOne(
      sized({ nodeType: "cache.t4g.small" }),
      "cache-auto-scaling",
      "cache.t4g.small cannot scale itself",
      "use cache.m7g.large",
    );
  });

  it("refuse replicas and nodes beyond a cluster's quota, with the nearest allowed", () => {
    const size = { ...withoutScaling, replicas: 7 };
    expectOne(check({ size: { ...LAUNCH, cache: size } }), "cache-replicas", "0 to 5", "use 5");
    expectOne(
      check({ size: { ...LAUNCH, cache: { ...withoutScaling, shards: 60 } } }),
      "cache-nodes",
      "90 nodes",
      "use 1 to 45 shards",
    );
    expectOne(
      sized({ autoScaling: { maxShards: 40, maxReplicas: 2 } }),
      "cache-nodes",
      "cache.autoScaling.maxShards",
      "use 1 to 30 shards",
    );
    expectOne(
      check({ size: { ...LAUNCH, cache: { ...withoutScaling, shards: 0 } } }),
      "cache-nodes",
    );
  });

  it("refuse bounds below what the phase declares", () => {
    expectOne(
      sized({ shards: 6 }),
      "cache-bounds",
      `${String(scalable?.maxShards)} is below the 6 shards`,
      "use 6 or more",
    );
    expectOne(sized({ autoScaling: { maxShards: 4, maxReplicas: 0 } }), "cache-bounds", "use 1");
  });

  it("refuse data subnets in fewer than two AZs, or two in one", () => {
    expectOne(check({ dataAzs: ["euw1-az1"] }), "cache-azs", "two or three different AZs");
    expectOne(check({ dataAzs: ["euw1-az1", "euw1-az1", "euw1-az2"] }), "cache-azs");
  });

  it("refuse retention beyond the maxima, with the nearest allowed", () => {
    expectOne(sized({ snapshotDays: 90 }), "cache-snapshot-days", "0 to 35", "use 35");
    expectOne(sized({ snapshotDays: -1 }), "cache-snapshot-days", "use 0");
    expectOne(sized({}, { logDays: 40 }), "cache-log-days", "30, 60", "use 30");
  });

  it("refuse windows that overlap, are too short, or are none", () => {
    const windows = (maintenance: string, snapshot: string) =>
      check({ windows: { ...check().windows, cache: { maintenance, snapshot } } });
    expectOne(
      windows("tue:02:00-tue:03:00", "02:30-03:30"),
      "cache-window-overlap",
      "snapshot 02:30-03:30 meets maintenance tue:02:00-tue:03:00",
    );
    expectOne(windows("sun:23:30-mon:00:30", "00:00-01:00"), "cache-window-overlap");
    expectOne(windows("tue:02:00-tue:02:30", "05:00-06:00"), "cache-window", "60 minutes");
    expectOne(windows("tuesday", "05:00-06:00"), "cache-window", '"tuesday" is not a window');
  });

  it("refuse launches that are no moment, no growth or too long, with what is allowed", () => {
    const launch = (changes: object) =>
      check({ launches: [{ at: "2026-12-01T18:00:00Z", factor: 2, hours: 6, ...changes }] });
    expect(texts(launch({}))).to.deep.equal([]);
    expectOne(launch({ at: "1 December" }), "cache-launch-time", "2026-12-01T18:00:00Z");
    expectOne(launch({ factor: 0.5 }), "cache-launch", "factor of 1 or more", "use factor 1 ");
    expectOne(launch({ hours: 1000 }), "cache-launch", "1 to 336", "336 hours");
    expectOne(launch({ hours: Number.NaN }), "cache-launch", "and 1 hours");
  });

  it("refuse a launch that no cluster could hold, with the largest factor", () => {
    const found = texts(
      check({
        size: CACHE_SIZES.scale,
        launches: [{ at: "2026-12-01T18:00:00Z", factor: 10, hours: 6 }],
      }),
    );
    expect(found).to.have.length(2);
    expect(found[0]).to.include("asks cache for 30 shards; 18 is the most with 5 nodes each");
    expect(found[0]).to.include("use a factor of 6 or less");
  });

  it("warn, and no more, of a launch that a small cache cannot be scaled for", () => {
    const seed = check({
      size: CACHE_SIZES.seed,
      launches: [{ at: "2026-12-01T18:00:00Z", factor: 3, hours: 6 }],
    });
    expectOne(seed, "cache-launch-scaling", "cache.t4g.micro");
    expect(cacheFindings(seed)[0]?.severity).to.equal("warning");
  });
});
