import { expect } from "chai";
import fc from "fast-check";
import {
  cacheLayout,
  cacheLogGroupName,
  cacheName,
  cacheParameters,
  heldCounts,
  replicasFor,
} from "../../../../components/cache/cache-layout";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import { CACHE_GROUPS, CACHE_SIZES } from "../../../../infra/sizing/phases/cache";

const SCOPE = { game: "skyforge", environment: "prod", region: "eu-west-1" };
const shardsOf = (count: number) => fc.integer({ min: 1, max: count });

describe("layout of the cache", () => {
  it("names groups by what they are for, inside ElastiCache's 40 characters, for every region and game", () => {
    expect(cacheName(SCOPE, "sessions")).to.equal("skyforge-prod-sessions-eu-west-1");
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,15}$/);
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom(...Object.keys(AWS_REGIONS)),
        (game, environment, region) => {
          const names = CACHE_GROUPS.map((group) =>
            cacheName({ game, environment, region }, group),
          );
          for (const name of names) expect(name).to.match(/^[a-z](?!.*--)[a-z0-9-]{0,38}[a-z0-9]$/);
          expect(new Set(names).size).to.equal(2);
        },
      ),
    );
  });

  it("puts the nodes of a shard into AZs of their own", () => {
    const replicas = (wanted: number, azs: number) =>
      replicasFor({ ...CACHE_SIZES.scale.cache, replicas: wanted }, azs);
    expect([replicas(2, 3), replicas(2, 2), replicas(0, 3), replicas(1, 2)]).to.deep.equal([
      2, 1, 0, 1,
    ]);
  });

  it("has several AZs as soon as there is a replica, and not before", () => {
    expect(cacheLayout(SCOPE, CACHE_SIZES.seed, { azs: 3 }).cache.multiAz).to.equal(false);
    expect(cacheLayout(SCOPE, CACHE_SIZES.launch, { azs: 3 }).cache.multiAz).to.equal(true);
  });

  it("scales itself from launch on, between what the phase declares and its most", () => {
    expect(cacheLayout(SCOPE, CACHE_SIZES.seed, { azs: 3 }).cache.scaling).to.equal(undefined);
    expect(cacheLayout(SCOPE, CACHE_SIZES.growth, { azs: 3 }).sessions.scaling).to.deep.equal({
      shards: { min: 2, max: 8, floors: [] },
      replicas: { min: 1, max: 3, floors: [] },
    });
  });

  it("leaves the ceiling above what lives and above what a launch asks for", () => {
    const { cache, sessions } = cacheLayout(SCOPE, CACHE_SIZES.launch, {
      azs: 3,
      live: { cache: { shards: 11, replicas: 4 } },
      launches: [{ at: "2026-12-01T18:00:00Z", factor: 6, hours: 6 }],
    });
    expect([cache.scaling?.shards.max, cache.scaling?.replicas.max]).to.deep.equal([11, 4]);
    expect(sessions.scaling?.shards.max).to.equal(6);
    expect(cache.scaling?.shards.floors.map(({ minCapacity }) => minCapacity)).to.deep.equal([
      6, 1,
    ]);
  });

  describe("next to what lives", () => {
    it("asks for nothing where five shards live and two are declared", () => {
      expect(heldCounts({ shards: 2, replicas: 1 }, { shards: 5, replicas: 1 })).to.deep.equal({
        shards: 5,
        replicas: 1,
        held: ["numNodeGroups", "replicasPerNodeGroup"],
      });
    });

    it("asks for the phase's shards where fewer live", () => {
      expect(heldCounts({ shards: 3, replicas: 2 }, { shards: 2, replicas: 1 })).to.deep.equal({
        shards: 3,
        replicas: 2,
        held: [],
      });
    });

    it("decides for shards and replicas apart", () => {
      expect(heldCounts({ shards: 2, replicas: 2 }, { shards: 4, replicas: 1 }).held).to.deep.equal(
        ["numNodeGroups"],
      );
    });

    it("declares the phase's counts for a group that does not exist yet", () => {
      expect(heldCounts({ shards: 2, replicas: 1 }, undefined)).to.deep.equal({
        shards: 2,
        replicas: 1,
        held: [],
      });
    });

    it("never changes a count to what lives or to less, whatever an older state says", () => {
      fc.assert(
        fc.property(shardsOf(20), shardsOf(20), shardsOf(20), (declared, live, state) => {
          const { shards, held } = heldCounts(
            { shards: declared, replicas: 0 },
            { shards: live, replicas: 0 },
          );
          // The engine puts the state's value in place of an ignored input.
          const sent = held.includes("numNodeGroups") ? state : shards;
          if (sent !== state) expect(sent).to.be.above(live);
          if (declared > live) expect(sent).to.equal(declared);
        }),
      );
    });
  });

  it("evicts any key of the cache, and only what expires of the sessions", () => {
    expect(cacheParameters("cache")).to.include({
      "maxmemory-policy": "allkeys-lfu",
      "cluster-enabled": "yes",
      "reserved-memory-percent": "25",
    });
    expect(cacheParameters("sessions")).to.include({
      "maxmemory-policy": "volatile-ttl",
      "cluster-enabled": "yes",
    });
  });

  it("names log groups so that log delivery needs no resource policy of its own for each", () => {
    expect(cacheLogGroupName(SCOPE, "cache", "slow-log")).to.equal(
      "/aws/vendedlogs/elasticache/worldcell-skyforge-prod/cache/slow-log",
    );
  });
});
