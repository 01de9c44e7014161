import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { Older } from "../support";

const PROJECT = "64b1f0c2a5d3e87f1c2b3a4d";

/** Three nodes in one region, with every guard written out. */
export function replicaSet(): void {
  new mongodbatlas.AdvancedCluster(
    "orders",
    {
      projectId: PROJECT,
      name: "orders",
      clusterType: "REPLICASET",
      mongoDbMajorVersion: "8.0",
      versionReleaseSystem: "LTS",
      backupEnabled: true,
      pitEnabled: true,
      retainBackupsEnabled: true,
      terminationProtectionEnabled: true,
      encryptionAtRestProvider: "AWS",
      redactClientLogData: true,
      rootCertType: "ISRGROOTX1",
      biConnectorConfig: { enabled: false },
      advancedConfiguration: {
        minimumEnabledTlsProtocol: "TLS1_2",
        javascriptEnabled: false,
        noTableScan: false,
        defaultWriteConcern: "majority",
        oplogMinRetentionHours: 24,
      },
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: "AWS",
              regionName: "EU_WEST_1",
              priority: 7,
              electableSpecs: { instanceSize: "M30", nodeCount: 3, diskSizeGb: 80 },
              autoScaling: {
                diskGbEnabled: true,
                computeEnabled: true,
                computeScaleDownEnabled: true,
                computeMinInstanceSize: "M30",
                computeMaxInstanceSize: "M60",
              },
            },
          ],
        },
      ],
      tags: { environment: "production", team: "orders" },
    },
    { protect: true },
  );
}

/** As few words as a production cluster takes; Atlas encrypts its disks by itself. */
export function plainReplicaSet(): void {
  const project = new mongodbatlas.Project("catalogue", { orgId: "5f0c1c2b8e1d4a6f7b3e9d21" });
  const cluster = new mongodbatlas.AdvancedCluster("catalogue", {
    projectId: project.id,
    clusterType: "REPLICASET",
    backupEnabled: true,
    pitEnabled: true,
    terminationProtectionEnabled: true,
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" },
    replicationSpecs: [
      {
        regionConfigs: [
          {
            electableSpecs: { instanceSize: "M10", nodeCount: 3 },
            priority: 7,
            providerName: "AWS",
            regionName: "EU_CENTRAL_1",
          },
        ],
      },
    ],
  });
  new mongodbatlas.CloudBackupSchedule("catalogue", {
    projectId: project.id,
    clusterName: cluster.name,
    referenceHourOfDay: 3,
    restoreWindowDays: 7,
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
  });
}

/** What Atlas does by itself is left out, TLS 1.2 too; snapshots are enough for what it holds. */
export function defaults(): void {
  new mongodbatlas.AdvancedCluster(
    "reviews",
    {
      projectId: PROJECT,
      name: "reviews",
      clusterType: "REPLICASET",
      backupEnabled: true,
      terminationProtectionEnabled: true,
      replicationSpecs: [
        {
          regionConfigs: [
            {
              electableSpecs: { instanceSize: "M20", nodeCount: 3 },
              autoScaling: { diskGbEnabled: true },
              priority: 7,
              providerName: "AWS",
              regionName: "EU_WEST_1",
            },
          ],
        },
      ],
    },
    { protect: true },
  );
}

