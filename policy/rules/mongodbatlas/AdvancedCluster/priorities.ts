import { mapping, type Place, resourceRule } from "../../../rule";
import { eachShard, nodesOf, regionsOf, skipShared } from "../shards";
import { CLUSTER } from "../types";

/** Priority of the region that is preferred for the primary. */
const HIGHEST = 7;

function judgeShard(spec: Place): void {
  const regions = regionsOf(spec);
  const electable = regions.filter((region) => nodesOf(region, "electable") > 0);
  const lowest = HIGHEST - electable.length + 1;
  const taken = new Set<number>();
  for (const region of regions) {
    const priority = region.number("priority") ?? 0;
    if (!electable.includes(region)) {
      if (priority !== 0)
        region.fail(
          "electableSpecs.nodeCount",
          `is 0 where priority is ${String(priority)}; it must be more, or the priority 0`,
        );
    } else if (priority < lowest || priority > HIGHEST) {
      region.fail(
        "priority",
        `is ${String(priority)}; it must be from ${String(lowest)} to ${String(HIGHEST)}`,
      );
    } else if (taken.has(priority)) {
      region.fail("priority", `is ${String(priority)}, as another region's is`);
    }
    taken.add(priority);
  }
}

export const priorities = resourceRule({
  id: "mongodbatlas-advanced-cluster-priorities",
  title: "The regions of a shard have priorities of their own, from 7 down",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-07")],
  why: "The highest one is the players' home: a wrong number moves every write over an ocean, or is refused.",
  fix: "Give the electable regions 7, 6, 5 and so on, and 0 to those without electable nodes.",
  types: [CLUSTER],
  properties: [
    "replicationSpecs.regionConfigs.priority",
    "replicationSpecs.regionConfigs.electableSpecs.nodeCount",
  ],
  check: (it) => {
    skipShared(it);
    eachShard(it, judgeShard);
  },
});
