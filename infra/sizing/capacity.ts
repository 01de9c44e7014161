import type { Phase } from "../fleet/schema";
import { assume } from "./assumptions";
import { CACHE_NODE_TYPES, CACHE_SIZES, type CacheGroup } from "./phases/cache";
import { DATABASE_SIZES } from "./phases/database";
import { SEARCH_SIZES } from "./phases/search";

/** What a purchase carries: at any time, and at most once auto-scaling has done what it may. */
export interface Capacity {
  readonly always: number;
  readonly most: number;
}

const fixed = (value: number): Capacity => ({ always: value, most: value });

/** What is known of an Atlas instance size. */
export interface AtlasSize {
  readonly vcpus: number;
  readonly ramGb: number;
  /** Connections that a node, and on a sharded cluster each mongos, takes. */
  readonly connections: number;
  /** Largest disk in GB. */
  readonly maxDiskGb: number;
}

/**
 * Atlas instance sizes that a phase may have, on AWS, general class. Connections: Atlas docs, "Atlas
 * Limits", connection limits and cluster tier. vCPUs, RAM and disk: MongoDB's price list for dedicated
 * clusters on AWS; M200's are not looked up. Read on 2026-11-22.
 */
export const ATLAS_SIZES: Readonly<Record<string, AtlasSize>> = {
  M30: { vcpus: 2, ramGb: 8, connections: 3000, maxDiskGb: 512 },
  M40: { vcpus: 4, ramGb: 16, connections: 6000, maxDiskGb: 1024 },
  M50: { vcpus: 8, ramGb: 32, connections: 16_000, maxDiskGb: 4096 },
  M60: { vcpus: 16, ramGb: 64, connections: 32_000, maxDiskGb: 4096 },
  M80: { vcpus: 32, ramGb: 128, connections: 96_000, maxDiskGb: 4096 },
  M200: { vcpus: 64, ramGb: 256, connections: 128_000, maxDiskGb: 4096 },
};

/** What is known of a size. @throws when it is not in the table: a phase names it, so it must be. */
export function atlasSize(name: string): AtlasSize {
  const size = ATLAS_SIZES[name];
  if (size === undefined)
    throw new Error(
      `Atlas size ${name} is not in infra/sizing/capacity.ts; add it with its vCPUs, RAM, connections and disk`,
    );
  return size;
}

/** What one shard of a size carries, in reads by key a second. */
export function shardReads(size: string): number {
  return atlasSize(size).vcpus * assume("databaseReadsPerVcpu");
}

/** What one shard of the cluster carries. */
export interface DatabaseCapacity {
  /** Reads by key a second of the primary. */
  readonly reads: Capacity;
  /** Connections of each mongos: Atlas does not scale for them, so the smallest size counts. */
  readonly connections: Capacity;
  /** GB of disk: grows by itself, and takes the instance size with it. */
  readonly diskGb: Capacity;
}

/** What each shard of a phase carries. */
export function databaseCapacity(phase: Phase): DatabaseCapacity {
  const { minInstanceSize, maxInstanceSize } = DATABASE_SIZES[phase];
  return {
    reads: { always: shardReads(minInstanceSize), most: shardReads(maxInstanceSize) },
    connections: fixed(atlasSize(minInstanceSize).connections),
    diskGb: {
      always: atlasSize(minInstanceSize).maxDiskGb,
      most: atlasSize(maxInstanceSize).maxDiskGb,
    },
  };
}

/** What a cache group of a phase carries; replicas add safety and are not counted. */
export function cacheCapacity(
  phase: Phase,
  group: CacheGroup,
): { readonly commands: Capacity; readonly gib: Capacity } {
  const { nodeType, shards, autoScaling } = CACHE_SIZES[phase][group];
  const known = CACHE_NODE_TYPES[nodeType];
  if (known === undefined)
    throw new Error(`${nodeType} is not in infra/sizing/phases/cache.ts; add it`);
  const commands = assume(
    nodeType.startsWith("cache.t") ? "cacheCommandsBurstable" : "cacheCommandsPerShard",
  );
  const gib = known.memoryGib * assume("cacheUsableShare");
  const most = autoScaling?.maxShards ?? shards;
  return {
    commands: { always: shards * commands, most: most * commands },
    gib: { always: shards * gib, most: most * gib },
  };
}

/** vCPUs by the size in a type's name (OpenSearch Service pricing page). */
const VCPUS: Readonly<Record<string, number>> = {
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
  "2xlarge": 8,
  "4xlarge": 16,
};

/** What a search domain carries. */
export interface SearchCapacity {
  /** Queries a second with one AZ lost, where it stands in several. */
  readonly queries: Capacity;
  /** GiB of disk of all data nodes. */
  readonly diskGib: Capacity;
  /** Copies of each shard: one an AZ. */
  readonly copies: number;
}

/**
 * What the domain of a phase carries in a region.
 * Queries are counted with one AZ lost: with standby one of three takes none anyway (OpenSearch Service
 * developer guide, Multi-AZ with Standby), and without it the domain is bought to survive that.
 *
 * @param regionAzs AZs of the region, two or three.
 */
export function searchCapacity(phase: Phase, regionAzs: number): SearchCapacity {
  const { nodeType, nodesPerAz, azs: where, volume } = SEARCH_SIZES[phase];
  const [family = "", size = ""] = nodeType.split(".");
  const vcpus = VCPUS[size];
  if (vcpus === undefined)
    throw new Error(`the vCPUs of ${nodeType} are not in infra/sizing/capacity.ts; add its size`);
  const azs = where === "one" ? 1 : regionAzs;
  const share = family.startsWith("t") ? assume("searchBurstableShare") : 1;
  const answering = Math.max(1, azs - 1) * nodesPerAz;
  return {
    queries: fixed(answering * vcpus * share * assume("searchQueriesPerVcpu")),
    diskGib: fixed(azs * nodesPerAz * volume.gib),
    copies: azs,
  };
}
