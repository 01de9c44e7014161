import fc from "fast-check";
import { stringify } from "yaml";
import type { z } from "zod";
import { acceptedLock, appendedLock } from "../../infra/fleet/derive";
import type { Fleet } from "../../infra/fleet/fleet";
import { fleetFromYaml } from "../../infra/fleet/from-yaml";
import { isLegalMove, isLegalStart } from "../../infra/fleet/lifecycle";
import { formatLock } from "../../infra/fleet/lock-file";
import { clusterNodes } from "../../infra/fleet/nodes";
import {
  CELL_STATES,
  type CellState,
  type FleetFile,
  fleetFileSchema,
  PHASES,
} from "../../infra/fleet/schema";
import { reachableObjective } from "../../infra/sizing/recovery";
import { mutate } from "./fleet-mutations";
import { Random } from "./random";

/** A fleet file as it is written: defaults may be absent. */
export type FleetInput = z.input<typeof fleetFileSchema>;

/** A generated fleet with the text of its file and, for about half, of its lock. */
export interface FleetCase {
  readonly fleet: FleetInput;
  /** The fleet as YAML, a JSON text for most since it is read several times faster. */
  readonly text: string;
  readonly lockText?: string;
}

/** Regions by residency, as a studio might group them. */
const RESIDENCIES: Readonly<Record<string, readonly string[]>> = {
  eu: ["eu-west-1", "eu-central-1", "eu-west-3", "eu-north-1", "eu-south-1", "eu-south-2"],
  us: ["us-east-1", "us-east-2", "us-west-2", "us-west-1", "ca-central-1", "ca-west-1"],
  asia: [
    "ap-northeast-1",
    "ap-northeast-3",
    "ap-northeast-2",
    "ap-southeast-1",
    "ap-south-1",
    "ap-south-2",
  ],
  oceania: ["ap-southeast-2", "ap-southeast-4", "ap-southeast-6"],
  gulf: ["me-central-1", "me-south-1", "af-south-1", "il-central-1"],
};

const LOCATIONS = ["IE", "DE", "US-VA", "BR", "JP", "SG", "AU", "IN", "AE"];
const BASES = ["10.16.0.0/12", "10.0.0.0/8", "10.64.0.0/11", "172.16.0.0/12"];

/** Where the entropy comes from: a seed, and a size that shrinks to a fleet of one zone. */
const entropy = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  size: fc.integer({ min: 1, max: 5 }),
});

/** Fleets without errors, with warnings maybe, as files. */
export const arbitraryValidFleetCase: fc.Arbitrary<FleetCase> = entropy.map(({ seed, size }) =>
  validCase(new Random(seed), size),
);

/** Fleets without errors, checked and joined with their locks. */
export const arbitraryValidFleet: fc.Arbitrary<Fleet> = arbitraryValidFleetCase.map(
  ({ text, lockText }) => fleetFromYaml(text, lockText),
);

/** Fleets of any kind: 45 % as they were made, the rest with one to three random mutations. */
export const arbitraryFleet: fc.Arbitrary<FleetCase> = entropy.map(({ seed, size }) => {
  const random = new Random(seed);
  const valid = validCase(random, size);
  if (random.chance(0.45)) return valid;
  // A lock that never saw a running cell: the cell begins in the middle of its life.
  if (valid.lockText !== undefined && new Random(seed ^ 0x5eed).chance(0.04)) {
    return {
      ...valid,
      lockText: valid.lockText.replace(/, state: (serving|draining|retired)/, ""),
    };
  }
  const fleet = structuredClone(valid.fleet);
  for (let left = random.between(1, 3); left > 0; left -= 1) mutate(fleet, random);
  return { ...valid, fleet, text: textOf(fleet, random) };
});

function validCase(random: Random, size: number): FleetCase {
  const fleet = validFleet(random, size);
  const text = textOf(fleet, random);
  if (random.chance(0.5)) return { fleet, text };
  const file = fleetFileSchema.parse(fleet);
  const lock = appendedLock(file, undefined, []);
  const before = random.chance(0.8) ? acceptedLock(beforeOf(file, random), lock) : lock;
  return { fleet, text, lockText: formatLock(before) };
}

function textOf(fleet: unknown, random: Random): string {
  return random.chance(0.05)
    ? stringify(fleet, { aliasDuplicateObjects: false })
    : JSON.stringify(fleet);
}

/** The file as it may have been accepted: each cell in a state from which its state now is a legal move. */
function beforeOf(file: FleetFile, random: Random): FleetFile {
  return {
    ...file,
    regions: file.regions.map((row) => {
      const { cell, ...anchor } = row;
      if (cell === undefined) return row;
      const from = CELL_STATES.filter((state) => isLegalMove(state, cell.state));
      if (random.chance(0.2) && isLegalStart(cell.state, false)) return anchor;
      return { ...row, cell: { ...cell, state: random.pick(from) } };
    }),
  };
}

type Zone = FleetInput["zones"][number];
type Row = FleetInput["regions"][number];

