import type { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster";
import type { AlertConfiguration } from "@pulumi/mongodbatlas/alertConfiguration";
import { Auditing } from "@pulumi/mongodbatlas/auditing";
import type { CloudBackupSchedule } from "@pulumi/mongodbatlas/cloudBackupSchedule";
import type { CustomDbRole } from "@pulumi/mongodbatlas/customDbRole";
import { GlobalClusterConfig } from "@pulumi/mongodbatlas/globalClusterConfig";
import { MaintenanceWindow } from "@pulumi/mongodbatlas/maintenanceWindow";
import type { ResourcePolicy } from "@pulumi/mongodbatlas/resourcePolicy";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./args";
import { AUDIT_FILTER } from "./audit";
import { makeBackup, makeCluster, zoneIdOf } from "./cluster";
import { namespaceInputs, zoneMappings } from "./cluster-layout";
import type { DatabaseContext } from "./context";
import { makeAlerts, makePolicies, makeRoles } from "./project";

/** Raw children of {@link Database}. */
export interface DatabaseNodes {
  readonly cluster: AdvancedCluster;
  readonly globalConfig: GlobalClusterConfig;
  readonly backupSchedule: CloudBackupSchedule;
  /** By role name. */
  readonly roles: Readonly<Record<string, CustomDbRole>>;
  /** By alert name. */
  readonly alerts: Readonly<Record<string, AlertConfiguration>>;
  readonly auditing: Auditing;
  readonly maintenanceWindow: MaintenanceWindow;
  readonly policies: readonly ResourcePolicy[];
}

/**
 * The fleet's database: one Atlas global cluster with its zones, backups, roles and alarms.
 *
 * All cells share it. Networks with their private links come before it, since PrivateLink must be active
 * in every region of a multi-region cluster; database users come with the workloads that use them.
 * The topology changes one kind of thing per `up`: give it the layout of `nextSafeStep`.
 */
export class Database extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  /** Atlas id of the cluster, 24 hex digits. */
  readonly clusterId: pulumi.Output<string>;
  /** `IDLE` once Atlas has finished; readers of the private strings wait for it. */
  readonly stateName: pulumi.Output<string>;
  /** Atlas' zone id by zone name. */
  readonly zoneIds: pulumi.Output<Record<string, string>>;
  /** Zones whose copies wait until their home has moved away from the recovery region. */
  readonly waitingCopies: readonly string[];
  readonly nodes: DatabaseNodes;

  /** @throws when a zone of the layout has no row, or two zones share a location. */
  constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:database:Database", name, args, opts);
    const context: DatabaseContext = { name, args, parent: this };
    const child = { parent: this };
    const kept = { parent: this, protect: args.removable !== true };

    const policies = makePolicies(context);
    const cluster = makeCluster(context, policies);
    const globalConfig = new GlobalClusterConfig(
      `${name}-global`,
      {
        projectId: args.projectId,
        clusterName: cluster.name,
        managedNamespaces: namespaceInputs(args.namespaces),
        customZoneMappings: zoneMappings(args.layout, args.zones),
      },
      kept,
    );
    const { schedule, waiting } = makeBackup(context, cluster);
    const auditing = new Auditing(
      `${name}-auditing`,
      {
        projectId: args.projectId,
        enabled: true,
        auditFilter: AUDIT_FILTER,
        // Recording every allowed operation costs a lot of throughput (provider docs).
        auditAuthorizationSuccess: false,
      },
      child,
    );
    const maintenanceWindow = new MaintenanceWindow(
      `${name}-maintenance`,
      {
        dayOfWeek: args.maintenance?.dayOfWeek ?? 3,
        hourOfDay: args.maintenance?.hourOfDay ?? 4,
        // The one-shot `autoDefer` toggles at every update and shows as drift.
        autoDeferOnceEnabled: true,
        ...args.overrides?.maintenanceWindow,
        projectId: args.projectId,
      },
      child,
    );

    this.nodes = {
      cluster,
      globalConfig,
      backupSchedule: schedule,
      roles: makeRoles(context),
      alerts: makeAlerts(context, cluster),
      auditing,
      maintenanceWindow,
      policies,
    };
    this.clusterName = cluster.name;
    this.clusterId = cluster.clusterId;
    this.stateName = cluster.stateName;
    this.waitingCopies = waiting;
    this.zoneIds = pulumi.output(
      Object.fromEntries(
        args.layout.shards.map((shard, index) => [
          shard.zone,
          zoneIdOf(cluster, index, shard.zone),
        ]),
      ),
    );
    this.registerOutputs({
      clusterName: this.clusterName,
      clusterId: this.clusterId,
      stateName: this.stateName,
      zoneIds: this.zoneIds,
    });
  }
}
