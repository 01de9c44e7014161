import type {
  AdvancedClusterReplicationSpec,
  AdvancedClusterReplicationSpecRegionConfig,
  GlobalClusterConfigCustomZoneMapping,
  GlobalClusterConfigManagedNamespace,
} from "@pulumi/mongodbatlas/types/input";
import type { ManagedNamespace } from "../../infra/model";
import { toAtlasRegion } from "../../infra/regions/atlas";
import type { DatabaseZone } from "./args";
import type { Layout, RegionNodes } from "./topology";

/** Hours of writes that the oplog keeps at least: a change stream may stand still that long. */
export const OPLOG_HOURS = 48;

function regionConfig(
  layout: Layout,
  nodes: RegionNodes,
  instanceSize: string,
): AdvancedClusterReplicationSpecRegionConfig {
  return {
    providerName: "AWS",
    regionName: toAtlasRegion(nodes.region),
    priority: nodes.priority,
    // All three blocks, always: the provider fills a missing one from the state by position (Atlas documentation).
    electableSpecs: { instanceSize, nodeCount: nodes.electable },
    readOnlySpecs: { instanceSize, nodeCount: nodes.readOnly },
    analyticsSpecs: { instanceSize, nodeCount: 0 },
    // Equal in every region of every shard: Atlas refuses anything else.
    autoScaling: {
      computeEnabled: true,
      computeScaleDownEnabled: true,
      computeMinInstanceSize: layout.bounds.min,
      computeMaxInstanceSize: layout.bounds.max,
      diskGbEnabled: true,
    },
    // Named though there are no analytics nodes: without it Atlas may answer ANALYTICS_AUTO_SCALING_AMBIGUOUS.
    analyticsAutoScaling: {
      computeEnabled: false,
      computeScaleDownEnabled: false,
      diskGbEnabled: true,
    },
  };
}

/** `replicationSpecs`: one entry per shard, in the layout's order, which is the shards' identity. */
export function replicationSpecs(layout: Layout): AdvancedClusterReplicationSpec[] {
  return layout.shards.map((shard) => ({
    zoneName: shard.zone,
    regionConfigs: shard.regions.map((nodes) => regionConfig(layout, nodes, shard.instanceSize)),
  }));
}

/** Managed namespaces in the provider's spelling. A hashed second field cannot be unique. */
export function namespaceInputs(
  namespaces: readonly ManagedNamespace[],
): GlobalClusterConfigManagedNamespace[] {
  return namespaces.map(({ database, collection, shardKey, hashed }) => ({
    db: database,
    collection,
    customShardKey: shardKey,
    isCustomShardKeyHashed: hashed,
    isShardKeyUnique: false,
  }));
}

/**
 * Mappings from location to zone for the zones that the layout holds, the first one included: Atlas'
 * own mapping goes by distance, and a mapping that was left out cannot be put right later
 * without removing all of them. A zone's mapping comes in the `up` that creates the zone.
 *
 * @throws when the layout has a zone without a location, or two zones share one.
 */
export function zoneMappings(
  layout: Layout,
  zones: readonly DatabaseZone[],
): GlobalClusterConfigCustomZoneMapping[] {
  const names = [...new Set(layout.shards.map((shard) => shard.zone))];
  const mappings = names.map((name) => {
    const zone = zones.find((row) => row.zone === name);
    if (zone === undefined)
      throw new Error(`zone ${name} has shards but no row: add it to the zones of the fleet`);
    return { location: zone.location, zone: name };
  });
  const twice = mappings.find(
    (mapping, index) => mappings.findIndex((other) => other.location === mapping.location) < index,
  );
  if (twice !== undefined)
    throw new Error(`location ${twice.location} belongs to two zones; each needs its own`);
  return mappings;
}
