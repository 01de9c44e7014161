import { mapping, resourceRule, type Subject } from "../../../../rule";
import { DOMAINS } from "../types";

const ENABLED = "clusterConfig.zoneAwarenessEnabled";
const ZONES = "clusterConfig.zoneAwarenessConfig.availabilityZoneCount";
const NODES = "clusterConfig.instanceCount";
const SUBNETS = "vpcOptions.subnetIds";

/** AZs that the domain is told to stand in; OpenSearch takes two where nothing is said. */
function zonesOf<V>(it: Subject<V>): number {
  return it.number(ZONES) ?? 2;
}

/** A fleet's domains stand in every AZ of their region. */
function mustTakeAllZones<V>(it: Subject<V>): void {
  const { fleet } = it.context;
  const row = fleet?.fleet.regions.find(({ region }) => region === fleet.spec.fleetRegion);
  if (row !== undefined) it.mustBeAtLeast(ZONES, row.availabilityZones.length);
}

export const zoneAwareness = resourceRule({
  id: "aws-opensearch-domain-zone-awareness",
  title: "A domain has nodes in every AZ that it spreads over",
  severity: "medium",
  frameworks: [mapping("fsbp", "Opensearch.6")],
  why: "A lost AZ takes primaries and copies together, and the search is gone until it is filled anew.",
  fix: "Set zoneAwarenessEnabled: true, availabilityZoneCount, and as many subnets and nodes as AZs.",
  fromPhase: "launch",
  types: DOMAINS,
  // Nodes are added by hand and by phase: their number may be ignored.
  properties: [ENABLED, ZONES],
  check: (it) => {
    const standby = it.flag("clusterConfig.multiAzWithStandbyEnabled") === true;
    if (!standby) it.mustBeTrue(ENABLED);
    it.part(() => {
      mustTakeAllZones(it);
    });
    it.part(() => {
      it.mustBeAtLeast(NODES, zonesOf(it));
    });
    it.part(() => {
      if (it.flag(ENABLED) !== true || !it.has(SUBNETS)) return;
      const subnets = it.count(SUBNETS);
      const zones = zonesOf(it);
      if (subnets < zones)
        it.fail(
          SUBNETS,
          `names ${String(subnets)}; it must name one in each of ${String(zones)} AZs`,
        );
    });
  },
});
