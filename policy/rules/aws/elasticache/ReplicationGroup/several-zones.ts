import { mapping, type Place, resourceRule } from "../../../../rule";
import { GROUP } from "../types";

/** AZs that some places of a mapping name; each that is not known yet may be one more. */
function zonesAt(place: Place, paths: readonly string[]): number {
  const known = paths.flatMap((path) => place.texts(path));
  const all = paths.reduce((sum, path) => sum + place.count(path), 0);
  return new Set(known).size + all - known.length;
}

export const severalZones = resourceRule({
  id: "aws-elasticache-replication-group-several-zones",
  title: "The nodes of a shard stand in several AZs",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  why: "With all nodes in one AZ, its loss takes primary and replica together.",
  fix: "Name AZs that differ, or none: ElastiCache then spreads the nodes itself.",
  fromPhase: "launch",
  types: [GROUP],
  properties: [],
  check: (it) => {
    const listed = it.has("preferredCacheClusterAzs");
    const shards = it
      .list("nodeGroupConfigurations")
      .filter((shard) => shard.has("replicaAvailabilityZones"));
    if (!listed && shards.length === 0) it.notApplicable("names no AZs");
    if (listed && zonesAt(it, ["preferredCacheClusterAzs"]) === 1)
      it.fail("preferredCacheClusterAzs", "names one AZ only; it must name two or more");
    for (const shard of shards) {
      it.part(() => {
        if (zonesAt(shard, ["primaryAvailabilityZone", "replicaAvailabilityZones"]) < 2)
          shard.fail("replicaAvailabilityZones", "has no AZ but the primary's; it must have one");
      });
    }
  },
});
