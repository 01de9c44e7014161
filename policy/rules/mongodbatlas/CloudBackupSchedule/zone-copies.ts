import { toAtlasRegion } from "../../../../infra/regions/atlas";
import type { ZoneRow } from "../../../../infra/fleet/schema";
import { mapping, type Place, type StackSubject, stackRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { regionsOf } from "../shards";
import { CLUSTER, SCHEDULE } from "../types";

/** Atlas name of the region whose priority is highest: the zone's home as it is deployed now. */
function homeOf(spec: Place): string | undefined {
  const regions = regionsOf(spec).map((region) => ({
    name: region.text("regionName"),
    priority: region.number("priority") ?? 0,
  }));
  return regions.sort((a, b) => b.priority - a.priority)[0]?.name;
}

/**
 * Atlas names of the regions that must receive copies: the recovery region of every zone of the cluster,
 * but for those whose recovery region still is their home, where Atlas takes no copy.
 */
function wantedRegions<V>(it: StackSubject<V>, zones: readonly ZoneRow[]): string[] {
  return it
    .ofType(CLUSTER)
    .filter((cluster) => it.names("clusterName", cluster) !== "no")
    .flatMap((cluster) =>
      cluster.whole("replicationSpecs").flatMap((spec) => {
        const zone = zones.find((row) => row.zone === spec.text("zoneName"));
        if (zone?.recovery === undefined) return [];
        const region = toAtlasRegion(zone.recovery);
        return homeOf(spec) === region ? [] : [region];
      }),
    );
}

export const zoneCopies = stackRule({
  id: "mongodbatlas-cloud-backup-schedule-zone-copies",
  title: "The backups of every zone are copied to its recovery region",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-09"), mapping("worldcell", "A5")],
  why: "A zone without a copy is gone with its regions, and with it every player who lives there.",
  fix: "Add copySettings for the zone: its zoneId and the Atlas name of the recovery region.",
  types: [SCHEDULE],
  properties: ["copySettings"],
  check: (it) => {
    const { fleet } = fleetOf(it);
    const wanted = new Set(wantedRegions(it, fleet.zones));
    if (wanted.size === 0) it.notApplicable("no zone of the cluster has a recovery region");
    const copied = it.whole("copySettings").map((copy) => copy.text("regionName"));
    for (const region of wanted)
      if (!copied.includes(region)) it.fail("copySettings", `has no copy in ${region}`);
  },
});