/** Several regions, so that one may fail, with nodes for reading and for analysis. */
export function multiRegion(): void {
  const regions = [
    { name: "EU_WEST_1", nodes: 2 },
    { name: "EU_CENTRAL_1", nodes: 2 },
    { name: "EU_NORTH_1", nodes: 1 },
  ];
  new mongodbatlas.AdvancedCluster("payments", {
    projectId: PROJECT,
    name: "payments",
    clusterType: "REPLICASET",
    backupEnabled: true,
    pitEnabled: true,
    terminationProtectionEnabled: true,
    encryptionAtRestProvider: "AWS",
    replicaSetScalingStrategy: "WORKLOAD_TYPE",
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_3", javascriptEnabled: false },
    replicationSpecs: [
      {
        regionConfigs: regions.map(({ name, nodes }, index) => ({
          providerName: "AWS",
          regionName: name,
          priority: 7 - index,
          electableSpecs: {
            instanceSize: "M40",
            nodeCount: nodes,
            ebsVolumeType: "PROVISIONED",
            diskIops: 3000,
          },
          ...(index === 0
            ? {
                analyticsSpecs: { instanceSize: "M30", nodeCount: 1 },
                readOnlySpecs: { instanceSize: "M40", nodeCount: 1 },
                analyticsAutoScaling: { diskGbEnabled: true },
              }
            : {}),
          autoScaling: { diskGbEnabled: true },
        })),
      },
    ],
  });
}

/** Three shards. */
export function sharded(): void {
  new mongodbatlas.AdvancedCluster("events", {
    projectId: PROJECT,
    name: "events",
    clusterType: "SHARDED",
    backupEnabled: true,
    pitEnabled: true,
    terminationProtectionEnabled: true,
    configServerManagementMode: "ATLAS_MANAGED",
    mongoDbMajorVersion: "7.0",
    pinnedFcv: { expirationDate: "2026-12-20T10:00:00Z" },
    advancedConfiguration: {
      minimumEnabledTlsProtocol: "TLS1_2",
      tlsCipherConfigMode: "CUSTOM",
      customOpensslCipherConfigTls12s: ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
      javascriptEnabled: false,
    },
    replicationSpecs: [1, 2, 3].map(() => ({
      regionConfigs: [
        {
          providerName: "AWS",
          regionName: "US_EAST_1",
          priority: 7,
          electableSpecs: { instanceSize: "M50", nodeCount: 3, diskSizeGb: 500 },
          autoScaling: { computeEnabled: true, computeMaxInstanceSize: "M80", diskGbEnabled: true },
        },
      ],
    })),
  });
}

/** Zones of the world, each with the customers of its countries. */
export function geoSharded(): void {
  const zones = { europe: "EU_WEST_1", americas: "US_EAST_1", asia: "AP_SOUTHEAST_1" };
  const cluster = new mongodbatlas.AdvancedCluster("customers", {
    projectId: PROJECT,
    name: "customers",
    clusterType: "GEOSHARDED",
    globalClusterSelfManagedSharding: false,
    backupEnabled: true,
    pitEnabled: true,
    terminationProtectionEnabled: true,
    encryptionAtRestProvider: "AWS",
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2", javascriptEnabled: false },
    replicationSpecs: Object.entries(zones).map(([zoneName, regionName]) => ({
      zoneName,
      regionConfigs: [
        {
          providerName: "AWS",
          regionName,
          priority: 7,
          electableSpecs: { instanceSize: "M30", nodeCount: 3 },
        },
      ],
    })),
  });
  new mongodbatlas.GlobalClusterConfig("customers", {
    projectId: PROJECT,
    clusterName: cluster.name,
    managedNamespaces: [{ db: "shop", collection: "customers", customShardKey: "_id" }],
    customZoneMappings: [
      { location: "IE", zone: "europe" },
      { location: "US", zone: "americas" },
      { location: "SG", zone: "asia" },
    ],
  });
}

/** Two clouds, and a region of each. */
export function multiCloud(): void {
  new mongodbatlas.AdvancedCluster("accounts", {
    projectId: PROJECT,
    name: "accounts",
    clusterType: "REPLICASET",
    backupEnabled: true,
    pitEnabled: true,
    terminationProtectionEnabled: true,
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2", javascriptEnabled: false },
    replicationSpecs: [
      {
        regionConfigs: [
          {
            providerName: "AWS",
            regionName: "EU_WEST_1",
            priority: 7,
            electableSpecs: { instanceSize: "M30", nodeCount: 3 },
          },
          {
            providerName: "GCP",
            regionName: "WESTERN_EUROPE",
            priority: 6,
            electableSpecs: { instanceSize: "M30", nodeCount: 2 },
          },
        ],
      },
    ],
  });
}

