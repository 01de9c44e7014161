import * as pulumi from "@pulumi/pulumi";
import { checkArchive } from "./archive-layout";
import type { ArchiveArgs, Store } from "./args";
import { STORES } from "./args";
import type { LakeBuckets } from "./buckets";
import { makeBuckets } from "./buckets";
import type { Catalog } from "./catalog";
import { makeCatalog } from "./catalog";
import type { Connections } from "./connections";
import { makeConnections } from "./connections";
import type { Replication } from "./replication";
import { makeReplication } from "./replication";
import type { Analysis } from "./workgroup";
import { makeAnalysis } from "./workgroup";

/** One bucket as other components name it. */
export interface BucketNames {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
}

/** Raw children. Replication is absent where the zone has no recovery. */
export interface ArchiveNodes {
  readonly buckets: LakeBuckets;
  readonly replication?: Replication;
  readonly catalog: Catalog;
  readonly connections: Connections;
  readonly analysis: Analysis;
}

/**
 * The lake of a cell: buckets, catalogue and a place for queries. Every cell has one; only the home cell
 * of a zone writes the zone's archive into it. Jobs bring their own code and take network, encryption and
 * tables from here.
 *
 * @throws UserError when names, days, zones, subnets or the data model break a limit of S3, Glue or Athena.
 */
export class Archive extends pulumi.ComponentResource {
  /** Names and ARNs of the buckets. */
  readonly buckets: Readonly<Record<Store, BucketNames>>;
  /** Database of the Glue catalogue, `skyforge_prod`. */
  readonly databaseName: pulumi.Output<string>;
  /** Athena workgroup of the analysts. */
  readonly workgroupName: pulumi.Output<string>;
  /** Glue security configuration that every job names. */
  readonly securityConfigurationName: pulumi.Output<string>;
  /** Glue connections in two AZs; a job names one of them. */
  readonly connectionNames: pulumi.Output<string[]>;
  /** Group that Glue jobs carry: what lets them in names it. */
  readonly jobSecurityGroupId: pulumi.Output<string>;
  /** Role that copies the archive to the recovery vault; absent where the zone has none. */
  readonly replicationRoleArn?: pulumi.Output<string>;
  readonly nodes: ArchiveNodes;

  constructor(name: string, args: ArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:archive:Archive", name, args, opts);
    checkArchive(name, args);
    const buckets = makeBuckets(name, args, this);
    const replication =
      args.recovery === undefined
        ? undefined
        : makeReplication(`${name}-replication`, args, args.recovery, buckets.archive, this);
    const catalog = makeCatalog(`${name}-catalog`, args, buckets, this);
    const connections = makeConnections(`${name}-jobs`, args, this);
    const analysis = makeAnalysis(
      `${name}-analysis`,
      args,
      buckets.results,
      catalog.database,
      this,
    );

    const names = (store: Store): BucketNames => ({
      name: buckets[store].bucket.bucket,
      arn: buckets[store].bucket.arn,
    });
    this.buckets = Object.fromEntries(STORES.map((store) => [store, names(store)])) as Record<
      Store,
      BucketNames
    >;
    this.databaseName = catalog.database.name;
    this.workgroupName = analysis.workgroup.name;
    this.securityConfigurationName = catalog.securityConfiguration.name;
    this.connectionNames = pulumi.all(connections.connections.map((connection) => connection.name));
    this.jobSecurityGroupId = connections.securityGroup.id;
    if (replication !== undefined) this.replicationRoleArn = replication.role.arn;
    this.nodes = {
      buckets,
      catalog,
      connections,
      analysis,
      ...(replication === undefined ? {} : { replication }),
    };
    this.registerOutputs({
      buckets: this.buckets,
      databaseName: this.databaseName,
      workgroupName: this.workgroupName,
      securityConfigurationName: this.securityConfigurationName,
      connectionNames: this.connectionNames,
      jobSecurityGroupId: this.jobSecurityGroupId,
      replicationRoleArn: this.replicationRoleArn,
    });
  }
}
