import { LOG_GROUPS } from "../../infra/log-groups";
import { physicalName } from "../../infra/naming";
import {
  CACHE_GROUPS,
  CACHE_NODE_TYPES,
  type CacheGroup,
  type CacheGroupSize,
  type CacheSize,
} from "../../infra/sizing/phases/cache";
import type { CacheLaunch, FloorChange } from "./launches";
import { floorChanges, launchFloor } from "./launches";
import type { CacheWindows } from "./windows";
import { cacheWindows } from "./windows";

/** Port of both groups; it cannot change without a new group. */
export const CACHE_PORT = 6379;

/**
 * Engine of both groups, and the parameter family that belongs to it. Raised by hand: the version
 * rises in place and never falls, so it is raised here too after AWS raised a minor version itself.
 */
export const CACHE_ENGINE = { engine: "valkey", version: "8.2", family: "valkey8" } as const;

/** Shards and replicas that a group has right now. */
export interface LiveCache {
  readonly shards: number;
  readonly replicas: number;
}

/** What the layout follows from; all plain. */
export interface CacheScope {
  readonly game: string;
  readonly environment: string;
  /** Region of the cell. */
  readonly region: string;
}

/** Bounds of one dimension of auto-scaling, and how its floor moves for launches. */
export interface ScalingBounds {
  readonly min: number;
  readonly max: number;
  readonly floors: readonly FloorChange[];
}

/** One cache group, decided. */
export interface CacheGroupLayout {
  readonly group: CacheGroup;
  /** Identifier of the replication group; also its user group's. */
  readonly id: string;
  readonly nodeType: string;
  readonly shards: number;
  /** Replicas of each shard. */
  readonly replicas: number;
  /** Inputs whose live values stand, see {@link heldCounts}. */
  readonly held: readonly ("numNodeGroups" | "replicasPerNodeGroup")[];
  /** Every shard has nodes in two AZs or more. */
  readonly multiAz: boolean;
  /** Absent where the node type cannot scale itself. */
  readonly scaling?: { readonly shards: ScalingBounds; readonly replicas: ScalingBounds };
  readonly windows: CacheWindows;
  readonly snapshotDays: number;
  /**
   * Snapshot that the deletion of the group leaves. One of that name must not exist yet: a cell that is
   * retired a second time needs the first one's snapshot copied or deleted before.
   */
  readonly finalSnapshot: string;
}

/** A name of the cache that is unique in account and region, 40 characters at most. */
export function cacheName(scope: CacheScope, part: string): string {
  return physicalName("replicationGroup", scope.game, scope.environment, part, scope.region);
}

/** Replicas of each shard: no more than there are other AZs for them to stand in. */
export function replicasFor(size: CacheGroupSize, azs: number): number {
  return Math.max(0, Math.min(size.replicas, azs - 1));
}

/**
 * Counts to declare, next to what lives.
 *
 * Where the live count is as high as the declared one or higher, the input is held: the program asks
 * for nothing, and what auto-scaling added survives. Plainly declaring the live count would not do:
 * the provider compares with its state, which may be older, and asks ElastiCache for a change to the
 * count that it has, which is refused. Always ignoring the counts would not do either: a phase could
 * then never add a shard. Where the live count is lower, or there is no group yet, the declared one
 * counts. Nothing here takes a shard or a replica away; that is auto-scaling's part, or a person's.
 */
export function heldCounts(
  declared: LiveCache,
  live: LiveCache | undefined,
): Pick<CacheGroupLayout, "shards" | "replicas" | "held"> {
  if (live === undefined) return { ...declared, held: [] };
  return {
    shards: Math.max(declared.shards, live.shards),
    replicas: Math.max(declared.replicas, live.replicas),
    held: [
      ...(live.shards >= declared.shards ? (["numNodeGroups"] as const) : []),
      ...(live.replicas >= declared.replicas ? (["replicasPerNodeGroup"] as const) : []),
    ],
  };
}

/**
 * Bounds of auto-scaling. The floor is the phase's; the ceiling is never below what lives or what a
 * launch asks for, since a ceiling below the live count takes the difference away at once
 * (ElastiCache user guide, "Auto Scaling policies").
 */
function scalingOf(
  size: CacheGroupSize,
  declared: LiveCache,
  counts: LiveCache,
  launches: readonly CacheLaunch[],
): CacheGroupLayout["scaling"] {
  const { autoScaling } = size;
  if (autoScaling === undefined || CACHE_NODE_TYPES[size.nodeType]?.autoScaling !== true)
    return undefined;
  const peak = Math.max(...launches.map(({ factor }) => launchFloor(declared.shards, factor)), 0);
  return {
    shards: {
      min: declared.shards,
      max: Math.max(autoScaling.maxShards, counts.shards, peak),
      floors: floorChanges(declared.shards, launches),
    },
    replicas: {
      min: declared.replicas,
      max: Math.max(autoScaling.maxReplicas, counts.replicas),
      // Load of a launch is writes as well as reads: shards take both, replicas follow their load.
      floors: [],
    },
  };
}

/** Both groups of a cell's cache. */
export function cacheLayout(
  scope: CacheScope,
  size: CacheSize,
  options: {
    /** AZs of the data subnets, two or three. */
    readonly azs: number;
    readonly launches?: readonly CacheLaunch[];
    readonly live?: Readonly<Partial<Record<CacheGroup, LiveCache>>>;
    /** @default those of {@link cacheWindows} */
    readonly windows?: Readonly<Record<CacheGroup, CacheWindows>>;
  },
): Readonly<Record<CacheGroup, CacheGroupLayout>> {
  const layoutOf = (group: CacheGroup): CacheGroupLayout => {
    const own = size[group];
    const declared = { shards: own.shards, replicas: replicasFor(own, options.azs) };
    const counts = heldCounts(declared, options.live?.[group]);
    const scaling = scalingOf(own, declared, counts, options.launches ?? []);
    const id = cacheName(scope, group);
    return {
      group,
      id,
      nodeType: own.nodeType,
      ...counts,
      multiAz: counts.replicas > 0,
      ...(scaling === undefined ? {} : { scaling }),
      windows: options.windows?.[group] ?? cacheWindows(scope.region, group),
      snapshotDays: own.snapshotDays,
      finalSnapshot: `${id}-final`,
    };
  };
  const [cache, sessions] = CACHE_GROUPS.map(layoutOf);
  if (cache === undefined || sessions === undefined) throw new Error("a cell has two cache groups");
  return { cache, sessions };
}

/**
 * Parameters of a group. `reserved-memory-percent` keeps room for snapshots and failover (AWS' advice).
 * - `cache` gives up what is read least often: the database has it.
 * - `sessions` gives up what expires soonest, and only what expires at all.
 */
export function cacheParameters(group: CacheGroup): Readonly<Record<string, string>> {
  const common = { "cluster-enabled": "yes", "reserved-memory-percent": "25" };
  return group === "cache"
    ? { ...common, "cluster-allow-reads-when-down": "yes", "maxmemory-policy": "allkeys-lfu" }
    : { ...common, "maxmemory-policy": "volatile-ttl" };
}

/** Kinds of log that ElastiCache delivers. */
export const CACHE_LOGS = ["slow-log", "engine-log"] as const;
export type CacheLog = (typeof CACHE_LOGS)[number];

/** Log group of a cache group; names that begin so need no resource policy per group. */
export function cacheLogGroupName(scope: CacheScope, group: CacheGroup, log: CacheLog): string {
  return physicalName(
    "logGroup",
    `${LOG_GROUPS.cache}${scope.game}-${scope.environment}/${group}/${log}`,
  );
}
