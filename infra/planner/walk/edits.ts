import { clusterRegions, regionsOfZone } from "../../fleet/fleet";
import type { FleetFile, RegionRow, ZoneRow } from "../../fleet/schema";
import { PHASES } from "../../fleet/schema";
import type { Choices } from "./choices";

/** Regions that a walk may add, by residency, with the zones that may stand there. */
export interface WalkWorld {
  readonly regions: readonly { readonly region: string; readonly residency: string }[];
  readonly zones: readonly {
    readonly zone: string;
    readonly residency: string;
    readonly location: string;
  }[];
}

/** What is brought up for an edit, in order. */
export type Up =
  | { readonly role: "foundation" | "database" | "global"; readonly confirm?: string }
  | {
      readonly role: "network" | "cell";
      readonly region: string;
      readonly confirm?: string;
      readonly destroy?: true;
    };

/** One legal change of the fleet file and the stacks that follow it, in the documented order. */
export interface Edit {
  readonly name: string;
  readonly file: FleetFile;
  readonly ups: readonly Up[];
}

const copy = (file: FleetFile): FleetFile => structuredClone(file);
const cells = (file: FleetFile) => file.regions.filter((row) => row.cell !== undefined);
const inState = (file: FleetFile, ...states: string[]) =>
  file.regions.filter((row) => row.cell !== undefined && states.includes(row.cell.state));
const nextOrdinal = (rows: readonly { readonly ordinal: number }[]) =>
  Math.max(-1, ...rows.map(({ ordinal }) => ordinal)) + 1;

function rowOf(file: FleetFile, region: string): RegionRow {
  const row = file.regions.find((candidate) => candidate.region === region);
  if (row === undefined) throw new Error(`no row of ${region}`);
  return row;
}

/** Everything that an edit may look at. */
export interface EditContext {
  readonly file: FleetFile;
  readonly world: WalkWorld;
  readonly choices: Choices;
  /** Regions of the lock, those of rows that are gone among them: an ordinal belongs to its region for ever. */
  readonly locked: Readonly<Record<string, { readonly ordinal: number }>>;
}

type EditMaker = (context: EditContext) => Edit | undefined;

const addAnchor: EditMaker = ({ file, world, choices, locked }) => {
  const free = world.regions.filter(
    ({ region }) => !file.regions.some((row) => row.region === region),
  );
  if (free.length === 0) return undefined;
  const { region, residency } = choices.one(free);
  const ordinal =
    locked[region]?.ordinal ?? nextOrdinal([...file.regions, ...Object.values(locked)]);
  const next = copy(file);
  next.regions.push({ region, residency, ordinal });
  return { name: `add anchor ${region}`, file: next, ups: [{ role: "network", region }] };
};

/** Regions of a residency without electable nodes of the zone. */
function freeRows(file: FleetFile, zone: ZoneRow): RegionRow[] {
  return file.regions.filter(
    (row) => row.residency === zone.residency && !zone.electable.includes(row.region),
  );
}

const widenZone: EditMaker = ({ file, choices }) => {
  const zones = file.zones.filter(
    (zone) => zone.electable.length < 5 && freeRows(file, zone).length >= 2,
  );
  if (zones.length === 0) return undefined;
  const picked = choices.one(zones);
  const next = copy(file);
  const zone = next.zones.find((candidate) => candidate.zone === picked.zone);
  const added = freeRows(file, picked).slice(0, 2);
  for (const { region } of added) {
    zone?.electable.push(region);
    if (zone !== undefined) Reflect.deleteProperty(zone.readOnly, region);
  }
  const recovery = added[0]?.region;
  const vault = zone !== undefined && zone.recovery === undefined ? recovery : undefined;
  if (zone !== undefined && vault !== undefined) zone.recovery = vault;
  return {
    name: `widen zone ${picked.zone} to ${added.map(({ region }) => region).join(", ")}`,
    file: next,
    ups: [
      ...(vault === undefined ? [] : [{ role: "network", region: vault } as const]),
      { role: "database" },
    ],
  };
};

const readOnlyNodes: EditMaker = ({ file, choices }) => {
  const pairs = file.zones.flatMap((zone) =>
    freeRows(file, zone)
      .filter(({ region }) => zone.readOnly[region] === undefined)
      .map(({ region }) => ({ zone: zone.zone, region })),
  );
  if (pairs.length === 0) return undefined;
  const { zone, region } = choices.one(pairs);
  const next = copy(file);
  const row = next.zones.find((candidate) => candidate.zone === zone);
  if (row !== undefined) row.readOnly[region] = 2;
  return { name: `read zone ${zone} in ${region}`, file: next, ups: [{ role: "database" }] };
};

