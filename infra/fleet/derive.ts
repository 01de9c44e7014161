import { AWS_REGIONS } from "../regions/aws";
import { type Block, blockOf, nextFree, parseBlock } from "./cidr";
import {
  type AcceptedState,
  type Identity,
  type Lock,
  lockedShards,
  type Namespace,
  namespaceKey,
  shardKey,
} from "./lock";
import { hasStores } from "./lifecycle";
import type { CellRow, FleetFile, Phase, RegionRow, ZoneRow } from "./schema";

/** Identity with everything of the fleet appended, and regions for which no /16 was free. */
export interface Derived {
  readonly identity: Identity;
  readonly homeless: readonly string[];
}

const byOrdinal = <T extends { readonly ordinal: number }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => a.ordinal - b.ordinal);

/**
 * What `lock` writes: the lock's identity with what the fleet adds. Only appends; a fleet that
 * contradicts the identity is refused before this runs.
 */
export function deriveIdentity(
  file: FleetFile,
  before: Identity | undefined,
  namespaces: readonly Namespace[],
): Derived {
  const regions = { ...before?.regions };
  const homeless: string[] = [];
  const fresh = byOrdinal(file.regions).filter((row) => !Object.hasOwn(regions, row.region));
  const used: Block[] = [
    ...file.network.reserved.map(parseBlock),
    ...Object.values(regions).map((entry) => parseBlock(entry.cidr)),
    ...fresh.map((row) => (row.cidr === undefined ? undefined : parseBlock(row.cidr))),
  ].filter((block) => block !== undefined);
  for (const row of fresh) {
    const block =
      row.cidr === undefined ? nextFree(blockOf(file.network.base), used) : parseBlock(row.cidr);
    if (block === undefined) {
      homeless.push(row.region);
      continue;
    }
    used.push(block);
    regions[row.region] = {
      ordinal: row.ordinal,
      cidr: block.cidr,
      availabilityZones: [...zonesOf(row)],
    };
  }
  return {
    identity: {
      regions,
      zones: { ...before?.zones, ...zonesAdded(file.zones, before) },
      shards: [...(before?.shards ?? []), ...shardsAdded(file.zones, before)],
      namespaces: { ...namespacesOf(namespaces), ...before?.namespaces },
    },
    homeless,
  };
}

function zonesOf(row: RegionRow): readonly string[] {
  return row.availabilityZones ?? AWS_REGIONS[row.region]?.availabilityZones ?? [];
}

function zonesAdded(zones: readonly ZoneRow[], before: Identity | undefined): Identity["zones"] {
  const fresh = zones.filter((zone) => !Object.hasOwn(before?.zones ?? {}, zone.zone));
  return Object.fromEntries(
    fresh.map((zone) => [zone.zone, { ordinal: zone.ordinal, location: zone.location }]),
  );
}

function shardsAdded(zones: readonly ZoneRow[], before: Identity | undefined): string[] {
  return byOrdinal(zones).flatMap((zone) => {
    const have = before === undefined ? 0 : lockedShards(before, zone.zone);
    return Array.from({ length: Math.max(0, zone.shards - have) }, (_, index) =>
      shardKey(zone.zone, have + index),
    );
  });
}

function namespacesOf(namespaces: readonly Namespace[]): Identity["namespaces"] {
  return Object.fromEntries(
    namespaces.map((entry) => [
      namespaceKey(entry),
      { shardKey: entry.shardKey, hashed: entry.hashed },
    ]),
  );
}

/** The lock after `npm run fleet -- lock`. */
export function appendedLock(
  file: FleetFile,
  before: Lock | undefined,
  namespaces: readonly Namespace[],
): Lock {
  const { identity } = deriveIdentity(file, before?.identity, namespaces);
  return {
    version: 1,
    environment: file.environment,
    identity,
    ...(before?.accepted === undefined ? {} : { accepted: before.accepted }),
  };
}

/**
 * The lock after `npm run fleet -- accept`: the fleet as it is now was deployed.
 * @param droppedVaults regions whose recovery vault no zone uses and whose removal is meant.
 */
export function acceptedLock(
  file: FleetFile,
  before: Lock,
  droppedVaults: readonly string[] = [],
): Lock {
  return { ...before, accepted: acceptedOf(file, before.accepted, droppedVaults) };
}

/** A cell as it was deployed; one that is planned or retired holds nothing, so it has no phase. */
function acceptedCell(
  { state, phase }: CellRow,
  fleetPhase: Phase,
): Pick<AcceptedState["regions"][string], "state" | "phase"> {
  return hasStores(state) ? { state, phase: phase ?? fleetPhase } : { state };
}

function acceptedOf(
  file: FleetFile,
  before: AcceptedState | undefined,
  droppedVaults: readonly string[],
): AcceptedState {
  const hasVault = (region: string) =>
    file.zones.some((zone) => zone.recovery === region) ||
    (before?.regions[region]?.vault === true && !droppedVaults.includes(region));
  return {
    phase: file.phase,
    regions: Object.fromEntries(
      file.regions.map((row) => [
        row.region,
        {
          network: true as const,
          ...(row.cell === undefined ? {} : acceptedCell(row.cell, file.phase)),
          ...(hasVault(row.region) ? { vault: true as const } : {}),
        },
      ]),
    ),
    zones: Object.fromEntries(
      file.zones.map((zone) => [
        zone.zone,
        {
          electable: zone.electable,
          readOnly: zone.readOnly,
          shards: zone.shards,
          ...(zone.recovery === undefined ? {} : { recovery: zone.recovery }),
        },
      ]),
    ),
  };
}
