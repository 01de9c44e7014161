import { toAwsRegion } from "../../../infra/regions/atlas";
import { mapping, stackRule } from "../../rule";
import { fleetOf, regionsOfResidency } from "./stack";

const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";

export const copyResidency = stackRule({
  id: "fleet-copy-residency",
  title: "A zone's backups are copied inside its residency, to its recovery region",
  severity: "critical",
  frameworks: [mapping("worldcell", "A1")],
  why: "A copy elsewhere moves players' data out of its residency, or leaves nothing to recover from.",
  fix: "Let copySettings name, for each zone with a recovery region, that zone's id and region.",
  exemptible: false,
  types: ["mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule"],
  properties: ["copySettings.regionName", "copySettings.zoneId"],
  check: (it) => {
    const context = fleetOf(it);
    const zones = new Map(
      it.ofType(CLUSTER).flatMap((cluster) =>
        cluster.list("replicationSpecs").flatMap((spec) => {
          if (spec.isUnknown("zoneId") || spec.isUnknown("zoneName")) return [];
          const id = spec.text("zoneId");
          const zone = context.fleet.zones.find((row) => row.zone === spec.text("zoneName"));
          return id === undefined || zone === undefined ? [] : [[id, zone] as const];
        }),
      ),
    );
    for (const copy of it.list("copySettings")) {
      it.part(() => {
        const id = copy.text("zoneId");
        const region = copy.text("regionName");
        if (zones.size === 0) it.undecided("replicationSpecs.zoneId");
        const zone = id === undefined ? undefined : zones.get(id);
        if (zone === undefined) {
          copy.fail("zoneId", "is not the id of a zone of the fleet's cluster");
          return;
        }
        const allowed = regionsOfResidency(context, zone.residency);
        if (region === undefined || !allowed.includes(toAwsOrSame(region)))
          copy.fail(
            "regionName",
            `of zone ${zone.zone} is outside the residency ${zone.residency}; allowed: ${allowed.join(", ")}`,
          );
      });
    }
  },
});

function toAwsOrSame(name: string): string {
  try {
    return toAwsRegion(name);
  } catch {
    return name;
  }
}
