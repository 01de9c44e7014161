import { isAtlasRegion, toAwsRegion } from "../../../infra/regions/atlas";
import { mapping, type Place, resourceRule, type Subject } from "../../rule";
import type { FleetContext } from "../../context/context";
import { namedRegions } from "./named-regions";
import { fleetOf, regionsOfResidency, residencyOf, shownRegion } from "./stack";

const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const ARCHIVE = "mongodbatlas:index/onlineArchive:OnlineArchive";

/** The AWS region of an Atlas region's name; the name itself where Atlas has no such region on AWS. */
function awsRegionOf(name: string): string {
  return isAtlasName(name) ? toAwsRegion(name) : name;
}

function isAtlasName(name: string): boolean {
  return isAtlasRegion(name.toLowerCase().replaceAll("_", "-"));
}

/** Every node of a zone stands in the zone's residency. */
function judgeCluster<V>(it: Subject<V>, context: FleetContext): void {
  for (const spec of it.list("replicationSpecs")) {
    it.part(() => {
      const name = spec.text("zoneName");
      const zone = context.fleet.zones.find((row) => row.zone === name);
      if (zone === undefined) {
        spec.fail("zoneName", "is not a zone of the fleet; nothing says where its data may be");
        return;
      }
      const allowed = regionsOfResidency(context, zone.residency);
      for (const config of spec.list("regionConfigs"))
        it.part(() => judgeRegion(config, "regionName", allowed));
    });
  }
}

function judgeRegion(place: Place, key: string, allowed: readonly string[]): void {
  const region = place.text(key);
  if (region !== undefined && !allowed.includes(awsRegionOf(region)))
    place.fail(key, `is outside the residency; allowed: ${allowed.join(", ")}`);
}

export const residency = resourceRule({
  id: "fleet-residency",
  title: "Players' data stays in its residency",
  severity: "critical",
  frameworks: [mapping("worldcell", "A1")],
  why: "A copy in another residency breaks what players were promised and what the law asks for.",
  fix: "Name a region of the same residency, or change the residencies of the fleet knowingly.",
  exemptible: false,
  types: ["aws:*", CLUSTER, ARCHIVE],
  properties: ["replicationSpecs.zoneName", "replicationSpecs.regionConfigs.regionName"],
  check: (it) => {
    const context = fleetOf(it);
    if (it.type === CLUSTER) {
      judgeCluster(it, context);
      return;
    }
    if (it.type === ARCHIVE) {
      const regions = context.fleet.regions.map(({ region }) => region);
      const process = it.at("dataProcessRegion");
      if (process !== undefined) judgeRegion(process, "region", regions);
      return;
    }
    const { spec } = context;
    const own =
      (spec.fleetRegion === undefined ? undefined : residencyOf(context, spec.fleetRegion)) ??
      it.notApplicable(`a ${spec.role} stack holds no data of players`);
    const allowed = regionsOfResidency(context, own);
    it.part(() => {
      const { region } = it;
      if (region !== undefined && !allowed.includes(region))
        it.fail(
          "region",
          `is ${shownRegion(region)}, outside the residency ${own}; allowed: ${allowed.join(", ")}`,
        );
    });
    for (const { path, region } of namedRegions(it)) {
      if (path !== "region" && !allowed.includes(region))
        it.fail(
          path,
          `names ${region}, outside the residency ${own}; allowed: ${allowed.join(", ")}`,
        );
    }
  },
});