const addZone: EditMaker = ({ file, world, choices }) => {
  const free = world.zones.filter(
    ({ zone, residency }) =>
      !file.zones.some((row) => row.zone === zone) &&
      file.regions.some((row) => row.residency === residency),
  );
  if (free.length === 0) return undefined;
  const picked = choices.one(free);
  const home = choices.one(file.regions.filter((row) => row.residency === picked.residency)).region;
  const next = copy(file);
  next.zones.push({
    ...picked,
    ordinal: nextOrdinal(file.zones),
    electable: [home],
    readOnly: {},
    shards: 1,
  });
  return { name: `add zone ${picked.zone} in ${home}`, file: next, ups: [{ role: "database" }] };
};

const addShard: EditMaker = ({ file, choices }) => {
  const next = copy(file);
  const zone = choices.one(next.zones);
  if (zone.shards >= 3) return undefined;
  zone.shards++;
  return {
    name: `add shard ${String(zone.shards)} to zone ${zone.zone}`,
    file: next,
    ups: [{ role: "database" }],
  };
};

const moveHome: EditMaker = ({ file, choices }) => {
  const wide = file.zones.filter((zone) => zone.electable.length >= 3);
  if (wide.length === 0) return undefined;
  const picked = choices.one(wide);
  const [home = "", second = "", ...rest] = picked.electable;
  const next = copy(file);
  const zone = next.zones.find((candidate) => candidate.zone === picked.zone);
  if (zone === undefined) return undefined;
  zone.electable = [second, home, ...rest];
  // Copies must not lie in the home: they change places with it, and the old vault stays.
  const moved = zone.recovery === second;
  if (moved) zone.recovery = home;
  const affected = inState(file, "provisioned", "serving", "draining").map(({ region }) => region);
  const order = [second, home].filter((region) => affected.includes(region));
  return {
    name: `move the home of ${picked.zone} to ${second}`,
    file: next,
    ups: [
      ...(moved ? [{ role: "network", region: home } as const] : []),
      { role: "database" },
      ...order.map((region) => ({ role: "cell", region }) as const),
    ],
  };
};

const addCell: EditMaker = ({ file, choices }) => {
  const able = file.regions.flatMap((row) =>
    row.cell !== undefined
      ? []
      : file.zones
          .filter(
            (zone) =>
              zone.residency === row.residency &&
              ((zone.readOnly[row.region] ?? 0) >= 2 ||
                zone.electable
                  .slice(0, zone.electable.length === 3 ? 2 : zone.electable.length === 1 ? 1 : 0)
                  .includes(row.region)),
          )
          .map((zone) => ({ region: row.region, zone: zone.zone })),
  );
  if (able.length === 0) return undefined;
  const { region, zone } = choices.one(able);
  const next = copy(file);
  rowOf(next, region).cell = { zone, state: "provisioned", share: 0 };
  return {
    name: `provision a cell in ${region}`,
    file: next,
    ups: [
      { role: "foundation" },
      { role: "network", region },
      { role: "cell", region },
      { role: "global" },
    ],
  };
};

const serve: EditMaker = ({ file, choices }) => {
  const waiting = inState(file, "provisioned", "draining");
  if (waiting.length === 0) return undefined;
  const { region } = choices.one(waiting);
  const next = copy(file);
  const row = rowOf(next, region);
  const others = inState(file, "serving").filter((other) => other.region !== region);
  if (row.cell === undefined) return undefined;
  row.cell = { ...row.cell, state: "serving", share: 5 };
  const target = others[0];
  if (target !== undefined) {
    row.cell.evacuateTo = target.region;
    if (target.residency !== row.residency) row.cell.acrossResidency = "accepted";
  }
  return { name: `serve from ${region}`, file: next, ups: [{ role: "global" }] };
};

const share: EditMaker = ({ file, choices }) => {
  const serving = inState(file, "serving");
  if (serving.length === 0) return undefined;
  const { region } = choices.one(serving);
  const next = copy(file);
  const { cell } = rowOf(next, region);
  if (cell === undefined) return undefined;
  cell.share = choices.one([5, 25, 128, 255]);
  return {
    name: `share ${String(cell.share)} in ${region}`,
    file: next,
    ups: [{ role: "global" }],
  };
};

