import type { Phase } from "../../fleet/schema";

/** Cache groups of every cell: what can be read again from the database, and what cannot. */
export const CACHE_GROUPS = ["cache", "sessions"] as const;
export type CacheGroup = (typeof CACHE_GROUPS)[number];

/** What is known of a node type. */
export interface CacheNodeType {
  /** Memory for data and overhead, in GiB: `maxmemory` of the type. */
  readonly memoryGib: number;
  readonly vcpus: number;
  /** Whether shards and replicas may scale themselves. */
  readonly autoScaling: boolean;
}

/**
 * Node types that a cell may be made of, smallest first. Burstable ones have two vCPUs with credits.
 * - memory: ElastiCache pricing page, "Memory (GiB)"; of this, a quarter is kept free by
 *   `reserved-memory-percent`;
 * - autoScaling: ElastiCache user guide, "Auto Scaling Valkey and Redis OSS clusters", prerequisites:
 *   sizes large, xlarge and 2xlarge of the r7g and m7g families, among others.
 *
 * All of them encrypt in transit and at rest. Left out are r6gd, whose data tiering cannot be
 * switched on or off in place, and sizes above 2xlarge, which do not scale themselves.
 * Both families are offered in the newest regions too (user guide, "Supported node types").
 * Read on 2026-11-24.
 */
export const CACHE_NODE_TYPES: Readonly<Record<string, CacheNodeType>> = {
  "cache.t4g.micro": { memoryGib: 0.5, vcpus: 2, autoScaling: false },
  "cache.t4g.small": { memoryGib: 1.37, vcpus: 2, autoScaling: false },
  "cache.t4g.medium": { memoryGib: 3.09, vcpus: 2, autoScaling: false },
  "cache.m7g.large": { memoryGib: 6.38, vcpus: 2, autoScaling: true },
  "cache.m7g.xlarge": { memoryGib: 12.93, vcpus: 4, autoScaling: true },
  "cache.r7g.large": { memoryGib: 13.07, vcpus: 2, autoScaling: true },
  "cache.m7g.2xlarge": { memoryGib: 26.04, vcpus: 8, autoScaling: true },
  "cache.r7g.xlarge": { memoryGib: 26.32, vcpus: 4, autoScaling: true },
  "cache.r7g.2xlarge": { memoryGib: 52.82, vcpus: 8, autoScaling: true },
};

/** What one phase buys of one cache group. */
export interface CacheGroupSize {
  /** One of {@link CACHE_NODE_TYPES}. */
  readonly nodeType: string;
  /** Shards at least; each holds its part of the keys. */
  readonly shards: number;
  /** Replicas of each shard at least; in a region with two AZs never more than one. */
  readonly replicas: number;
  /** How far auto-scaling may go; absent where the node type cannot scale itself. */
  readonly autoScaling?: { readonly maxShards: number; readonly maxReplicas: number };
  /** Days that daily snapshots are kept, 0 to 35. */
  readonly snapshotDays: number;
}

/** What one phase buys of the cell's cache. */
export interface CacheSize extends Readonly<Record<CacheGroup, CacheGroupSize>> {
  /** Days that slow and engine logs are kept; a value that CloudWatch Logs accepts. */
  readonly logDays: number;
}

const both = (size: CacheGroupSize, logDays: number): CacheSize => ({
  cache: size,
  sessions: size,
  logDays,
});

/**
 * The cache by phase. Every step is made online: replicas are added before the node type rises, shards
 * before both, and a cluster-mode group changes its node type while it serves (ElastiCache user guide,
 * "Online vertical scaling"). From `launch` on a shard's nodes stand in two AZs, from `scale` on in three.
 * Both groups are bought alike, since sessions are small but written all the time.
 */
export const CACHE_SIZES: Readonly<Record<Phase, CacheSize>> = {
  // The smallest there is: a lost node is an empty cache, and players log in again.
  seed: both({ nodeType: "cache.t4g.micro", shards: 1, replicas: 0, snapshotDays: 1 }, 14),
  launch: both(
    {
      nodeType: "cache.m7g.large",
      shards: 1,
      replicas: 1,
      autoScaling: { maxShards: 4, maxReplicas: 2 },
      snapshotDays: 7,
    },
    30,
  ),
  growth: both(
    {
      nodeType: "cache.r7g.large",
      shards: 2,
      replicas: 1,
      autoScaling: { maxShards: 8, maxReplicas: 3 },
      snapshotDays: 7,
    },
    30,
  ),
  scale: both(
    {
      nodeType: "cache.r7g.xlarge",
      shards: 3,
      replicas: 2,
      autoScaling: { maxShards: 15, maxReplicas: 4 },
      snapshotDays: 14,
    },
    30,
  ),
};
