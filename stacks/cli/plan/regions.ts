import { replicasFor } from "../../../components/cache";
import { searchLayout } from "../../../components/search";
import { ELECTABLE_LAYOUTS, homeOf, type Fleet, type Region } from "../../../infra/fleet/fleet";
import type { PlanReport } from "../../../infra/planner/report/schema";
import { awsRegion } from "../../../infra/regions/aws";
import type { Phase } from "../../../infra/fleet/schema";
import { PHASE_SIZES } from "../../../infra/sizing/phases";
import { CACHE_GROUPS } from "../../../infra/sizing/phases/cache";

type RegionReport = PlanReport["regions"][number];

/** Atlas nodes of one region, all shards of each zone together. */
function nodesIn(fleet: Fleet, region: string): RegionReport["nodes"] {
  return fleet.zones.flatMap((zone) => {
    const place = zone.electable.indexOf(region);
    const electable = place < 0 ? 0 : (ELECTABLE_LAYOUTS[zone.electable.length]?.[place] ?? 0);
    const readOnly = zone.readOnly[region] ?? 0;
    if (electable + readOnly === 0) return [];
    return [
      { zone: zone.zone, electable: electable * zone.shards, readOnly: readOnly * zone.shards },
    ];
  });
}

/** What a phase buys of the cell's stores in a region. */
function storeLines(phase: Phase, azs: number): string[] {
  const { cache, search } = PHASE_SIZES[phase];
  const groups = CACHE_GROUPS.map((group) => {
    const { nodeType, shards } = cache[group];
    const nodes = shards * (1 + replicasFor(cache[group], azs));
    return `${group} ${String(nodes)} x ${nodeType}`;
  });
  const { nodes, nodeType, masters, standby, volume } = searchLayout(search, azs);
  const extras = [
    ...(masters === undefined ? [] : [`${String(masters.count)} masters ${masters.type}`]),
    ...(standby ? ["standby"] : []),
  ];
  return [
    `cache: ${groups.join(", ")}`,
    `search: ${[`${String(nodes)} x ${nodeType} with ${String(volume.gib)} GiB`, ...extras].join(", ")}`,
    "lake: five buckets, tables, workgroup",
  ];
}

function holds(fleet: Fleet, row: Region, nodes: RegionReport["nodes"]): string[] {
  const phase = row.cell?.phase ?? fleet.phase;
  const { network } = PHASE_SIZES[phase];
  const azs = row.availabilityZones.length;
  const stands = row.cell !== undefined && row.cell.state !== "planned";
  const lines = [
    !stands
      ? `network ${row.cidr} in ${String(azs)} AZs, Atlas link only: no cell stands here`
      : `network ${row.cidr} in ${String(azs)} AZs, ${network.natGateways === "one" ? "one NAT gateway" : `${String(azs)} NAT gateways`}, ${String(network.interfaceEndpoints.length)} AWS endpoints in ${String(network.endpointAzs)} AZ(s) (${phase})`,
  ];
  for (const { zone, electable, readOnly } of nodes) {
    const found = fleet.zones.find((candidate) => candidate.zone === zone);
    const why =
      found !== undefined && homeOf(found) === row.region
        ? "home, writes are local"
        : "votes for the zone's majority";
    if (electable > 0)
      lines.push(`${String(electable)} electable Atlas nodes of zone ${zone}: ${why}`);
    if (readOnly > 0)
      lines.push(`${String(readOnly)} read-only Atlas nodes of zone ${zone}: local reads`);
  }
  for (const zone of fleet.zones.filter((candidate) => candidate.recovery === row.region)) {
    lines.push(`recovery vault of zone ${zone.zone}: backup copies and the archive's replica`);
  }
  if (stands) {
    lines.push(
      `cell for zone ${row.cell?.zone ?? ""}: keys, load balancer, firewall, certificate`,
      ...storeLines(phase, azs),
    );
  }
  return lines;
}

/** What each region of the fleet will have and why. */
export function regionReports(fleet: Fleet): RegionReport[] {
  return fleet.regions.map((row) => {
    const nodes = nodesIn(fleet, row.region);
    return {
      region: row.region,
      city: awsRegion(row.region).city,
      residency: row.residency,
      cidr: row.cidr,
      availabilityZones: [...row.availabilityZones],
      kind: row.cell === undefined ? "anchor" : "cell",
      state: row.cell?.state ?? null,
      zone: row.cell?.zone ?? null,
      phase: row.cell?.phase ?? null,
      share: row.cell?.share ?? null,
      nodes,
      holds: holds(fleet, row, nodes),
    };
  });
}
