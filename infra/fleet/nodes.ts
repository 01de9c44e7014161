import { ELECTABLE_LAYOUTS, type Zone } from "./fleet";

type ZoneNodes = Pick<Zone, "electable" | "readOnly" | "shards">;

/** Nodes of one shard of a zone by region, electable and read-only together. */
export function shardNodes(zone: Pick<ZoneNodes, "electable" | "readOnly">): Map<string, number> {
  const nodes = new Map<string, number>();
  const add = (region: string, count: number) =>
    nodes.set(region, (nodes.get(region) ?? 0) + count);
  const layout = ELECTABLE_LAYOUTS[zone.electable.length];
  zone.electable.forEach((region, index) => add(region, layout?.[index] ?? 1));
  for (const [region, count] of Object.entries(zone.readOnly)) add(region, count);
  return nodes;
}

/** Nodes of the whole cluster by region: every zone's shard times its number of shards. */
export function clusterNodes(zones: readonly ZoneNodes[]): Map<string, number> {
  const nodes = new Map<string, number>();
  for (const zone of zones)
    for (const [region, count] of shardNodes(zone))
      nodes.set(region, (nodes.get(region) ?? 0) + count * zone.shards);
  return nodes;
}
