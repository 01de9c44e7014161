import { compareText, sortedByKey } from "../order";
import type { Accepted, Cell, Fleet, Region, Shard, Zone } from "./fleet";
import type { Lock } from "./lock";
import type { FleetFile } from "./schema";

const byOrdinal = (a: { readonly ordinal: number }, b: { readonly ordinal: number }) =>
  a.ordinal - b.ordinal;

const byPolicy = (a: FleetFile["exemptions"][number], b: FleetFile["exemptions"][number]) =>
  compareText(a.policy, b.policy) || compareText(a.urn, b.urn) || compareText(a.expires, b.expires);

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
  const zones = file.zones.map((zone): Zone => ({ ...zone, readOnly: sortedByKey(zone.readOnly) }));
  const owned = file.owns.regions;
  return deepFreeze({
    ...file,
    owns: { ...file.owns, regions: typeof owned === "string" ? owned : [...owned].sort() },
    network: { ...file.network, reserved: [...file.network.reserved].sort() },
    deployer: "cidrs" in file.deployer ? { cidrs: [...file.deployer.cidrs].sort() } : file.deployer,
    exemptions: [...file.exemptions].sort(byPolicy),
    limits: sortedByKey(file.limits),
    objectives: sortedByKey(file.objectives),
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
    {
      ...zone,
      readOnly: sortedByKey(zone.readOnly),
      ...(recovery === undefined ? {} : { recovery }),
    },
  ]);
  const vaults = Object.entries(accepted.regions).flatMap(([region, { vault }]) =>
    vault === true ? [region] : [],
  );
  const cellPhases = Object.entries(accepted.regions).flatMap(([region, { phase }]) =>
    phase === undefined ? [] : [[region, phase] as const],
  );
  return {
    ...(accepted.phase === undefined ? {} : { phase: accepted.phase }),
    cellPhases: sortedByKey(Object.fromEntries(cellPhases)),
    vaults: vaults.sort(),
    zones: sortedByKey(Object.fromEntries(zones) as Accepted["zones"]),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
