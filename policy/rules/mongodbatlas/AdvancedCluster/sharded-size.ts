import { mapping, resourceRule } from "../../../rule";
import { eachRegion, NODE_KINDS, nodesOf, specsOf, tierOf } from "../shards";
import { CLUSTER } from "../types";

const SMALLEST = 30;

export const shardedSize = resourceRule({
  id: "mongodbatlas-advanced-cluster-sharded-size",
  title: "Nodes of a sharded cluster are at least M30",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-08")],
  why: "Atlas offers sharding from M30 on; smaller nodes share their CPU and stall under a launch's load.",
  fix: "Set instanceSize to M30 or larger; the bill grows with it.",
  types: [CLUSTER],
  properties: NODE_KINDS.map(
    (kind) => `replicationSpecs.regionConfigs.${specsOf(kind)}.instanceSize`,
  ),
  check: (it) => {
    const type = it.text("clusterType");
    if (type !== "GEOSHARDED" && type !== "SHARDED") it.notApplicable("is not sharded");
    eachRegion(it, (region) => {
      for (const kind of NODE_KINDS) {
        const path = `${specsOf(kind)}.instanceSize`;
        it.part(() => {
          if (nodesOf(region, kind) === 0) return;
          const tier = tierOf(region.text(path));
          if (tier !== undefined && tier < SMALLEST)
            region.fail(
              path,
              `is of tier ${String(tier)}; it must be at least M${String(SMALLEST)}`,
            );
        });
      }
    });
  },
});
