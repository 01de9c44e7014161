import type { Finding } from "../../infra/errors";
import {
  CACHE_GROUPS,
  CACHE_NODE_TYPES,
  type CacheGroup,
  type CacheGroupSize,
  type CacheSize,
} from "../../infra/sizing/phases/cache";
import { replicasFor } from "./cache-layout";
import type { CacheLaunch } from "./launches";
import { launchFloor, launchStart } from "./launches";
import type { CacheWindows } from "./windows";
import { dailySpan, SHORTEST_WINDOW, weeklySpan, windowsOverlap } from "./windows";

/** Nodes of one cluster, without a raised quota (ElastiCache user guide, "Quotas"). */
const MOST_NODES = 90;
/** Replicas of one shard, without a raised quota (same page). */
const MOST_REPLICAS = 5;
/** Days of snapshots (ElastiCache API reference, SnapshotRetentionLimit; held by the provider too). */
const MOST_SNAPSHOT_DAYS = 35;
/** Days that CloudWatch Logs keeps log records; other numbers are refused (API reference, PutRetentionPolicy). */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;
/** Longest launch: what lasts longer than a fortnight is another phase. */
const MOST_LAUNCH_HOURS = 336;

/** What is checked of a cell's cache before anything is registered. */
export interface CacheCheck {
  /** Component, stack or file that findings name. */
  readonly where: string;
  readonly size: CacheSize;
  /** AZ ids of the data subnets, one a subnet. */
  readonly dataAzs: readonly string[];
  readonly windows: Readonly<Record<CacheGroup, CacheWindows>>;
  readonly launches?: readonly CacheLaunch[];
}

type Add = (
  code: string,
  path: string,
  message: string,
  fix: string,
  severity?: Finding["severity"],
) => void;

const nearest = (value: number, allowed: readonly number[]) =>
  allowed.reduce((best, next) => (Math.abs(next - value) < Math.abs(best - value) ? next : best));
const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)));
const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

function checkNodeType(group: CacheGroup, size: CacheGroupSize, add: Add): void {
  const { nodeType } = size;
  const path = `${group}.nodeType`;
  const known = CACHE_NODE_TYPES[nodeType];
  if (known === undefined) {
    const tiered = nodeType.startsWith("cache.r6gd.");
    add(
      tiered ? "cache-data-tiering" : "cache-node-type",
      path,
      tiered
        ? `${nodeType} needs data tiering, which cannot be switched on or off in place`
        : `${nodeType} is not in the table of node types; allowed are ${Object.keys(CACHE_NODE_TYPES).join(", ")}`,
      `use ${nodeType.replace("r6gd", "r7g") in CACHE_NODE_TYPES ? nodeType.replace("r6gd", "r7g") : "cache.r7g.large"}`,
    );
    return;
  }
  if (size.autoScaling !== undefined && !known.autoScaling) {
    add(
      "cache-auto-scaling",
      `${group}.autoScaling`,
      `${nodeType} cannot scale itself; sizes large to 2xlarge of m7g and r7g can`,
      "use cache.m7g.large, or leave autoScaling out",
    );
  }
}

function checkCounts(group: CacheGroup, size: CacheGroupSize, azs: number, add: Add): void {
  const { shards, autoScaling } = size;
  if (!isWhole(size.replicas, 0, MOST_REPLICAS)) {
    add(
      "cache-replicas",
      `${group}.replicas`,
      `${String(size.replicas)} replicas a shard; 0 to ${String(MOST_REPLICAS)} are allowed`,
      `use ${String(clamp(size.replicas, 0, MOST_REPLICAS))}`,
    );
  }
  const replicas = Math.max(replicasFor(size, azs), autoScaling?.maxReplicas ?? 0);
  const most = Math.floor(MOST_NODES / (1 + replicas));
  const largest = autoScaling?.maxShards ?? shards;
  if (!isWhole(shards, 1, most) || !isWhole(largest, 1, most)) {
    add(
      "cache-nodes",
      `${group}.${autoScaling === undefined ? "shards" : "autoScaling.maxShards"}`,
      `${String(shards)} to ${String(largest)} shards of ${String(1 + replicas)} nodes; a cluster has 1 to ${String(MOST_NODES)} nodes`,
      `use 1 to ${String(most)} shards, or fewer replicas`,
    );
  }
  if (autoScaling === undefined) return;
  if (autoScaling.maxShards < shards) {
    add(
      "cache-bounds",
      `${group}.autoScaling.maxShards`,
      `${String(autoScaling.maxShards)} is below the ${String(shards)} shards that the phase declares`,
      `use ${String(shards)} or more`,
    );
  }
  if (!isWhole(autoScaling.maxReplicas, Math.max(1, size.replicas), MOST_REPLICAS)) {
    add(
      "cache-bounds",
      `${group}.autoScaling.maxReplicas`,
      `${String(autoScaling.maxReplicas)} is not between the declared ${String(size.replicas)} (and 1) and ${String(MOST_REPLICAS)}`,
      `use ${String(clamp(autoScaling.maxReplicas, Math.max(1, size.replicas), MOST_REPLICAS))}`,
    );
  }
}

