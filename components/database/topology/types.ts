/** Nodes of one shard in one region. */
export interface RegionNodes {
  /** AWS region, `eu-west-1`. */
  readonly region: string;
  /** Voting nodes that can become primary. */
  readonly electable: number;
  /** Nodes that only answer reads; they do not vote. */
  readonly readOnly: number;
  /** 7 for the home, then 6, 5, 4, 3; 0 where no node is electable. */
  readonly priority: number;
}

/** One shard: one entry of `replicationSpecs`. */
export interface ShardLayout {
  readonly zone: string;
  /** Electable regions by falling priority, then read-only regions in reverse order of their Atlas names. */
  readonly regions: readonly RegionNodes[];
  /** Instance size of all nodes, `M30`. */
  readonly instanceSize: string;
}

/** Smallest and largest instance size between which Atlas scales each shard on its own. */
export interface SizeBounds {
  readonly min: string;
  readonly max: string;
}

/**
 * The cluster's topology. The place of a shard in `shards` is its identity: the provider pairs
 * `replicationSpecs` with live shards by position (Atlas documentation).
 */
export interface Layout {
  readonly shards: readonly ShardLayout[];
  readonly bounds: SizeBounds;
}

/** What is wrong with a layout, or why there is no safe way from one to another. */
export type TopologyCode =
  | "shard-removed"
  | "order-changed"
  | "zone-removed"
  | "zone-uneven"
  | "layout-invalid"
  | "not-global"
  | "analytics-nodes"
  | "instance-size";

/** The topology cannot be changed in a safe way; the message says what to do. */
export class TopologyError extends Error {
  constructor(
    readonly code: TopologyCode,
    message: string,
  ) {
    super(message);
    this.name = "TopologyError";
  }
}
