import { mapping, resourceRule } from "../../../rule";
import { eachShard, nodesOf, regionsOf, skipShared } from "../shards";
import { CLUSTER } from "../types";

export const regionLoss = resourceRule({
  id: "mongodbatlas-advanced-cluster-region-loss",
  title: "A shard of several regions survives the loss of any one",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A4")],
  why: "Where one region holds half of the votes its loss ends all writes, and the others were paid for nothing.",
  fix: "Spread the electable nodes so that each region holds less than half: 2-2-1, or 1-1-1.",
  fromPhase: "launch",
  types: [CLUSTER],
  properties: ["replicationSpecs.regionConfigs.electableSpecs.nodeCount"],
  check: (it) => {
    skipShared(it);
    eachShard(it, (spec) => {
      const regions = regionsOf(spec).filter((region) => nodesOf(region, "electable") > 0);
      if (regions.length < 2) return;
      const total = regions.reduce((sum, region) => sum + nodesOf(region, "electable"), 0);
      for (const region of regions) {
        const nodes = nodesOf(region, "electable");
        if (2 * nodes >= total)
          region.fail(
            "electableSpecs.nodeCount",
            `is ${String(nodes)} of ${String(total)}; it must be less than half`,
          );
      }
    });
  },
});
