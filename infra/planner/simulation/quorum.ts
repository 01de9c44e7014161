import { toAwsRegion } from "../../regions/atlas";
import type { Located } from "./exported";
import { Reader, SimulationError } from "./exported";

/** Electable nodes of one shard, by AWS region. */
export interface ShardNodes {
  readonly zone: string;
  /** Number of the shard in its zone, from 0. */
  readonly index: number;
  readonly electable: ReadonlyMap<string, number>;
  /** Regions with a node of any kind. */
  readonly regions: readonly string[];
}

/** A zone after regions died. */
export interface ZoneHealth {
  readonly zone: string;
  /** Electable nodes of the zone's worst shard that live. */
  readonly alive: number;
  /** Electable nodes of that shard. */
  readonly total: number;
  /** True when every shard of the zone can elect a primary. */
  readonly majority: boolean;
  /** AWS regions with electable nodes. */
  readonly electableRegions: readonly string[];
}

const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** Shards of every cluster in the exports, in the order of `replicationSpecs`. */
export function readShards(located: readonly Located[]): ShardNodes[] {
  return located
    .filter(({ resource }) => resource.type === CLUSTER)
    .flatMap(({ resource }) => {
      const counts = new Map<string, number>();
      return Reader.inputs(resource)
        .objects("replicationSpecs")
        .map((spec) => {
          const zone = spec.text("zoneName");
          const index = counts.get(zone) ?? 0;
          counts.set(zone, index + 1);
          return readShard(resource.urn, zone, index, spec);
        });
    });
}

function readShard(urn: string, zone: string, index: number, spec: Reader): ShardNodes {
  const electable = new Map<string, number>();
  const regions = new Set<string>();
  for (const config of spec.objects("regionConfigs")) {
    const name = config.text("regionName");
    let region: string;
    try {
      region = toAwsRegion(name);
    } catch {
      throw new SimulationError(urn, `zone ${zone} has nodes in ${name}, which is no Atlas region`);
    }
    const count = (kind: string) => config.objects(kind)[0]?.optionalNumber("nodeCount") ?? 0;
    const votes = count("electableSpecs");
    if (votes > 0) electable.set(region, (electable.get(region) ?? 0) + votes);
    if (votes + count("readOnlySpecs") + count("analyticsSpecs") > 0) regions.add(region);
  }
  return { zone, index, electable, regions: [...regions].sort() };
}

/** Whether each zone can still elect primaries, in the order of the zones' first shards. */
export function zoneHealth(shards: readonly ShardNodes[], dead: ReadonlySet<string>): ZoneHealth[] {
  const zones = [...new Set(shards.map(({ zone }) => zone))];
  return zones.map((zone) => {
    const counted = shards
      .filter((shard) => shard.zone === zone)
      .map(({ electable }) => {
        const votes = [...electable];
        const sum = (list: readonly (readonly [string, number])[]) =>
          list.reduce((total, [, count]) => total + count, 0);
        return { total: sum(votes), alive: sum(votes.filter(([region]) => !dead.has(region))) };
      });
    const worst = counted.reduce((a, b) => (b.alive / b.total < a.alive / a.total ? b : a));
    return {
      zone,
      ...worst,
      majority: counted.every(({ alive, total }) => alive * 2 > total),
      electableRegions: [
        ...new Set(
          shards
            .filter((shard) => shard.zone === zone)
            .flatMap(({ electable }) => [...electable.keys()]),
        ),
      ].sort(),
    };
  });
}
