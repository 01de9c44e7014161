import type { GetAdvancedClustersResult } from "@pulumi/mongodbatlas/types/output";
import { expect } from "chai";
import fc from "fast-check";
import {
  parseLiveLayout,
  TopologyError,
  type Layout,
  type LiveCluster,
} from "../../../../../components/database/topology";
import { toAtlasRegion } from "../../../../../infra/regions/atlas";
import { layoutOf, pairArbitrary } from "./support";

/** What Atlas answers for a layout. */
function answer(layout: Layout, over: Partial<LiveCluster> = {}): LiveCluster {
  return {
    name: "skyforge-prod",
    clusterType: "GEOSHARDED",
    stateName: "IDLE",
    paused: false,
    replicationSpecs: layout.shards.map((shard) => ({
      zoneName: shard.zone,
      // Atlas does not promise an order.
      regionConfigs: [...shard.regions].reverse().map((entry) => ({
        regionName: toAtlasRegion(entry.region),
        priority: entry.priority,
        electableSpecs: { instanceSize: shard.instanceSize, nodeCount: entry.electable },
        readOnlySpecs: { instanceSize: shard.instanceSize, nodeCount: entry.readOnly },
        analyticsSpecs: { instanceSize: shard.instanceSize, nodeCount: 0 },
        autoScaling: {
          computeMinInstanceSize: layout.bounds.min,
          computeMaxInstanceSize: layout.bounds.max,
        },
      })),
    })),
    ...over,
  };
}

const simple = layoutOf([{ zone: "europe", electable: ["eu-west-1"] }]);

describe("the live topology", () => {
  it("is read from the result of the provider's list lookup", () => {
    const typed = (result: GetAdvancedClustersResult): LiveCluster => result;
    expect(typed).to.be.a("function");
  });

  it("is undefined while the project has no cluster of that name", () => {
    expect(parseLiveLayout([], "skyforge-prod")).to.equal(undefined);
    expect(parseLiveLayout([answer(simple, { name: "other" })], "skyforge-prod")).to.equal(
      undefined,
    );
  });

  it("reads every layout back as it was", () => {
    fc.assert(
      fc.property(pairArbitrary, ({ live }) => {
        expect(parseLiveLayout([answer(live)], "skyforge-prod")).to.deep.equal({
          layout: live,
          state: "IDLE",
          paused: false,
        });
      }),
      { numRuns: 500 },
    );
  });

  it("carries the state, so that a change is not started while another runs", () => {
    expect(
      parseLiveLayout([answer(simple, { stateName: "UPDATING", paused: true })], "skyforge-prod"),
    ).to.deep.include({ state: "UPDATING", paused: true });
  });

  it("takes the live size as bounds when auto-scaling is off", () => {
    const off = answer(simple);
    const bare: LiveCluster = {
      ...off,
      replicationSpecs: off.replicationSpecs.map((spec) => ({
        ...spec,
        regionConfigs: spec.regionConfigs.map(({ autoScaling: _off, ...config }) => config),
      })),
    };
    expect(parseLiveLayout([bare], "skyforge-prod")?.layout.bounds).to.deep.equal({
      min: "M40",
      max: "M40",
    });
  });

  it("refuses a cluster that is not global, and nodes that the fleet does not know", () => {
    expect(() =>
      parseLiveLayout([answer(simple, { clusterType: "REPLICASET" })], "skyforge-prod"),
    ).to.throw(TopologyError, /is REPLICASET; Atlas cannot turn it into GEOSHARDED/);
    const spec = answer(simple).replicationSpecs[0];
    if (spec === undefined) throw new Error("no spec");
    const analytics = {
      ...spec,
      regionConfigs: spec.regionConfigs.map((config) => ({
        ...config,
        analyticsSpecs: { nodeCount: 1 },
      })),
    };
    expect(() =>
      parseLiveLayout([answer(simple, { replicationSpecs: [analytics] })], "skyforge-prod"),
    ).to.throw(TopologyError, /EU_WEST_1 has analytics nodes/);
  });
});
