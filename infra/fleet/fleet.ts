import type { CellRow, FleetFile, Phase, RegionRow, ZoneRow } from "./schema";

/** A zone of the fleet; `readOnly` sorted by region. */
export type Zone = Readonly<ZoneRow>;

/** A cell with its phase settled. */
export interface Cell extends Readonly<CellRow> {
  /** The cell's own phase, or the fleet's. */
  readonly phase: Phase;
}

/** A region of the fleet with the identity that the lock gave it. */
export interface Region extends Omit<Readonly<RegionRow>, "cell" | "cidr" | "availabilityZones"> {
  /** The VPC's /16, from the lock. */
  readonly cidr: string;
  /** AZ ids of its subnets, from the lock; two or three. */
  readonly availabilityZones: readonly string[];
  readonly cell?: Cell;
}

/** One shard, by zone and number in the zone; its place in the list is its place in `replicationSpecs`. */
export interface Shard {
  readonly zone: string;
  readonly index: number;
}

/** What was last deployed, as `npm run fleet -- accept` recorded it. */
export interface Accepted {
  /** Absent in locks of before it was recorded. */
  readonly phase?: Phase;
  /** Phase of each cell that stood, by region; a cell is missing in locks of before it was recorded. */
  readonly cellPhases: Readonly<Record<string, Phase>>;
  /** Regions with a recovery vault, sorted; one that no zone names any more stays until it is dropped. */
  readonly vaults: readonly string[];
  readonly zones: Readonly<
    Record<
      string,
      {
        readonly electable: readonly string[];
        readonly readOnly: Readonly<Record<string, number>>;
        readonly shards: number;
        readonly recovery?: string;
      }
    >
  >;
}

/**
 * The fleet as the program uses it: checked, joined with its lock, frozen.
 * Zones and regions are in ordinal order, so the order of rows in the file changes nothing.
 */
export interface Fleet extends Omit<Readonly<FleetFile>, "zones" | "regions"> {
  readonly zones: readonly Zone[];
  readonly regions: readonly Region[];
  /** Every shard that lives now, in the lock's order. */
  readonly shards: readonly Shard[];
  /** Absent until the first `accept`. */
  readonly accepted?: Accepted;
}

/** The region's row. @throws when the fleet has no such region: a bug, since the fleet was checked. */
export function regionOf(fleet: Fleet, region: string): Region {
  const found = fleet.regions.find((row) => row.region === region);
  if (found === undefined)
    throw new Error(`region ${region} is not in the fleet ${fleet.environment}`);
  return found;
}

/** Home of a zone: the first of its electable regions. */
export function homeOf(zone: Pick<Zone, "electable">): string {
  const home = zone.electable[0];
  if (home === undefined) throw new Error("a zone has at least one electable region");
  return home;
}

/** Regions in which a zone has nodes of any kind, electables first. */
export function regionsOfZone(zone: Pick<Zone, "electable" | "readOnly">): string[] {
  const readOnly = Object.keys(zone.readOnly).filter((name) => !zone.electable.includes(name));
  return [...zone.electable, ...readOnly.sort()];
}

/** Regions that hold at least one node of some zone, sorted: each needs its linked private endpoint. */
export function clusterRegions(fleet: Pick<Fleet, "zones">): string[] {
  return [...new Set(fleet.zones.flatMap(regionsOfZone))].sort();
}

/** Electable nodes per region by the number of electable regions (Atlas documentation: totals of 3 or 5). */
export const ELECTABLE_LAYOUTS: Readonly<Record<number, readonly number[]>> = {
  1: [3],
  3: [2, 2, 1],
  5: [1, 1, 1, 1, 1],
};

/** Region that holds the fence of a cell: the first witness that is not the cell's own region. */
export function witnessOf(fleet: Pick<Fleet, "witness">, region: string): string {
  const witness = fleet.witness.find((candidate) => candidate !== region);
  if (witness === undefined) throw new Error(`no witness region other than ${region}`);
  return witness;
}
