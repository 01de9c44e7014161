import type * as pulumi from "@pulumi/pulumi";
import type { AdvancedClusterArgs } from "@pulumi/mongodbatlas/advancedCluster";
import type { CloudBackupScheduleArgs } from "@pulumi/mongodbatlas/cloudBackupSchedule";
import type { MaintenanceWindowArgs } from "@pulumi/mongodbatlas/maintenanceWindow";
import type { AdvancedClusterAdvancedConfiguration } from "@pulumi/mongodbatlas/types/input";
import type { DatabaseRole, ManagedNamespace } from "../../infra/model";
import type { Tags } from "../../infra/tags";
import type { Layout } from "./topology";

/** What the database needs to know of a zone, beside its nodes. */
export interface DatabaseZone {
  /** Name of the zone, as in the layout. */
  readonly zone: string;
  /** Zone code in documents, ISO 3166-1 or 3166-2; its mapping can be added but never changed (Atlas documentation). */
  readonly location: string;
  /** AWS region that receives copies of the zone's snapshots and oplog; absent: no copy outside the region. */
  readonly recovery?: string;
}

/** Arguments of the cluster that may be changed; the security settings win over it all the same. */
export type ClusterOverride = Partial<
  Omit<
    AdvancedClusterArgs,
    "projectId" | "name" | "clusterType" | "replicationSpecs" | "advancedConfiguration"
  >
> & { readonly advancedConfiguration?: AdvancedClusterAdvancedConfiguration };

/** When Atlas may do maintenance, in the Atlas project's time zone. */
export interface MaintenanceTime {
  /** 1 is Sunday, 7 is Saturday. */
  readonly dayOfWeek: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Hour of the day, 0 to 23. */
  readonly hourOfDay: number;
}

/**
 * Inputs of {@link Database}. All but the project are plain: they decide which resources there are.
 */
export interface DatabaseArgs {
  /** The Atlas project, from foundation's contract. */
  readonly projectId: pulumi.Input<string>;
  /** The Atlas organisation, 24 hex digits. The org policies need credentials of an organisation owner. */
  readonly organizationId: string;
  /** `physicalName("atlasCluster", game, environment)`; a change replaces the cluster. */
  readonly clusterName: string;
  /** MongoDB major version, `8.0`. It rises by one major at a time and never falls. */
  readonly mongoDbMajorVersion: string;
  /** Every zone of the fleet; those that the layout does not hold yet are left out. */
  readonly zones: readonly DatabaseZone[];
  /** Topology of this `up`: the layout of `nextSafeStep`, never the target itself. */
  readonly layout: Layout;
  /** Namespaces sharded by Atlas, from the data model. One can be added or removed, not changed. */
  readonly namespaces: readonly ManagedNamespace[];
  /** Custom roles, from the data model. */
  readonly roles: readonly DatabaseRole[];
  /**
   * AWS regions in which the project may have nodes: the fleet's rows. Regions of the layout are
   * allowed in any case, so that a region that leaves the fleet stays legal until its nodes are gone.
   */
  readonly allowedRegions: readonly string[];
  readonly tags: Tags;
  /** Second of the two keys: takes `protect` and Atlas' termination protection off. @default false */
  readonly removable?: boolean;
  /** Lowest TLS version of clients. @default "TLS1_2" */
  readonly minimumTls?: "TLS1_2" | "TLS1_3";
  /** One window for all regions: choose the hour of least traffic in the world. @default Tuesday, 4 h */
  readonly maintenance?: MaintenanceTime;
  /**
   * ISO date of today. Asks Atlas for a new replica set configuration while a majority is gone, which may
   * lose writes that the remaining nodes never saw. Set it for one `up` only (Atlas docs,
   * reconfigure a replica set during a regional outage). @default none
   */
  readonly forceReconfiguration?: string;
  /** Changes of single children; identity, topology and security fields cannot be changed this way. */
  readonly overrides?: {
    readonly cluster?: ClusterOverride;
    readonly backupSchedule?: Partial<
      Omit<CloudBackupScheduleArgs, "projectId" | "clusterName" | "copySettings">
    >;
    readonly maintenanceWindow?: Partial<Omit<MaintenanceWindowArgs, "projectId">>;
  };
}
