import { PHASES } from "../../../fleet/schema";
import { clusterRegions, regionsOfZone } from "../../../fleet/fleet";
import { copy, freeRows, inState, nextOrdinal, rowOf, type EditMaker } from "./edit";

export const addAnchor: EditMaker = ({ file, world, choices, locked }) => {
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

export const emptyRegion: EditMaker = ({ file, choices }) => {
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

export const retireRegion: EditMaker = ({ file, choices }) => {
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

export const grow: EditMaker = ({ file }) => {
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
