import { mapping, resourceRule } from "../../../rule";
import { eachShard } from "../shards";
import { CLUSTER } from "../types";

/** Most zones of one cluster (Atlas limits). */
const MOST_ZONES = 9;

export const zoneNames = resourceRule({
  id: "mongodbatlas-advanced-cluster-zone-names",
  title: "Every shard of a global cluster says of which zone it is",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-08")],
  why: "A shard without a name falls into a zone that no location is mapped to, and gets whatever fits nowhere else.",
  fix: "Set zoneName in each replicationSpecs entry; shards of one zone share it.",
  types: [CLUSTER],
  properties: ["replicationSpecs.zoneName"],
  check: (it) => {
    if (it.text("clusterType") !== "GEOSHARDED") it.notApplicable("is not a global cluster");
    const zones = new Set<string>();
    eachShard(it, (spec) => {
      spec.mustExist("zoneName");
      zones.add(spec.text("zoneName") ?? "");
    });
    if (zones.size > MOST_ZONES)
      it.fail(
        "replicationSpecs",
        `has ${String(zones.size)} zones; it must have at most ${String(MOST_ZONES)}`,
      );
  },
});
