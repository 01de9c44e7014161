import type * as elasticache from "@pulumi/aws/elasticache";
import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { CacheGroup, CacheSize } from "../../infra/sizing/phases/cache";
import type { Tags } from "../../infra/tags";
import type { LiveCache } from "./cache-layout";
import type { CacheLaunch } from "./launches";
import type { CacheWindows } from "./windows";

/** `snapshotName` fills a new group from a snapshot; set on a group that exists it would replace it. */
type GroupOverrides = Partial<
  Pick<elasticache.ReplicationGroupArgs, "description" | "durability" | "snapshotName">
>;

/** Settings that the platform does not decide; what protects the data, and the counts, cannot be changed. */
export interface CacheOverrides {
  readonly cache?: GroupOverrides;
  readonly sessions?: GroupOverrides;
  /** Parameters by group, beside the platform's own, which win. */
  readonly parameters?: Readonly<Partial<Record<CacheGroup, Readonly<Record<string, string>>>>>;
}

/** Inputs of {@link Cache}: plain values decide the shape, the rest comes from other resources. */
export interface CacheArgs {
  /** Region of the cell and of the stack's provider. */
  readonly region: string;
  /** Phase of the cell. */
  readonly phase: Phase;
  /** What the phase buys. @default CACHE_SIZES[phase] */
  readonly size?: CacheSize;
  readonly vpcId: pulumi.Input<string>;
  /** App subnets: the only places that may connect. One rule an AZ. */
  readonly appSubnets: readonly { readonly availabilityZone: string; readonly cidr: string }[];
  /** Data subnets, in two or three AZs, in which nodes stand. */
  readonly dataSubnets: readonly {
    readonly availabilityZone: string;
    readonly id: pulumi.Input<string>;
  }[];
  /** ARN of the cell's key for data; another one means new groups. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** ARN of the cell's key for log groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /**
   * What lives now, from {@link readLiveCaches}; a group that does not exist yet is absent. Without
   * it an `up` may take away what auto-scaling added.
   */
  readonly live: Readonly<Partial<Record<CacheGroup, LiveCache>>>;
  /** Declared launches, none of them over. @default none */
  readonly launches?: readonly CacheLaunch[];
  /** Windows in UTC. @default the region's night, a day that follows from its name */
  readonly windows?: Readonly<Record<CacheGroup, CacheWindows>>;
  /** Topic that ElastiCache tells of failovers and maintenance. @default none */
  readonly notificationTopicArn?: pulumi.Input<string>;
  readonly tags: Tags;
  /** True lets the cache be destroyed; the second of the two keys that removal needs. @default false */
  readonly removable?: boolean;
  readonly overrides?: CacheOverrides;
}
