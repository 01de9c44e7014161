import { expect } from "chai";
import { PHASES } from "../../../../../infra/fleet/schema";
import {
  CACHE_GROUPS,
  CACHE_NODE_TYPES,
  CACHE_SIZES,
} from "../../../../../infra/sizing/phases/cache";

/** Sizes by phase, smallest first, for one group. */
const rising = (group: (typeof CACHE_GROUPS)[number]) =>
  PHASES.map((phase) => CACHE_SIZES[phase][group]);

describe("phases of the cache", () => {
  it("begin with two smallest nodes: one of each group, without a replica", () => {
    for (const group of CACHE_GROUPS) {
      expect(CACHE_SIZES.seed[group]).to.deep.equal({
        nodeType: "cache.t4g.micro",
        shards: 1,
        replicas: 0,
        snapshotDays: 1,
      });
    }
  });

  it("buy more memory, shards and replicas with each step, never less", () => {
    for (const group of CACHE_GROUPS) {
      const sizes = rising(group);
      for (const [index, next] of sizes.slice(1).entries()) {
        const before = sizes[index];
        const memory = (type = "") => CACHE_NODE_TYPES[type]?.memoryGib ?? Number.NaN;
        expect(memory(next.nodeType)).to.be.above(memory(before?.nodeType));
        expect(next.shards).to.be.at.least(before?.shards ?? Number.NaN);
        expect(next.replicas).to.be.at.least(before?.replicas ?? Number.NaN);
        expect(next.snapshotDays).to.be.at.least(before?.snapshotDays ?? Number.NaN);
        expect(next.autoScaling?.maxShards ?? 0).to.be.above(before?.autoScaling?.maxShards ?? -1);
      }
    }
  });

  it("scale themselves from the first type that can, and keep a week of snapshots by then", () => {
    for (const group of CACHE_GROUPS) {
      for (const { nodeType, autoScaling, snapshotDays } of rising(group)) {
        expect(CACHE_NODE_TYPES[nodeType]?.autoScaling, nodeType).to.equal(
          autoScaling !== undefined,
        );
        if (autoScaling !== undefined) expect(snapshotDays).to.be.at.least(7);
      }
    }
  });

  it("know of every node type that only m7g and r7g from large on scale themselves", () => {
    for (const [type, { autoScaling }] of Object.entries(CACHE_NODE_TYPES)) {
      expect(autoScaling, type).to.equal(/^cache\.[mr]7g\.(large|xlarge|2xlarge)$/.test(type));
    }
  });

  it("order the node types by memory", () => {
    const memory = Object.values(CACHE_NODE_TYPES).map(({ memoryGib }) => memoryGib);
    expect(memory).to.deep.equal([...memory].sort((left, right) => left - right));
  });
});