function checkWindows(group: CacheGroup, windows: CacheWindows, add: Add): void {
  const path = `${group}.windows`;
  const [snapshot, maintenance] = [dailySpan(windows.snapshot), weeklySpan(windows.maintenance)];
  if (snapshot === undefined || maintenance === undefined) {
    const wrong = snapshot === undefined ? windows.snapshot : windows.maintenance;
    add(
      "cache-window",
      path,
      `"${wrong}" is not a window in UTC`,
      "use the forms 05:00-06:00 (snapshot) and tue:02:00-tue:03:00 (maintenance)",
    );
    return;
  }
  if (Math.min(snapshot.length, maintenance.length) < SHORTEST_WINDOW) {
    add(
      "cache-window",
      path,
      `${windows.snapshot} and ${windows.maintenance}: one is shorter than ${String(SHORTEST_WINDOW)} minutes`,
      `make it ${String(SHORTEST_WINDOW)} minutes or longer`,
    );
  }
  if (windowsOverlap(snapshot, maintenance)) {
    add(
      "cache-window-overlap",
      path,
      `snapshot ${windows.snapshot} meets maintenance ${windows.maintenance}, which ElastiCache refuses`,
      "move one of them by an hour",
    );
  }
}

function checkLaunches(
  launches: readonly CacheLaunch[],
  size: CacheSize,
  azs: number,
  add: Add,
): void {
  launches.forEach((launch, index) => {
    const path = `launches[${String(index)}]`;
    if (launchStart(launch) === undefined) {
      add(
        "cache-launch-time",
        `${path}.at`,
        `"${launch.at}" is not a moment in UTC`,
        "write it like 2026-12-01T18:00:00Z",
      );
    }
    if (!(launch.factor >= 1) || !isWhole(launch.hours, 1, MOST_LAUNCH_HOURS)) {
      add(
        "cache-launch",
        path,
        `factor ${String(launch.factor)} for ${String(launch.hours)} hours; a factor of 1 or more and 1 to ${String(MOST_LAUNCH_HOURS)} whole hours are allowed`,
        `use factor ${String(Math.max(1, launch.factor) || 1)} and ${String(clamp(launch.hours || 1, 1, MOST_LAUNCH_HOURS))} hours`,
      );
      return;
    }
    for (const group of CACHE_GROUPS) {
      const own = size[group];
      if (own.autoScaling === undefined) continue;
      const replicas = Math.max(replicasFor(own, azs), own.autoScaling.maxReplicas);
      const most = Math.floor(MOST_NODES / (1 + replicas));
      const wanted = launchFloor(own.shards, launch.factor);
      if (wanted <= most) continue;
      add(
        "cache-launch-capacity",
        `${path}.factor`,
        `factor ${String(launch.factor)} asks ${group} for ${String(wanted)} shards; ${String(most)} is the most with ${String(1 + replicas)} nodes each`,
        `use a factor of ${String(Math.floor(most / own.shards))} or less, or take the next phase before the launch`,
      );
    }
  });
  const fixed = CACHE_GROUPS.filter((group) => size[group].autoScaling === undefined);
  if (launches.length > 0 && fixed.length > 0) {
    add(
      "cache-launch-scaling",
      "launches",
      `${fixed.join(" and ")} cannot scale on a schedule: ${fixed.map((group) => size[group].nodeType).join(", ")}`,
      "take phase launch or higher before the launch, or accept the cache as it is",
      "warning",
    );
  }
}

/**
 * What is wrong with a cell's cache, before any provider sees it. Errors stop the program; a warning
 * is to be printed. Pure: the plan shows the same findings that an `up` stops with.
 */
export function cacheFindings(check: CacheCheck): Finding[] {
  const findings: Finding[] = [];
  const add: Add = (code, path, message, fix, severity = "error") =>
    findings.push({ code, severity, where: check.where, path, message, fix });
  const azs = new Set(check.dataAzs).size;
  if (azs < 2 || azs > 3 || azs !== check.dataAzs.length) {
    add(
      "cache-azs",
      "network.data",
      `data subnets in [${check.dataAzs.join(", ")}]; two or three different AZs are needed`,
      "correct the region's availabilityZones and run its network stack",
    );
  }
  for (const group of CACHE_GROUPS) {
    const size = check.size[group];
    checkNodeType(group, size, add);
    checkCounts(group, size, azs, add);
    if (!isWhole(size.snapshotDays, 0, MOST_SNAPSHOT_DAYS)) {
      add(
        "cache-snapshot-days",
        `${group}.snapshotDays`,
        `${String(size.snapshotDays)} days; ElastiCache keeps snapshots 0 to ${String(MOST_SNAPSHOT_DAYS)} days`,
        `use ${String(clamp(size.snapshotDays, 0, MOST_SNAPSHOT_DAYS))}`,
      );
    }
    checkWindows(group, check.windows[group], add);
  }
  if (!LOG_DAYS.some((days) => days === check.size.logDays)) {
    add(
      "cache-log-days",
      "logDays",
      `${String(check.size.logDays)} days is none of those that CloudWatch Logs keeps: ${LOG_DAYS.join(", ")}`,
      `use ${String(nearest(check.size.logDays, LOG_DAYS))}`,
    );
  }
  checkLaunches(check.launches ?? [], check.size, azs, add);
  return findings;
}
