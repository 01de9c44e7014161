import type { Fleet, Zone } from "../../../infra/fleet/fleet";
import { ELECTABLE_LAYOUTS } from "../../../infra/fleet/fleet";
import type { DatabaseSize } from "../../../infra/sizing/phases";
import { TopologyError, type Layout } from "./types";
import { regionEntries, type ZoneNodes } from "./zones";

/** Nodes that the fleet wants for a zone. @throws TopologyError for 2 or 4 electable regions. */
export function targetNodes(zone: Pick<Zone, "zone" | "electable" | "readOnly">): ZoneNodes {
  const counts = ELECTABLE_LAYOUTS[zone.electable.length];
  if (counts === undefined) {
    throw new TopologyError(
      "layout-invalid",
      `zone ${zone.zone} has ${zone.electable.length} electable regions: list 1, 3 or 5`,
    );
  }
  return {
    order: zone.electable,
    electable: new Map(zone.electable.map((region, index) => [region, counts[index] ?? 0])),
    readOnly: new Map(Object.entries(zone.readOnly)),
  };
}

/**
 * The topology that the fleet file asks for: one shard per entry of the lock's list, in its order.
 *
 * @param size instance size and auto-scaling bounds of the fleet's phase.
 */
export function targetLayout(fleet: Pick<Fleet, "zones" | "shards">, size: DatabaseSize): Layout {
  return {
    bounds: { min: size.minInstanceSize, max: size.maxInstanceSize },
    shards: fleet.shards.map((shard) => {
      const zone = fleet.zones.find((row) => row.zone === shard.zone);
      if (zone === undefined) {
        throw new TopologyError(
          "zone-removed",
          `the lock lists shard ${shard.zone}/${shard.index}, but the fleet has no zone ${shard.zone}: put the zone back, a zone is never removed`,
        );
      }
      return {
        zone: shard.zone,
        regions: regionEntries(targetNodes(zone)),
        instanceSize: size.instanceSize,
      };
    }),
  };
}
