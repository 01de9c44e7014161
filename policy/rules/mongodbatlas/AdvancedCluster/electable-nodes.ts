import { mapping, type Place, resourceRule } from "../../../rule";
import { eachShard, nodesOf, regionsOf, skipShared } from "../shards";
import { CLUSTER } from "../types";

const ALLOWED = [3, 5, 7];

function judgeShard(spec: Place): void {
  const regions = regionsOf(spec);
  const nodes = regions.reduce((sum, region) => sum + nodesOf(region, "electable"), 0);
  if (ALLOWED.includes(nodes)) return;
  const must = `it must be ${ALLOWED.join(", ").replace(/, (\d)$/, " or $1")}`;
  const [only] = regions;
  if (only !== undefined && regions.length === 1)
    only.fail("electableSpecs.nodeCount", `is ${String(nodes)}; ${must}`);
  else
    spec.fail(
      "regionConfigs",
      `has an electableSpecs.nodeCount of ${String(nodes)} together; ${must}`,
    );
}

export const electableNodes = resourceRule({
  id: "mongodbatlas-advanced-cluster-electable-nodes",
  title: "The nodes of a shard that may vote are three, five or seven",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-07")],
  why: "An even number survives no more losses than one less, and below three the first loss ends all writes.",
  fix: "Let the electable nodeCount of the shard's regions come to 3, 5 or 7: 3, or 2-2-1 over three regions.",
  types: [CLUSTER],
  properties: [
    "replicationSpecs",
    "replicationSpecs.regionConfigs",
    "replicationSpecs.regionConfigs.electableSpecs.nodeCount",
  ],
  check: (it) => {
    skipShared(it);
    it.mustExist("replicationSpecs");
    eachShard(it, judgeShard);
  },
});