function validFleet(random: Random, size: number): FleetInput {
  const zones = makeZones(random, size);
  const rows = makeRows(random, zones);
  placeCells(random, zones, rows);
  const cells = rows.filter((row) => row.cell !== undefined);
  const schemaCell =
    cells.find((row) => row.cell?.state === "serving" || row.cell?.state === "provisioned") ??
    cells[0];
  const fleet: FleetInput = {
    game: "tiny",
    environment: "fleet",
    domain: "fleet.tiny.example",
    account: "123456789012",
    control: random.pick(["eu-north-1", "eu-central-1", "us-west-2"]),
    schemaCell: schemaCell?.region ?? "",
    witness: random
      .shuffle(["eu-west-3", "us-east-2", "ap-northeast-3"])
      .slice(0, random.between(2, 3)),
    phase: random.pick(PHASES),
    network: {
      base: rows.length > 12 ? "10.0.0.0/8" : random.pick(BASES),
      ...(random.chance(0.5) ? { reserved: ["10.0.0.0/16"] } : {}),
    },
    atlas: { organizationId: "0123456789abcdef01234567", version: "8.0", secret: "atlas/tiny" },
    deployer: random.chance(0.5) ? { inVpc: true } : { cidrs: ["203.0.113.0/24"] },
    ...(random.chance(0.5)
      ? {
          images: {
            service: `tiny/service@sha256:${"0".repeat(64)}`,
            worker: `tiny/worker@sha256:${"1".repeat(64)}`,
          },
        }
      : {}),
    ...(random.chance(0.3) ? { limits: { atlasShards: random.between(20, 70) } } : {}),
    zones: random.shuffle(zones),
    regions: random.shuffle(rows),
  };
  if (random.chance(0.5)) declareObjectives(fleet, random);
  return fleet;
}

function makeZones(random: Random, size: number): Zone[] {
  const residencies = random.shuffle(Object.keys(RESIDENCIES));
  return Array.from({ length: random.between(1, size) }, (_, index): Zone => {
    const residency = residencies[index % residencies.length] ?? "eu";
    const regions = random.shuffle(RESIDENCIES[residency] ?? []);
    const counts = [1, 3, 3, 5].filter((count) => count <= regions.length);
    const electable = regions.slice(0, random.pick(counts));
    const others = regions.filter((region) => region !== electable[0]);
    const recovers = electable.length > 1 || random.chance(0.5);
    return {
      zone: `zone${String(index)}`,
      ordinal: index,
      residency,
      location: LOCATIONS[index] ?? "IE",
      electable,
      ...(recovers ? { recovery: random.pick(others) } : {}),
      ...(random.chance(0.3) ? { shards: random.between(1, 3) } : {}),
      ...(random.chance(0.3) ? { readOnly: { [random.pick(regions)]: random.between(1, 2) } } : {}),
    };
  });
}

function makeRows(random: Random, zones: readonly Zone[]): Row[] {
  const residency = new Map<string, string>();
  for (const zone of zones)
    for (const region of [
      ...zone.electable,
      ...Object.keys(zone.readOnly ?? {}),
      ...(zone.recovery === undefined ? [] : [zone.recovery]),
    ])
      residency.set(region, zone.residency);
  const gaps = random.between(0, 2);
  return [...residency].map(([region, group], index) => ({
    region,
    ordinal: index + (index > 0 ? gaps : 0),
    residency: group,
  }));
}

/** Gives cells to some regions with two nodes; at least one, and one with a share where any serves. */
function placeCells(random: Random, zones: readonly Zone[], rows: Row[]): void {
  const full = zones.map((zone) => ({
    ...zone,
    readOnly: zone.readOnly ?? {},
    shards: zone.shards ?? 1,
  }));
  const nodes = clusterNodes(full);
  const able = random.shuffle(rows.filter((row) => (nodes.get(row.region) ?? 0) >= 2));
  // An electable layout of one node in each of five regions may leave no region with two.
  const chosen = able.slice(0, random.between(1, Math.max(1, able.length)));
  const hosts = chosen.length > 0 ? chosen : rows.slice(0, 1);
  hosts.forEach((row, index) => {
    const zone = random.pick(zones.filter((entry) => entry.residency === row.residency));
    const state: CellState =
      chosen.length === 0
        ? "planned"
        : random.pick(
            index === 0
              ? ["serving", "serving", "provisioned"]
              : ["serving", "serving", "serving", "provisioned", "planned"],
          );
    row.cell = {
      zone: zone.zone,
      state,
      ...(state === "serving" ? { share: index === 0 ? 255 : random.between(0, 255) } : {}),
      ...(state === "provisioned" && random.chance(0.5) ? { share: 0 } : {}),
      ...(random.chance(0.2) ? { phase: random.pick(PHASES) } : {}),
      ...(random.chance(0.3) ? { players: { daily: 1000, peak: 100 } } : {}),
    };
  });
  const serving = hosts.filter((row) => row.cell?.state === "serving");
  const first = serving[0];
  if (first?.cell !== undefined) first.cell.share = 255;
  for (const row of hosts) {
    const others = serving.filter((other) => other !== row);
    if (row.cell === undefined || others.length === 0 || random.chance(0.3)) continue;
    const target = random.pick(others);
    row.cell.evacuateTo = target.region;
    if (target.residency !== row.residency) row.cell.acrossResidency = "accepted";
  }
}

/** Declares what the topology reaches, where it reaches anything. */
function declareObjectives(fleet: FleetInput, random: Random): void {
  const reach = reachableObjective(fleetFileSchema.parse(fleet), "transactions");
  if (!Number.isFinite(reach.rpoSeconds) || !Number.isFinite(reach.rtoSeconds)) return;
  fleet.objectives = {
    [random.pick(["transactions", "sessions"])]: {
      rpo: `${String(reach.rpoSeconds)}s`,
      rto: `${String(reach.rtoSeconds + random.between(0, 60))}s`,
    },
  };
}
