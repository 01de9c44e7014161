import { expect } from "chai";
import { PHASES } from "../../../../infra/fleet/schema";
import {
  atlasSize,
  cacheCapacity,
  type Capacity,
  databaseCapacity,
  searchCapacity,
  shardReads,
} from "../../../../infra/sizing/capacity";
import { CACHE_GROUPS, CACHE_SIZES } from "../../../../infra/sizing/phases/cache";
import { SEARCH_NODE_TYPES, SEARCH_SIZES } from "../../../../infra/sizing/phases/search";

/** Every quantity of a phase in a region of two or three AZs. */
function quantities(phase: (typeof PHASES)[number], azs: number): Record<string, Capacity> {
  const database = databaseCapacity(phase);
  const search = searchCapacity(phase, azs);
  return {
    reads: database.reads,
    connections: database.connections,
    disk: database.diskGb,
    ...Object.fromEntries(
      CACHE_GROUPS.flatMap((group) => {
        const { commands, gib } = cacheCapacity(phase, group);
        return [
          [`${group} commands`, commands],
          [`${group} memory`, gib],
        ];
      }),
    ),
    queries: search.queries,
    "search disk": search.diskGib,
  };
}

describe("capacity of the phases", () => {
  for (const azs of [2, 3]) {
    it(`never falls from one phase to the next, in ${String(azs)} AZs`, () => {
      PHASES.slice(1).forEach((phase, index) => {
        const before = quantities(PHASES[index] ?? "seed", azs);
        for (const [name, { always, most }] of Object.entries(quantities(phase, azs))) {
          expect(always, `${phase} ${name}`).to.be.at.least(before[name]?.always ?? 0);
          expect(most, `${phase} ${name}`).to.be.at.least(before[name]?.most ?? 0);
          expect(most, `${phase} ${name}`).to.be.at.least(always);
          expect(always, `${phase} ${name}`).to.be.above(0);
        }
      });
    });
  }

  it("by hand: growth in three AZs", () => {
    // M50 has 8 vCPUs x 1,000 reads/s = 8,000 reads/s a shard; M80 has 32: 32,000 reads/s
    expect(databaseCapacity("growth").reads).to.deep.equal({ always: 8000, most: 32_000 });
    // 2 shards of cache.r7g.large: 2 x 30,000 commands/s; up to 8 shards. 13.07 GiB x 0.75 each.
    expect(cacheCapacity("growth", "cache")).to.deep.equal({
      commands: { always: 60_000, most: 240_000 },
      gib: { always: 2 * 13.07 * 0.75, most: 8 * 13.07 * 0.75 },
    });
    // 3 x r7g.large.search, one AZ lost: 2 x 2 vCPUs x 100 queries/s; 3 x 100 GiB
    expect(searchCapacity("growth", 3)).to.deep.equal({
      queries: { always: 400, most: 400 },
      diskGib: { always: 300, most: 300 },
      copies: 3,
    });
  });

  it("counts a burstable node by what it has without credits", () => {
    // t3.small.search: 2 vCPUs x 0.2 x 100 queries/s
    expect(searchCapacity("seed", 3).queries.always).to.be.closeTo(40, 1e-9);
    expect(cacheCapacity("seed", "sessions").commands.always).to.equal(2000);
  });

  it("names the place to add a size that it does not know", () => {
    expect(() => atlasSize("M140")).to.throw(/M140 .*capacity\.ts/);
    expect(shardReads("M30")).to.equal(2000);
  });
});

describe("purchases of the phases", () => {
  it("stay inside the providers' limits", () => {
    for (const phase of PHASES) {
      for (const group of CACHE_GROUPS) {
        const { shards, replicas, autoScaling } = CACHE_SIZES[phase][group];
        const nodes =
          (autoScaling?.maxShards ?? shards) * (1 + (autoScaling?.maxReplicas ?? replicas));
        // 90 nodes of a cluster, 5 replicas of a shard (ElastiCache user guide, quotas)
        expect(nodes, `${phase} ${group}`).to.be.at.most(90);
        expect(autoScaling?.maxReplicas ?? replicas).to.be.at.most(5);
      }
      const { nodeType, nodesPerAz, volume, masters } = SEARCH_SIZES[phase];
      const type = SEARCH_NODE_TYPES[nodeType];
      expect(volume.gib).to.be.within(type?.minVolumeGib ?? Infinity, type?.maxVolumeGib ?? 0);
      expect(nodesPerAz * 3).to.be.at.most(type?.maxNodes ?? 0);
      // 80 instances of a domain before the quota is raised
      expect(nodesPerAz * 3 + (masters?.count ?? 0)).to.be.at.most(80);
      expect([undefined, 3, 5]).to.include(masters?.count);
    }
  });

  it("spread data nodes evenly: a number for each AZ", () => {
    for (const phase of PHASES) {
      const { nodesPerAz, azs } = SEARCH_SIZES[phase];
      expect(Number.isInteger(nodesPerAz) && nodesPerAz >= 1).to.equal(true);
      if (phase !== "seed") expect(azs).to.equal("all");
    }
  });
});
