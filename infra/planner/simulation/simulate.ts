import { AWS_REGIONS } from "../../regions/aws";
import type { Directory } from "./directory";
import { directoryOf, groupKey } from "./directory";
import type { ExportedStack } from "./exported";
import { locate } from "./exported";
import type { World } from "./health";
import { Health, INTACT } from "./health";
import type { ShardNodes, ZoneHealth } from "./quorum";
import { readShards, zoneHealth } from "./quorum";
import type { Resolution } from "./resolve";
import { resolve } from "./resolve";

/** The exported fleet, read once for many worlds. */
export interface SimulatedFleet {
  readonly directory: Directory;
  readonly shards: readonly ShardNodes[];
  /** Every region named anywhere: of resources, of fences, of database nodes; sorted. */
  readonly regions: readonly string[];
  /** Regions of cells that some player can be sent to, in whatever world; sorted. */
  readonly cells: readonly string[];
  /** Where players are: every region of the distance table. */
  readonly playerRegions: readonly string[];
}

/** Part of a region's players that a cell answers. */
export interface CellAnswer {
  /** Region of the cell. */
  readonly cell: string;
  /** Above 0 to 1. */
  readonly part: number;
  readonly alive: boolean;
  readonly fenced: boolean;
}

/** What the players near one region are told. */
export interface PlayerAnswer {
  /** The name they ask for. */
  readonly name: string;
  /** AWS region nearest to them. */
  readonly from: string;
  /** Answers for IPv4; sorted by cell. */
  readonly answers: readonly CellAnswer[];
  /** True when the IPv6 answers are the same. */
  readonly dualStack: boolean;
  /** True when Route 53 found nothing healthy on the way. */
  readonly failOpen: boolean;
}

/** One world, simulated. */
export interface Outcome {
  readonly dead: readonly string[];
  readonly fenced: readonly string[];
  /** By name and player region. */
  readonly players: readonly PlayerAnswer[];
  readonly zones: readonly ZoneHealth[];
}

/**
 * Reads a fleet from its exported stacks alone.
 * @throws SimulationError when the records hold something that Route 53 refuses or that is not simulated.
 */
export function readFleet(exports: readonly ExportedStack[]): SimulatedFleet {
  const located = locate(exports);
  const directory = directoryOf(located);
  const shards = readShards(located);
  const regions = new Set([
    ...located.flatMap(({ region }) => region ?? []),
    ...shards.flatMap((shard) => shard.regions),
    ...[...directory.alarms.values()].map(({ region }) => region),
    ...[...directory.groups.values()].flatMap((records) =>
      records.flatMap(({ latencyRegion }) => (latencyRegion === "" ? [] : [latencyRegion])),
    ),
  ]);
  return {
    directory,
    shards,
    regions: [...regions].sort(),
    cells: reachableCells(directory),
    playerRegions: Object.keys(AWS_REGIONS).sort(),
  };
}

/** Regions of the load balancers below the entry names, whatever their weight. */
function reachableCells(directory: Directory): string[] {
  const cells = new Set<string>();
  const visit = (name: string): void => {
    const balancer = directory.loadBalancers.get(name);
    if (balancer !== undefined) cells.add(balancer.region);
    for (const { alias } of directory.groups.get(groupKey(name, "A")) ?? []) {
      if (alias !== undefined) visit(alias.name);
    }
  };
  directory.entries.forEach(visit);
  return [...cells].sort();
}

/** One world: who is answered by whom, and which zones keep a majority. */
export function simulateWorld(fleet: SimulatedFleet, world: World): Outcome {
  const health = new Health(fleet.directory, world);
  const players = fleet.directory.entries.flatMap((name) =>
    fleet.playerRegions.map((from): PlayerAnswer => {
      const ipv4 = resolve(fleet.directory, health, name, "A", from);
      const ipv6 = fleet.directory.groups.has(groupKey(name, "AAAA"))
        ? resolve(fleet.directory, health, name, "AAAA", from)
        : undefined;
      return {
        name,
        from,
        answers: ipv4.answers.map(({ loadBalancer, probability }) => ({
          cell: loadBalancer.region,
          part: probability,
          alive: !world.dead.has(loadBalancer.region),
          fenced: world.fenced.has(loadBalancer.region),
        })),
        dualStack: ipv6 !== undefined && answersKey(ipv4) === answersKey(ipv6),
        failOpen: ipv4.failOpen || (ipv6?.failOpen ?? false),
      };
    }),
  );
  return {
    dead: [...world.dead].sort(),
    fenced: [...world.fenced].sort(),
    players,
    zones: zoneHealth(fleet.shards, world.dead),
  };
}

/** Equal for equal answers, whatever the order in which their parts were added up. */
function answersKey({ answers }: Resolution): string {
  return answers
    .map(({ loadBalancer, probability }) => `${loadBalancer.dnsName}=${probability.toFixed(9)}`)
    .join();
}

/** What to simulate. */
export interface SimulateArgs {
  readonly exports: readonly ExportedStack[];
  /** Regions that are gone. @default none */
  readonly dead?: readonly string[];
  /** Regions whose cell is fenced. @default none */
  readonly fenced?: readonly string[];
}

/** Reads the exports and simulates one world. @throws SimulationError as {@link readFleet}. */
export function simulate({ exports, dead = [], fenced = [] }: SimulateArgs): Outcome {
  const world =
    dead.length + fenced.length === 0 ? INTACT : { dead: new Set(dead), fenced: new Set(fenced) };
  return simulateWorld(readFleet(exports), world);
}
