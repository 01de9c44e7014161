import type { Fleet, Region } from "../fleet/fleet";
import type { Phase } from "../fleet/schema";
import { assume } from "./assumptions";
import type { Capacity } from "./capacity";
import { cacheCapacity, databaseCapacity, searchCapacity } from "./capacity";
import type { CellDemand, Registered } from "./demand";
import { cellDemand, searchDiskGib, zoneDemand } from "./demand";
import { databaseBytes } from "./documents";
import { activeLaunches } from "./launches";
import { playersOnline, servingRegions, sizedRegions, zonePlayers } from "./traffic";

/** Stores that a phase buys. */
export type SizedStore = "database" | "cache" | "sessions" | "search";

/** A need and when it comes. */
export interface Need {
  readonly value: number;
  /** `on a normal day`, `at the launch of ...`, `with us-east-1 lost`. */
  readonly when: string;
}

/** One quantity of one store: what is needed of it, and what there is. */
export interface Measure {
  readonly store: SizedStore;
  /** What is counted, with its unit: `commands/s`. */
  readonly unit: string;
  readonly normal: Need;
  /** The largest need on a launch; absent when none is declared for it. */
  readonly launch?: Need;
  /** The largest need with a region lost; absent where no loss adds to the normal day. */
  readonly lost?: Need;
  /** What a phase has of it. */
  readonly capacity: (phase: Phase) => Capacity;
}

/** All measures of a cell, or of a zone of the database. */
export interface Subject {
  /** Region of a cell, or name of a zone. */
  readonly name: string;
  readonly kind: "cell" | "zone";
  readonly phase: Phase;
  readonly measures: readonly Measure[];
}

/** A situation with its players by cell. */
interface Scene {
  readonly when: string;
  readonly online: ReadonlyMap<string, number>;
}

function factors(regions: readonly string[] | undefined, factor: number) {
  return (region: string) => ((regions?.includes(region) ?? true) ? factor : 1);
}

/** The largest of needs, the first of equals; undefined without any. */
function largestOf(needs: readonly Need[]): Need | undefined {
  return needs.reduce<Need | undefined>(
    (best, next) => (best === undefined || next.value > best.value ? next : best),
    undefined,
  );
}

/** Most players online in a region over scenes; undefined without scenes. */
function mostOnline(scenes: readonly Scene[], region: string): Need | undefined {
  return largestOf(scenes.map(({ when, online }) => ({ when, value: online.get(region) ?? 0 })));
}

/** Registered players by distance from a cell. */
export function registeredFrom(fleet: Pick<Fleet, "regions">, row: Region): Registered {
  const counts = { zone: 0, residency: 0, world: 0 };
  for (const zone of new Set(fleet.regions.map(({ cell }) => cell?.zone))) {
    if (zone === undefined) continue;
    const home = fleet.regions.find(({ cell }) => cell?.zone === zone);
    const distance =
      zone === row.cell?.zone ? "zone" : home?.residency === row.residency ? "residency" : "world";
    counts[distance] += zonePlayers(fleet, zone).daily * assume("registeredPerDaily");
  }
  return counts;
}

/** Quantities of a cell that follow its players online. */
const CELL_QUANTITIES: readonly {
  readonly store: SizedStore;
  readonly unit: string;
  readonly of: (demand: CellDemand) => number;
  readonly capacity: (phase: Phase, azs: number) => Capacity;
}[] = [
  {
    store: "cache",
    unit: "commands/s",
    of: (demand) => demand.cacheCommands,
    capacity: (phase) => cacheCapacity(phase, "cache").commands,
  },
  {
    store: "cache",
    unit: "GiB of memory",
    of: (demand) => demand.cacheGib,
    capacity: (phase) => cacheCapacity(phase, "cache").gib,
  },
  {
    store: "sessions",
    unit: "commands/s",
    of: (demand) => demand.sessionsCommands,
    capacity: (phase) => cacheCapacity(phase, "sessions").commands,
  },
  {
    store: "sessions",
    unit: "GiB of memory",
    of: (demand) => demand.sessionsGib,
    capacity: (phase) => cacheCapacity(phase, "sessions").gib,
  },
  {
    store: "search",
    unit: "queries/s",
    of: (demand) => demand.searchQueries,
    capacity: (phase, azs) => searchCapacity(phase, azs).queries,
  },
];

