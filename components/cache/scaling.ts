import * as appautoscaling from "@pulumi/aws/appautoscaling";
import type * as elasticache from "@pulumi/aws/elasticache";
import * as pulumi from "@pulumi/pulumi";
import type { CacheGroup } from "../../infra/sizing/phases/cache";
import { namedTags, type Tags } from "../../infra/tags";
import type { CacheGroupLayout, ScalingBounds } from "./cache-layout";

/** What may grow: shards by load and memory, replicas by reads. */
type Dimension = "shards" | "replicas";

const DIMENSIONS: Readonly<Record<Dimension, string>> = {
  shards: "elasticache:replication-group:NodeGroups",
  replicas: "elasticache:replication-group:Replicas",
};

/** One target that auto-scaling keeps. */
interface Tracked {
  readonly key: string;
  readonly metric: string;
  /** Percent; 35 to 70 are allowed (ElastiCache user guide, "Target tracking scaling policies"). */
  readonly target: number;
}

const PRIMARY_CPU: Tracked = {
  key: "cpu",
  metric: "ElastiCachePrimaryEngineCPUUtilization",
  target: 60,
};
const REPLICA_CPU: Tracked = {
  key: "cpu",
  metric: "ElastiCacheReplicaEngineCPUUtilization",
  target: 60,
};
const MEMORY: Tracked = {
  key: "memory",
  metric: "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
  target: 65,
};

/**
 * Targets of each group. The memory of `cache` is always full, since it evicts what is read least: to
 * follow it would add shards for ever. In `sessions` an eviction logs a player out, so memory counts.
 */
const TRACKED: Readonly<Record<CacheGroup, Readonly<Record<Dimension, readonly Tracked[]>>>> = {
  cache: { shards: [PRIMARY_CPU], replicas: [REPLICA_CPU] },
  sessions: { shards: [PRIMARY_CPU, MEMORY], replicas: [REPLICA_CPU] },
};

/** Seconds: growing waits for the keys to have moved, shrinking for the load to have gone. */
const COOLDOWN = { scaleOutCooldown: 600, scaleInCooldown: 1800 } as const;

/** Auto-scaling of a group's shards and replicas; nothing where its node type cannot. */
export function makeScaling(
  name: string,
  layout: CacheGroupLayout,
  group: elasticache.ReplicationGroup,
  tags: Tags,
  parent: pulumi.Resource,
): appautoscaling.Target[] {
  const { scaling } = layout;
  if (scaling === undefined) return [];
  const make = (dimension: Dimension) =>
    makeDimension(
      `${name}-${dimension}`,
      { dimension: DIMENSIONS[dimension], bounds: scaling[dimension] },
      TRACKED[layout.group][dimension],
      group,
      tags,
      parent,
    );
  return [make("shards"), make("replicas")];
}

function makeDimension(
  name: string,
  { dimension, bounds }: { readonly dimension: string; readonly bounds: ScalingBounds },
  tracked: readonly Tracked[],
  group: elasticache.ReplicationGroup,
  tags: Tags,
  parent: pulumi.Resource,
): appautoscaling.Target {
  const target = new appautoscaling.Target(
    name,
    {
      serviceNamespace: "elasticache",
      resourceId: pulumi.interpolate`replication-group/${group.id}`,
      scalableDimension: dimension,
      minCapacity: bounds.min,
      maxCapacity: bounds.max,
      tags: namedTags(tags, name),
    },
    { parent },
  );
  const { serviceNamespace, resourceId, scalableDimension } = target;
  const scaled = { serviceNamespace, resourceId, scalableDimension };
  for (const { key, metric, target: targetValue } of tracked) {
    new appautoscaling.Policy(
      `${name}-${key}`,
      {
        ...scaled,
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: metric },
          targetValue,
          ...COOLDOWN,
        },
      },
      { parent },
    );
  }
  for (const { key, schedule, minCapacity } of bounds.floors) {
    new appautoscaling.ScheduledAction(
      `${name}-at-${key}`,
      { ...scaled, schedule, timezone: "UTC", scalableTargetAction: { minCapacity } },
      { parent },
    );
  }
  return target;
}
