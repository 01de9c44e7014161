import type { FleetFile, RegionRow } from "../../../fleet/schema";
import { copy, freeRows, inState, nextOrdinal, type EditMaker } from "./edit";

/** Cells that stand and fit, to be brought up. */
function cellsOf(file: FleetFile, fits: (row: RegionRow) => boolean) {
  return inState(file, "provisioned", "serving", "draining")
    .filter(fits)
    .map(({ region }) => ({ role: "cell", region }) as const);
}

/** Place in a list, after all of it where it is missing. */
function rank(places: readonly string[], region: string): number {
  const place = places.indexOf(region);
  return place < 0 ? places.length : place;
}

export const widenZone: EditMaker = ({ file, choices }) => {
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
      // Their archives are copied to the vault from now on.
      ...(vault === undefined ? [] : cellsOf(next, ({ cell }) => cell?.zone === picked.zone)),
    ],
  };
};

export const readOnlyNodes: EditMaker = ({ file, choices }) => {
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

export const addZone: EditMaker = ({ file, world, choices }) => {
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
  return {
    name: `add zone ${picked.zone} in ${home}`,
    file: next,
    // Tables of the residency's lakes show the new zone's partitions.
    ups: [
      { role: "database" },
      ...cellsOf(next, ({ residency }) => residency === picked.residency),
    ],
  };
};

export const addShard: EditMaker = ({ file, choices }) => {
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

export const moveHome: EditMaker = ({ file, choices }) => {
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
  // The new home first, then the old one; with another vault every cell of the zone follows.
  const places = [second, home];
  const affected = cellsOf(
    next,
    ({ region, cell }) => places.includes(region) || (moved && cell?.zone === picked.zone),
  ).sort((a, b) => rank(places, a.region) - rank(places, b.region));
  return {
    name: `move the home of ${picked.zone} to ${second}`,
    file: next,
    ups: [
      ...(moved ? [{ role: "network", region: home } as const] : []),
      { role: "database" },
      ...affected,
    ],
  };
};
