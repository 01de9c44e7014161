import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster";
import { CloudBackupSchedule } from "@pulumi/mongodbatlas/cloudBackupSchedule";
import type { ResourcePolicy } from "@pulumi/mongodbatlas/resourcePolicy";
import * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { COPY_POLICIES, RESTORE_WINDOW_DAYS, SNAPSHOT_POLICIES, zoneCopies } from "./backup-layout";
import { OPLOG_HOURS, replicationSpecs } from "./cluster-layout";
import type { DatabaseContext } from "./context";

/**
 * Atlas' id of the zone of one shard. Outputs stand in the order of the inputs.
 * A missing id rejects the output, since an empty one would send the zone's copies nowhere; a preview,
 * in which a new shard may have none yet, goes on.
 */
export function zoneIdOf(
  cluster: AdvancedCluster,
  shard: number,
  zone: string,
): pulumi.Output<string> {
  return cluster.replicationSpecs.apply((specs) => {
    const id = specs[shard]?.zoneId;
    if (id === undefined || id === "") {
      if (pulumi.runtime.isDryRun()) return `known after the update of zone ${zone}`;
      throw new Error(
        `Atlas gave no zoneId for shard ${String(shard)} of zone ${zone}: wait until the cluster is IDLE, then run database again`,
      );
    }
    return id;
  });
}

/** The global cluster. */
export function makeCluster(
  context: DatabaseContext,
  policies: readonly ResourcePolicy[],
): AdvancedCluster {
  const { name, args } = context;
  const over = args.overrides?.cluster;
  const removable = args.removable === true;
  return new AdvancedCluster(
    `${name}-cluster`,
    {
      configServerManagementMode: "ATLAS_MANAGED",
      replicaSetScalingStrategy: "WORKLOAD_TYPE",
      // Copies of snapshots instead of a sync over the ocean fill a new region faster.
      useAwsTimeBasedSnapshotCopyForFastInitialSync: true,
      paused: false,
      // A region's initial sync and a rolling resize of many shards take hours.
      timeouts: { create: "6h", update: "12h", delete: "6h" },
      ...over,
      projectId: args.projectId,
      name: args.clusterName,
      clusterType: "GEOSHARDED",
      globalClusterSelfManagedSharding: false,
      replicationSpecs: replicationSpecs(args.layout),
      mongoDbMajorVersion: args.mongoDbMajorVersion,
      versionReleaseSystem: "LTS",
      rootCertType: "ISRGROOTX1",
      encryptionAtRestProvider: "NONE",
      redactClientLogData: true,
      backupEnabled: true,
      pitEnabled: true,
      retainBackupsEnabled: true,
      // A slow creation must not destroy the half-built cluster.
      deleteOnCreateTimeout: false,
      terminationProtectionEnabled: !removable,
      advancedConfiguration: {
        ...over?.advancedConfiguration,
        minimumEnabledTlsProtocol: args.minimumTls ?? "TLS1_2",
        javascriptEnabled: false,
        defaultWriteConcern: "majority",
        oplogMinRetentionHours: OPLOG_HOURS,
      },
      ...(args.forceReconfiguration === undefined
        ? {}
        : { acceptDataRisksAndForceReplicaSetReconfig: args.forceReconfiguration }),
      tags: { ...namedTags(args.tags, `${name}-cluster`) },
    },
    // A new region is allowed before nodes go there.
    { parent: context.parent, protect: !removable, dependsOn: [...policies] },
  );
}

/** Snapshots of the cluster and copies of each zone's in its recovery region. */
export function makeBackup(
  context: DatabaseContext,
  cluster: AdvancedCluster,
): { schedule: CloudBackupSchedule; waiting: string[] } {
  const { name, args } = context;
  const { copies, waiting } = zoneCopies(args.layout, args.zones);
  const schedule = new CloudBackupSchedule(
    `${name}-backup`,
    {
      ...SNAPSHOT_POLICIES,
      policyItemWeeklies: [...SNAPSHOT_POLICIES.policyItemWeeklies],
      policyItemMonthlies: [...SNAPSHOT_POLICIES.policyItemMonthlies],
      policyItemYearlies: [...SNAPSHOT_POLICIES.policyItemYearlies],
      ...args.overrides?.backupSchedule,
      projectId: args.projectId,
      clusterName: cluster.name,
      restoreWindowDays: RESTORE_WINDOW_DAYS,
      // The older `frequencies` is deprecated, and this switch cannot be turned back: on from the start.
      copyPolicyItemsEnabled: true,
      deleteCopySnapshots: false,
      copySettings: copies.map((copy) => ({
        cloudProvider: "AWS",
        regionName: copy.regionName,
        zoneId: zoneIdOf(cluster, copy.shard, copy.zone),
        shouldCopyOplogs: true,
        copyPolicyItems: COPY_POLICIES.map((policy) => ({ ...policy })),
      })),
    },
    { parent: context.parent, protect: args.removable !== true },
  );
  return { schedule, waiting };
}
