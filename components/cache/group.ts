import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as ec2 from "@pulumi/aws/ec2";
import * as elasticache from "@pulumi/aws/elasticache";
import type * as pulumi from "@pulumi/pulumi";
import { byKey } from "../../infra/order";
import { namedTags } from "../../infra/tags";
import { makeLogGroup } from "../monitoring";
import type { CacheArgs } from "./args";
import {
  CACHE_ENGINE,
  CACHE_LOGS,
  CACHE_PORT,
  cacheLogGroupName,
  cacheParameters,
  type CacheGroupLayout,
  type CacheLog,
  type CacheScope,
} from "./cache-layout";

/** Longest times that real changes take: ElastiCache moves keys while it adds shards. */
const TIMEOUTS = { create: "2h", update: "6h", delete: "2h" } as const;

/** One cache group and what belongs to it alone. */
export interface CacheGroupNodes {
  readonly replicationGroup: elasticache.ReplicationGroup;
  readonly parameterGroup: elasticache.ParameterGroup;
  readonly userGroup: elasticache.UserGroup;
  readonly logGroups: Readonly<Record<CacheLog, cloudwatch.LogGroup>>;
}

/** What both groups share. */
export interface CacheShared {
  readonly scope: CacheScope;
  readonly logDays: number;
  readonly securityGroup: ec2.SecurityGroup;
  readonly subnetGroup: elasticache.SubnetGroup;
}

/** A node-based Valkey group in cluster mode with its users, parameters and logs. */
export function makeGroup(
  name: string,
  args: CacheArgs,
  layout: CacheGroupLayout,
  shared: CacheShared,
  users: readonly elasticache.User[],
  parent: pulumi.Resource,
): CacheGroupNodes {
  const parameterGroup = makeParameters(`${name}-parameters`, args, layout, parent);
  const userGroup = new elasticache.UserGroup(
    `${name}-users`,
    {
      userGroupId: layout.id,
      engine: CACHE_ENGINE.engine,
      userIds: users.map((user) => user.userId),
      tags: namedTags(args.tags, `${name}-users`),
    },
    { parent },
  );
  const logGroup = (log: CacheLog) =>
    makeCacheLog(`${name}-${log}`, args, layout, shared, log, parent);
  const logGroups = { "slow-log": logGroup("slow-log"), "engine-log": logGroup("engine-log") };
  const { game, environment } = args.tags;
  const replicationGroup = new elasticache.ReplicationGroup(
    name,
    {
      description: `${game} ${environment} ${args.region}: ${layout.group}`,
      ...args.overrides?.[layout.group],
      tags: namedTags(args.tags, name),
      autoMinorVersionUpgrade: true,
      ...(args.notificationTopicArn === undefined
        ? {}
        : { notificationTopicArn: args.notificationTopicArn }),
      replicationGroupId: layout.id,
      engine: CACHE_ENGINE.engine,
      engineVersion: CACHE_ENGINE.version,
      parameterGroupName: parameterGroup.name,
      clusterMode: "enabled",
      nodeType: layout.nodeType,
      // Never `nodeGroupConfigurations`: a shard more or less in there replaces the group.
      numNodeGroups: layout.shards,
      replicasPerNodeGroup: layout.replicas,
      // Cluster mode requires it, with replicas or without; several AZs need a replica to fail over to.
      automaticFailoverEnabled: true,
      multiAzEnabled: layout.multiAz,
      port: CACHE_PORT,
      networkType: "ipv4",
      subnetGroupName: shared.subnetGroup.name,
      securityGroupIds: [shared.securityGroup.id],
      userGroupIds: [userGroup.userGroupId],
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      atRestEncryptionEnabled: true,
      kmsKeyId: args.dataKeyArn,
      maintenanceWindow: layout.windows.maintenance,
      snapshotWindow: layout.windows.snapshot,
      snapshotRetentionLimit: layout.snapshotDays,
      finalSnapshotIdentifier: layout.finalSnapshot,
      logDeliveryConfigurations: CACHE_LOGS.map((log) => ({
        logType: log,
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: logGroups[log].name,
      })),
      // Changes of counts and logs are refused otherwise, and a phase would wait for the next window.
      applyImmediately: true,
    },
    {
      parent,
      protect: !(args.removable ?? false),
      customTimeouts: TIMEOUTS,
      ignoreChanges: [...layout.held],
    },
  );
  return { replicationGroup, parameterGroup, userGroup, logGroups };
}

/** Named by the provider: another family makes a new one, which the group takes before the old one goes. */
function makeParameters(
  name: string,
  args: CacheArgs,
  layout: CacheGroupLayout,
  parent: pulumi.Resource,
): elasticache.ParameterGroup {
  const parameters = {
    ...args.overrides?.parameters?.[layout.group],
    ...cacheParameters(layout.group),
  };
  return new elasticache.ParameterGroup(
    name,
    {
      family: CACHE_ENGINE.family,
      // A new description would replace it.
      description: `Cache group ${layout.group}`,
      parameters: Object.entries(parameters)
        .sort(byKey)
        .map(([parameter, value]) => ({ name: parameter, value })),
      tags: namedTags(args.tags, name),
    },
    { parent },
  );
}

function makeCacheLog(
  name: string,
  args: CacheArgs,
  layout: CacheGroupLayout,
  { scope, logDays }: CacheShared,
  log: CacheLog,
  parent: pulumi.Resource,
): cloudwatch.LogGroup {
  return makeLogGroup(
    name,
    {
      groupName: cacheLogGroupName(scope, layout.group, log),
      keyArn: args.logsKeyArn,
      days: logDays,
      tags: args.tags,
      protect: !(args.removable ?? false),
    },
    parent,
  );
}