const drain: EditMaker = ({ file, choices }) => {
  const serving = inState(file, "serving").filter(({ cell }) => (cell?.share ?? 0) >= 0);
  if (serving.length < 2) return undefined;
  const leaving = choices.one(serving);
  const heir = serving.find((row) => row !== leaving && (row.cell?.share ?? 0) > 0);
  if (heir === undefined) return undefined;
  const next = copy(file);
  if (next.schemaCell === leaving.region) next.schemaCell = heir.region;
  for (const row of cells(next)) {
    if (row.cell?.evacuateTo !== leaving.region) continue;
    if (row.region === heir.region) {
      Reflect.deleteProperty(row.cell, "evacuateTo");
      Reflect.deleteProperty(row.cell, "acrossResidency");
    } else {
      row.cell.evacuateTo = heir.region;
      row.cell.acrossResidency = "accepted";
    }
  }
  const row = rowOf(next, leaving.region);
  if (row.cell !== undefined) row.cell = { ...row.cell, state: "draining", share: 0 };
  return { name: `drain ${leaving.region}`, file: next, ups: [{ role: "global" }] };
};

const retire: EditMaker = ({ file, choices }) => {
  const draining = inState(file, "draining");
  if (draining.length === 0) return undefined;
  const { region } = choices.one(draining);
  const next = copy(file);
  const row = rowOf(next, region);
  if (row.cell === undefined) return undefined;
  row.cell = { zone: row.cell.zone, state: "retired" };
  return {
    name: `retire the cell of ${region}`,
    file: next,
    ups: [{ role: "global" }, { role: "cell", region, confirm: region, destroy: true }],
  };
};

const removeCell: EditMaker = ({ file, choices }) => {
  const retired = inState(file, "retired");
  if (retired.length === 0) return undefined;
  const { region } = choices.one(retired);
  const next = copy(file);
  Reflect.deleteProperty(rowOf(next, region), "cell");
  return {
    name: `forget the cell of ${region}`,
    file: next,
    ups: [{ role: "foundation" }, { role: "network", region }],
  };
};

/** Takes a region without a cell out of the zones' lists. */
const emptyRegion: EditMaker = ({ file, choices }) => {
  const used = clusterRegions(file).filter(
    (region) =>
      rowOf(file, region).cell === undefined &&
      !file.zones.some((zone) => zone.electable[0] === region || zone.recovery === region),
  );
  if (used.length === 0) return undefined;
  const region = choices.one(used);
  const next = copy(file);
  let lost: string | undefined;
  for (const zone of next.zones) {
    Reflect.deleteProperty(zone.readOnly, region);
    if (!zone.electable.includes(region)) continue;
    lost = region;
    const partner = freeRows(file, zone).find(
      (row) => row.region !== region && row.cell === undefined,
    );
    if (zone.electable.length === 3 && partner !== undefined) {
      zone.electable = zone.electable.map((name) => (name === region ? partner.region : name));
      Reflect.deleteProperty(zone.readOnly, partner.region);
    } else return undefined;
  }
  return {
    name: `take ${region} out of the zones`,
    file: next,
    ups: [{ role: "database", ...(lost === undefined ? {} : { confirm: lost }) }],
  };
};

const retireRegion: EditMaker = ({ file, choices }) => {
  const used = new Set(
    file.zones.flatMap((zone) => [
      ...regionsOfZone(zone),
      ...(zone.recovery === undefined ? [] : [zone.recovery]),
    ]),
  );
  const free = file.regions.filter((row) => row.cell === undefined && !used.has(row.region));
  if (free.length === 0) return undefined;
  const { region } = choices.one(free);
  const next = copy(file);
  next.regions = next.regions.filter((row) => row.region !== region);
  return {
    name: `retire region ${region}`,
    file: next,
    ups: [{ role: "network", region, confirm: region, destroy: true }],
  };
};

const grow: EditMaker = ({ file }) => {
  const phase = PHASES[PHASES.indexOf(file.phase) + 1];
  if (phase === undefined) return undefined;
  const next = copy(file);
  next.phase = phase;
  return {
    name: `grow to ${phase}`,
    file: next,
    ups: [
      ...file.regions.map(({ region }) => ({ role: "network", region }) as const),
      { role: "database" },
      ...inState(file, "provisioned", "serving", "draining").map(
        ({ region }) => ({ role: "cell", region }) as const,
      ),
      { role: "global" },
    ],
  };
};

/** Every kind of edit. */
export const EDITS: Readonly<Record<string, EditMaker>> = {
  addAnchor,
  addCell,
  addShard,
  addZone,
  drain,
  emptyRegion,
  grow,
  moveHome,
  readOnlyNodes,
  removeCell,
  retire,
  retireRegion,
  serve,
  share,
  widenZone,
};
