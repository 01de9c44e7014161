import type { Accepted, Cell, Fleet, Region, Shard, Zone } from "./fleet";
import type { Lock } from "./lock";
import type { FleetFile } from "./schema";

const byOrdinal = (a: { readonly ordinal: number }, b: { readonly ordinal: number }) =>
  a.ordinal - b.ordinal;

/** The same record with its keys sorted, so that the order in the file changes nothing. */
function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Joins a checked fleet with its lock, settles defaults and order, and freezes it. */
export function buildFleet(file: FleetFile, lock: Lock): Fleet {
  const { identity } = lock;
  const regions = file.regions.map((row): Region => {
    const locked = identity.regions[row.region];
    if (locked === undefined) throw new Error(`the lock has no region ${row.region}`);
    const { cell, cidr: _cidr, availabilityZones: _zones, ...rest } = row;
    const settled: Cell | undefined = cell && { ...cell, phase: cell.phase ?? file.phase };
    return {
      ...rest,
      cidr: locked.cidr,
      availabilityZones: locked.availabilityZones,
      ...(settled === undefined ? {} : { cell: settled }),
    };
  });
  const zones = file.zones.map((zone): Zone => ({ ...zone, readOnly: sorted(zone.readOnly) }));
  const owned = file.owns.regions;
  return deepFreeze({
    ...file,
    owns: { ...file.owns, regions: typeof owned === "string" ? owned : [...owned].sort() },
    network: { ...file.network, reserved: [...file.network.reserved].sort() },
    deployer: "cidrs" in file.deployer ? { cidrs: [...file.deployer.cidrs].sort() } : file.deployer,
    limits: sorted(file.limits),
    objectives: sorted(file.objectives),
    zones: zones.sort(byOrdinal),
    regions: regions.sort(byOrdinal),
    shards: identity.shards.map(shardOf),
    ...(lock.accepted === undefined ? {} : { accepted: acceptedOf(lock.accepted) }),
  });
}

function shardOf(entry: string): Shard {
  const [zone = "", index = ""] = entry.split("/");
  return { zone, index: Number(index) };
}

function acceptedOf(accepted: NonNullable<Lock["accepted"]>): Accepted {
  const zones = Object.entries(accepted.zones).map(([name, { recovery, ...zone }]) => [
    name,
    { ...zone, readOnly: sorted(zone.readOnly), ...(recovery === undefined ? {} : { recovery }) },
  ]);
  const vaults = Object.entries(accepted.regions).flatMap(([region, { vault }]) =>
    vault === true ? [region] : [],
  );
  return {
    ...(accepted.phase === undefined ? {} : { phase: accepted.phase }),
    vaults: vaults.sort(),
    zones: sorted(Object.fromEntries(zones) as Accepted["zones"]),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