/** The older resource, one region and several; its backups have another name. */
export function olderResource(): void {
  new Older("mongodbatlas:index/cluster:Cluster", "invoices", {
    projectId: PROJECT,
    name: "invoices",
    clusterType: "REPLICASET",
    providerName: "AWS",
    providerRegionName: "EU_WEST_1",
    providerInstanceSizeName: "M30",
    mongoDbMajorVersion: "7.0",
    cloudBackup: true,
    pitEnabled: true,
    terminationProtectionEnabled: true,
    autoScalingDiskGbEnabled: true,
    encryptionAtRestProvider: "AWS",
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2", javascriptEnabled: false },
  });
  new Older("mongodbatlas:index/cluster:Cluster", "reports", {
    projectId: PROJECT,
    clusterType: "REPLICASET",
    providerName: "AWS",
    providerInstanceSizeName: "M40",
    cloudBackup: "true",
    pitEnabled: true,
    terminationProtectionEnabled: true,
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" },
    replicationSpecs: [
      {
        numShards: 1,
        regionsConfigs: [
          { regionName: "EU_WEST_1", electableNodes: 3, priority: 7, readOnlyNodes: 0 },
          { regionName: "EU_CENTRAL_1", electableNodes: 2, priority: 6 },
        ],
      },
    ],
  });
}

/** A cluster as a component of a team makes it, its size out of the configuration. */
class TeamCluster extends pulumi.ComponentResource {
  constructor(name: string, args: { nodes: pulumi.Input<number> }) {
    super("acme:atlas:TeamCluster", name);
    const project = new mongodbatlas.Project(
      name,
      { orgId: new pulumi.Config().require("orgId"), name },
      { parent: this },
    );
    const cluster = new mongodbatlas.AdvancedCluster(
      name,
      {
        projectId: project.id,
        name,
        clusterType: "REPLICASET",
        backupEnabled: true,
        pitEnabled: true,
        terminationProtectionEnabled: true,
        redactClientLogData: true,
        advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2", javascriptEnabled: false },
        replicationSpecs: [
          {
            regionConfigs: [
              {
                providerName: "AWS",
                regionName: "EU_WEST_1",
                priority: 7,
                electableSpecs: { instanceSize: "M30", nodeCount: args.nodes },
              },
            ],
          },
        ],
      },
      { parent: this, protect: true },
    );
    new mongodbatlas.ProjectIpAccessList(
      name,
      { projectId: project.id, cidrBlock: "10.40.0.0/16", comment: "The VPC" },
      { parent: this },
    );
    new mongodbatlas.SearchDeployment(
      name,
      {
        projectId: project.id,
        clusterName: cluster.name,
        specs: [{ instanceSize: "S20_HIGHCPU_NVME", nodeCount: 2 }],
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

/** Components of two teams. */
export function teamClusters(): void {
  new TeamCluster("team-stock", { nodes: new pulumi.Config().requireNumber("replicas") });
  new TeamCluster("team-search", { nodes: pulumi.output(3) });
}

/** Shards that scale apart, as those of uneven load do. */
export function unevenShards(): void {
  new mongodbatlas.AdvancedCluster("timeline", {
    projectId: PROJECT,
    name: "timeline",
    clusterType: "SHARDED",
    backupEnabled: true,
    pitEnabled: true,
    terminationProtectionEnabled: true,
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2", javascriptEnabled: false },
    replicationSpecs: [
      { size: "M30", iops: 3000 },
      { size: "M50", iops: 4500 },
    ].map(({ size, iops }) => ({
      regionConfigs: [
        {
          providerName: "AWS",
          regionName: "EU_WEST_1",
          priority: 7,
          electableSpecs: {
            instanceSize: size,
            diskIops: iops,
            ebsVolumeType: "PROVISIONED",
            nodeCount: 3,
          },
        },
      ],
    })),
  });
}
