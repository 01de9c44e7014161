import { toAtlasRegion } from "../../../infra/regions/atlas";
import type { Layout, RegionNodes, ShardLayout, SizeBounds } from "./types";

/** Priority of the first electable region; the next ones count down (Atlas allows 7 to 1). */
export const HOME_PRIORITY = 7;

/** Nodes of a zone, the same in each of its shards. */
export interface ZoneNodes {
  /** Electable regions in order of priority. */
  readonly order: readonly string[];
  readonly electable: ReadonlyMap<string, number>;
  readonly readOnly: ReadonlyMap<string, number>;
}

/** The count of a region, 0 where the map has none. */
export function countOf(counts: ReadonlyMap<string, number>, region: string): number {
  return counts.get(region) ?? 0;
}

/** Sum of all counts. */
export function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * Entries of `regionConfigs`: electable regions by priority, then read-only ones.
 * Entries of equal priority stand in reverse order of their Atlas names, or the provider reports
 * an inconsistent result (Atlas documentation). The Atlas name decides, not the AWS one: `-` and `_` sort
 * on different sides of the letters.
 */
export function regionEntries(nodes: ZoneNodes): RegionNodes[] {
  const electable = nodes.order.filter((region) => countOf(nodes.electable, region) > 0);
  const readOnly = [...nodes.readOnly.keys()]
    .filter((region) => countOf(nodes.readOnly, region) > 0 && !electable.includes(region))
    .sort((left, right) => (toAtlasRegion(left) < toAtlasRegion(right) ? 1 : -1));
  return [...electable, ...readOnly].map((region, index) => ({
    region,
    electable: countOf(nodes.electable, region),
    readOnly: countOf(nodes.readOnly, region),
    priority: index < electable.length ? HOME_PRIORITY - index : 0,
  }));
}

/** Nodes of a shard's zone. */
export function zoneNodes(shard: Pick<ShardLayout, "regions">): ZoneNodes {
  const entries = [...shard.regions].sort((left, right) => right.priority - left.priority);
  const electable = entries.filter((entry) => entry.electable > 0);
  return {
    order: electable.map((entry) => entry.region),
    electable: new Map(electable.map((entry) => [entry.region, entry.electable])),
    readOnly: new Map(
      entries.filter((entry) => entry.readOnly > 0).map((entry) => [entry.region, entry.readOnly]),
    ),
  };
}

/** Zones of a layout in order of first appearance, with the nodes of each. */
export function zonesOf(layout: Layout): Map<string, ZoneNodes> {
  const zones = new Map<string, ZoneNodes>();
  for (const shard of layout.shards)
    if (!zones.has(shard.zone)) zones.set(shard.zone, zoneNodes(shard));
  return zones;
}

/** The layout with new nodes for some zones; shards, sizes and bounds stay. */
export function withZones(layout: Layout, zones: ReadonlyMap<string, ZoneNodes>): Layout {
  return {
    bounds: layout.bounds,
    shards: layout.shards.map((shard) => {
      const nodes = zones.get(shard.zone);
      return nodes === undefined ? shard : { ...shard, regions: regionEntries(nodes) };
    }),
  };
}

/** Whether two lists of region entries are equal, order included. */
export function sameRegions(left: readonly RegionNodes[], right: readonly RegionNodes[]): boolean {
  return (
    left === right ||
    (left.length === right.length &&
      left.every((entry, index) => {
        const other = right[index];
        return (
          other !== undefined &&
          entry.region === other.region &&
          entry.electable === other.electable &&
          entry.readOnly === other.readOnly &&
          entry.priority === other.priority
        );
      }))
  );
}

/** Whether two bounds are equal. */
export function sameBounds(left: SizeBounds, right: SizeBounds): boolean {
  return left.min === right.min && left.max === right.max;
}

/** Whether two layouts are equal. */
export function sameLayout(left: Layout, right: Layout): boolean {
  return (
    sameBounds(left.bounds, right.bounds) &&
    left.shards.length === right.shards.length &&
    left.shards.every((shard, index) => {
      const other = right.shards[index];
      return (
        other !== undefined &&
        shard.zone === other.zone &&
        shard.instanceSize === other.instanceSize &&
        sameRegions(shard.regions, other.regions)
      );
    })
  );
}
