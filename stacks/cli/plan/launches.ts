import type { Fleet } from "../../../infra/fleet/fleet";
import { hasStores } from "../../../infra/fleet/lifecycle";
import type { Launch } from "../../../infra/fleet/schema";
import type { PlanReport } from "../../../infra/planner/report/schema";
import { assume, type AssumptionName } from "../../../infra/sizing/assumptions";
import { ATLAS_SIZES, atlasSize, searchCapacity, shardReads } from "../../../infra/sizing/capacity";
import { balancerUnits, cellDemand, zoneDemand } from "../../../infra/sizing/demand";
import { figure } from "../../../infra/sizing/judge";
import { activeLaunches, LAUNCH_LEAD_HOURS, launchSpan } from "../../../infra/sizing/launches";
import { PHASE_SIZES } from "../../../infra/sizing/phases";
import { CACHE_GROUPS, CACHE_NODE_TYPES } from "../../../infra/sizing/phases/cache";
import { playersOnline, zonePlayers } from "../../../infra/sizing/traffic";

type Chore = PlanReport["launches"][number]["checklist"][number];

const HOUR_MS = 3_600_000;

/** The moment some hours before a launch, to the minute. */
function before(launch: Launch, lead: AssumptionName): string {
  const moment = launchSpan(launch).start - assume(lead) * HOUR_MS;
  return `${new Date(moment).toISOString().slice(0, 16)}Z`;
}

const plural = (shards: number) => `${String(shards)} shard${shards === 1 ? "" : "s"}`;
const second = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/**
 * Changes of a cell's caches that Application Auto Scaling makes by itself: up ahead of the launch, down
 * at its end. Launches of one region never meet, so each has its own two.
 */
function scheduled(launch: Launch, region: string, phase: keyof typeof PHASE_SIZES): string[] {
  const { cache } = PHASE_SIZES[phase];
  const { start, end } = launchSpan(launch);
  return CACHE_GROUPS.map((group) => {
    const { nodeType, shards, autoScaling } = cache[group];
    const floor = Math.ceil(shards * launch.factor);
    if (autoScaling === undefined || CACHE_NODE_TYPES[nodeType]?.autoScaling !== true)
      return `${region} ${group}: nothing, since ${nodeType} cannot scale itself`;
    return floor === shards
      ? `${region} ${group}: nothing, since the factor asks for no more than ${plural(shards)}`
      : `${region} ${group}: at least ${plural(floor)} from ${second(start - LAUNCH_LEAD_HOURS * HOUR_MS)}, at least ${plural(shards)} from ${second(end)}`;
  });
}

function databaseChores(fleet: Fleet, launch: Launch, factorOf: (region: string) => number) {
  const { minInstanceSize, maxInstanceSize } = PHASE_SIZES[fleet.phase].database;
  const most = atlasSize(maxInstanceSize).vcpus;
  return fleet.zones.flatMap((zone): Chore[] => {
    const { peak } = zonePlayers(fleet, zone.zone, factorOf);
    const usual = zonePlayers(fleet, zone.zone).peak;
    if (peak <= usual) return [];
    const reads = zoneDemand(peak).cost / zone.shards;
    const size = Object.entries(ATLAS_SIZES).find(
      ([name, { vcpus }]) =>
        vcpus >= atlasSize(minInstanceSize).vcpus && vcpus <= most && shardReads(name) >= reads,
    )?.[0];
    const asks = `needs ${figure(reads)} reads/s a shard`;
    return [
      {
        by: before(launch, "databaseLeadHours"),
        what: `database, zone ${zone.zone}`,
        text:
          size === undefined
            ? `${asks}, more than ${maxInstanceSize} carries: take the next phase or more shards, and wait for IDLE`
            : size === minInstanceSize
              ? `${asks}; ${minInstanceSize} carries ${figure(shardReads(size))}: nothing to do`
              : `${asks}: raise its shards to ${size} in Atlas, inside the bounds ${minInstanceSize} to ${maxInstanceSize}; auto-scaling alone begins only after 10 minutes above 90 % or an hour above 75 %`,
      },
    ];
  });
}

function cellChores(fleet: Fleet, launch: Launch, online: ReadonlyMap<string, number>): Chore[] {
  const usual = playersOnline(fleet);
  return fleet.regions.flatMap(({ region, cell, availabilityZones }): Chore[] => {
    if (cell === undefined || !hasStores(cell.state)) return [];
    const players = online.get(region) ?? 0;
    if (players <= (usual.get(region) ?? 0)) return [];
    const queries = cellDemand(players).searchQueries;
    const has = searchCapacity(cell.phase, availabilityZones.length).queries.most;
    const asks = `needs ${figure(queries)} queries/s, phase ${cell.phase} has ${figure(has)}`;
    return [
      {
        by: before(launch, "searchLeadHours"),
        what: `search, ${region}`,
        text:
          queries <= has
            ? `${asks}: nothing to do`
            : `${asks}: give the cell its next phase, and wait until the domain is no longer processing`,
      },
      {
        by: before(launch, "balancerLeadHours"),
        what: `load balancer, ${region}`,
        text: `reserve ${String(balancerUnits(players))} LCUs (\`aws elbv2 modify-capacity-reservation\`), and reset them after ${new Date(launchSpan(launch).end).toISOString().slice(0, 16)}Z`,
      },
    ];
  });
}

/**
 * What each launch brings about by itself, and what somebody must see to, with when to begin.
 * Stores that cannot scale on a schedule have a line each, also when there is nothing to do.
 *
 * @param now decides which launches are over.
 */
export function launchPlans(fleet: Fleet, now: Date): PlanReport["launches"] {
  return activeLaunches(fleet, now).map((launch) => {
    const cells = fleet.regions.filter(
      ({ region, cell }) =>
        cell !== undefined && hasStores(cell.state) && (launch.regions?.includes(region) ?? true),
    );
    const regions = cells.map(({ region }) => region);
    const factorOf = (region: string) => (regions.includes(region) ? launch.factor : 1);
    return {
      at: launch.at,
      factor: launch.factor,
      hours: launch.hours,
      regions,
      scheduled: cells.flatMap(({ region, cell }) =>
        cell === undefined ? [] : scheduled(launch, region, cell.phase),
      ),
      checklist: [
        ...databaseChores(fleet, launch, factorOf),
        ...cellChores(fleet, launch, playersOnline(fleet, { factorOf })),
      ].sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)),
    };
  });
}
