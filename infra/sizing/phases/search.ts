import type { Phase } from "../../fleet/schema";

/** Dedicated masters: they hold the cluster's state and no data. */
export interface SearchMasters {
  /** Node type, `m7g.large.search`. */
  readonly type: string;
  /** 3 or 5; four survive no more than three do. */
  readonly count: number;
}

/** The gp3 volume of each data node. */
export interface SearchVolume {
  /** GiB per data node. */
  readonly gib: number;
  /** Operations per second. @default what the size includes */
  readonly iops?: number;
  /** MiB per second. @default what the size includes */
  readonly throughput?: number;
}

/** What one phase buys of a cell's search domain. */
export interface SearchSize {
  /** Node type of the data nodes. */
  readonly nodeType: string;
  /** Data nodes in each AZ that the domain stands in; so their number is always a multiple of the AZs. */
  readonly nodesPerAz: number;
  /** AZs that the domain stands in: one, or all of the region's (two or three). */
  readonly azs: "one" | "all";
  /** Absent: data nodes elect a master among themselves. */
  readonly masters?: SearchMasters;
  /** Multi-AZ with standby; has no effect in a region of two AZs, which cannot have it. */
  readonly standby: boolean;
  readonly volume: SearchVolume;
}

/** Small masters: 8 GiB manage up to 30 nodes and 15,000 shards (AWS' OpenSearch guidance, 2.17 and later). */
const MASTERS: SearchMasters = { type: "m7g.large.search", count: 3 };

/**
 * The domain by phase. Every step is an update in place: AWS moves the data to new nodes and keeps the
 * endpoint. `seed` is one node that can be rebuilt from the database at any time; from `launch` on a
 * lost AZ loses nothing. `growth` adds standby in an `up` of its own.
 */
export const SEARCH_SIZES: Readonly<Record<Phase, SearchSize>> = {
  seed: {
    nodeType: "t3.small.search",
    nodesPerAz: 1,
    azs: "one",
    standby: false,
    volume: { gib: 20 },
  },
  launch: {
    nodeType: "m7g.large.search",
    nodesPerAz: 1,
    azs: "all",
    masters: MASTERS,
    standby: false,
    volume: { gib: 50 },
  },
  growth: {
    nodeType: "r7g.large.search",
    nodesPerAz: 1,
    azs: "all",
    masters: MASTERS,
    standby: true,
    volume: { gib: 100 },
  },
  scale: {
    nodeType: "r7g.xlarge.search",
    nodesPerAz: 2,
    azs: "all",
    masters: MASTERS,
    standby: true,
    volume: { gib: 200 },
  },
};

/** What is known of one node type. */
export interface SearchNodeType {
  /** Memory in GiB; half of it is heap. */
  readonly memoryGib: number;
  /** Smallest gp3 volume in GiB. */
  readonly minVolumeGib: number;
  /** Largest gp3 volume in GiB. */
  readonly maxVolumeGib: number;
  /** Most data nodes of this type in one domain. */
  readonly maxNodes: number;
}

const node = (memoryGib: number, maxVolumeGib: number, maxNodes: number): SearchNodeType => ({
  memoryGib,
  minVolumeGib: 10,
  maxVolumeGib,
  maxNodes,
});

/**
 * Node types that a domain may be bought with; of another one the volume limits are unknown.
 * Volumes of `t3`, `m6g`, `r6g`: OpenSearch Service developer guide, "EBS volume size quotas"; of
 * `m7g`, `r7g` and all node counts: the OpenSearch project's pricing calculator, which copies the
 * guide's later tables. Memory: the service's price list. Read on 2026-11-22; an account's own limits
 * are told by `aws opensearch describe-instance-type-limits`.
 */
export const SEARCH_NODE_TYPES: Readonly<Record<string, SearchNodeType>> = {
  "t3.small.search": node(2, 100, 10),
  "t3.medium.search": node(4, 200, 10),
  "m6g.large.search": node(8, 1024, 400),
  "m6g.xlarge.search": node(16, 2048, 400),
  "m6g.2xlarge.search": node(32, 3072, 400),
  "m7g.large.search": node(8, 768, 400),
  "m7g.xlarge.search": node(16, 2048, 400),
  "m7g.2xlarge.search": node(32, 3072, 400),
  "r6g.large.search": node(16, 2048, 400),
  "r6g.xlarge.search": node(32, 3072, 400),
  "r6g.2xlarge.search": node(64, 6144, 400),
  "r6g.4xlarge.search": node(128, 12288, 400),
  "r7g.large.search": node(16, 1536, 400),
  "r7g.xlarge.search": node(32, 3072, 400),
  "r7g.2xlarge.search": node(64, 6144, 400),
  "r7g.4xlarge.search": node(128, 12288, 400),
};