function cellSubject(
  fleet: Fleet,
  row: Region,
  normal: Scene,
  launches: readonly Scene[],
  losses: readonly Scene[],
): Subject | undefined {
  const { cell, region } = row;
  if (cell?.players === undefined) return undefined;
  const azs = row.availabilityZones.length;
  const atLaunch = mostOnline(launches, region);
  const atLoss = mostOnline(
    losses.filter(({ when }) => when !== lostText(region)),
    region,
  );
  const measures = CELL_QUANTITIES.map(({ store, unit, of, capacity }): Measure => {
    const need = (online: number, when: string): Need => ({ value: of(cellDemand(online)), when });
    return {
      store,
      unit,
      normal: need(normal.online.get(region) ?? 0, normal.when),
      ...(atLaunch === undefined ? {} : { launch: need(atLaunch.value, atLaunch.when) }),
      ...(atLoss === undefined || atLoss.value <= (normal.online.get(region) ?? 0)
        ? {}
        : { lost: need(atLoss.value, atLoss.when) }),
      capacity: (phase) => capacity(phase, azs),
    };
  });
  const registered = registeredFrom(fleet, row);
  const { copies } = searchCapacity(cell.phase, azs);
  const disk: Measure = {
    store: "search",
    unit: "GiB of disk",
    normal: { value: searchDiskGib(registered, copies), when: "after a year" },
    // A smaller phase may keep fewer copies, and need less.
    capacity: (phase) => {
      const size = searchCapacity(phase, azs);
      const scaled = (size.diskGib.always * copies) / size.copies;
      return { always: scaled, most: scaled };
    },
  };
  return { name: region, kind: "cell", phase: cell.phase, measures: [...measures, disk] };
}

const NORMAL = "on a normal day";
const lostText = (region: string) => `with ${region} lost`;

function zoneSubject(
  fleet: Fleet,
  zone: Fleet["zones"][number],
  normal: Scene,
  launches: readonly (Scene & { readonly factorOf: (region: string) => number })[],
  losses: readonly Scene[],
): Subject | undefined {
  const players = zonePlayers(fleet, zone.zone);
  if (players.daily === 0) return undefined;
  const shards = fleet.shards.filter((shard) => shard.zone === zone.zone).length || zone.shards;
  const perShard = (online: number) => zoneDemand(online).cost / shards;
  const launch = largestOf(
    launches.map(({ when, factorOf }) => ({
      when,
      value: perShard(zonePlayers(fleet, zone.zone, factorOf).peak),
    })),
  );
  const sameCells = fleet.regions
    .filter(({ cell }) => cell?.zone === zone.zone)
    .map(({ region }) => region);
  const busiest = (scenes: readonly Scene[]): Need | undefined =>
    largestOf(
      sameCells.flatMap((region) => {
        const found = mostOnline(scenes, region);
        return found === undefined
          ? []
          : [{ value: cellDemand(found.value).connections, when: found.when }];
      }),
    );
  const connections = busiest([normal]) ?? { value: 0, when: NORMAL };
  const launchConnections = busiest(launches);
  const lostConnections = busiest(losses);
  return {
    name: zone.zone,
    kind: "zone",
    phase: fleet.phase,
    measures: [
      {
        store: "database",
        unit: "reads/s a shard",
        normal: { value: perShard(players.peak), when: NORMAL },
        ...(launch === undefined ? {} : { launch }),
        capacity: (phase) => databaseCapacity(phase).reads,
      },
      {
        store: "database",
        unit: "connections a mongos",
        normal: connections,
        ...(launchConnections === undefined ? {} : { launch: launchConnections }),
        ...(lostConnections === undefined || lostConnections.value <= connections.value
          ? {}
          : { lost: lostConnections }),
        capacity: (phase) => databaseCapacity(phase).connections,
      },
      {
        store: "database",
        unit: "GB of disk a shard",
        normal: { value: databaseBytes(players) / shards / 1e9, when: "after a year" },
        capacity: (phase) => databaseCapacity(phase).diskGb,
      },
    ],
  };
}

/**
 * Every cell and zone with declared players, measured on a normal day at its peak, on each launch that
 * is not over, and with each serving region lost.
 *
 * A lost region's players land on other cells; the database stays where its zone's other regions are,
 * so its primaries carry what they carried before.
 *
 * @param now decides which launches are over.
 */
export function sizedSubjects(fleet: Fleet, now: Date): Subject[] {
  const normal: Scene = { when: NORMAL, online: playersOnline(fleet) };
  const launches = activeLaunches(fleet, now).map(({ at, factor, regions }) => {
    const factorOf = factors(regions, factor);
    return { when: `at the launch of ${at}`, online: playersOnline(fleet, { factorOf }), factorOf };
  });
  const losses = servingRegions(fleet).map((lost): Scene => ({
    when: lostText(lost),
    online: playersOnline(fleet, { lost }),
  }));
  const sized = new Set(sizedRegions(fleet));
  const cells = fleet.regions
    .filter(({ region }) => sized.has(region))
    .map((row) => cellSubject(fleet, row, normal, launches, losses));
  const zones = fleet.zones.map((zone) => zoneSubject(fleet, zone, normal, launches, losses));
  return [...cells, ...zones].filter((subject) => subject !== undefined);
}

/** The largest need of a measure, over all situations. */
export function worstNeed({ normal, launch, lost }: Measure): Need {
  return largestOf([normal, launch, lost].filter((need) => need !== undefined)) ?? normal;
}
