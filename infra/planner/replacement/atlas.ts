import type { Reviewed } from "./row";

/** A file of MongoDB's Terraform provider, on which the Pulumi one is built. */
const prov = (file: string) => `terraform-provider-mongodbatlas internal/service/${file}`;
const typings = (file: string) => `@pulumi/mongodbatlas ${file}.d.ts`;
const api = (code: string) => `MongoDB Atlas API error ${code}`;
const type = (file: string) =>
  `mongodbatlas:index/${file}:${file.charAt(0).toUpperCase()}${file.slice(1)}`;

/** Rows of MongoDB Atlas, which has no schema of create-only properties. */
export const ATLAS: readonly Reviewed[] = [
  {
    type: type("advancedCluster"),
    source: typings("advancedCluster"),
    replaces: ["name", "projectId"],
    immutable: ["globalClusterSelfManagedSharding"],
  },
  {
    type: type("advancedCluster"),
    source: api("CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE"),
    immutable: ["clusterType"],
    note: "a rule keeps the step up from REPLICASET and SHARDED in place",
  },
  {
    type: type("advancedCluster"),
    source: `${prov("advancedcluster")}: cannot be updated or set after import`,
    refused: ["deleteOnCreateTimeout"],
  },
  {
    type: type("alertConfiguration"),
    source: prov("alertconfiguration/resource.go"),
    replaces: ["projectId"],
  },
  {
    type: type("auditing"),
    source: prov("auditing/resource_auditing.go"),
    replaces: ["projectId"],
  },
  {
    type: type("backupCompliancePolicy"),
    source: "reviewed: belongs to its project",
    replaces: ["projectId"],
  },
  {
    type: type("cloudBackupSchedule"),
    source: "reviewed: belongs to its cluster",
    replaces: ["clusterName", "projectId"],
  },
  {
    type: type("cloudProviderAccessAuthorization"),
    source: "reviewed: belongs to its project; the role is its identity",
    replaces: ["projectId", "roleId"],
  },
  {
    type: type("cloudProviderAccessSetup"),
    source: typings("cloudProviderAccessSetup"),
    replaces: ["projectId", "providerName"],
  },
  {
    type: type("customDbRole"),
    source: prov("customdbrole/resource.go"),
    replaces: ["projectId", "roleName"],
  },
  {
    type: type("databaseUser"),
    source: prov("databaseuser/resource_database_user.go"),
    replaces: ["projectId", "username"],
    immutable: ["authDatabaseName"],
    note: "an update is addressed by the new authDatabaseName, under which there is no user",
  },
  {
    type: type("encryptionAtRest"),
    source: "reviewed: belongs to its project",
    replaces: ["projectId"],
  },
  {
    type: type("globalClusterConfig"),
    source: prov("globalclusterconfig/resource_global_cluster_config.go"),
    replaces: ["clusterName", "projectId"],
    note: "rules refuse a changed namespace and fewer zone mappings",
  },
  {
    type: type("maintenanceWindow"),
    source: prov("maintenancewindow/resource_maintenance_window.go"),
    immutable: ["projectId"],
    note: "an update goes to the old project",
  },
  {
    type: type("onlineArchive"),
    source: `${typings("onlineArchive")} and reviewed: an archive belongs to its collection`,
    replaces: ["clusterName", "collName", "dbName", "projectId"],
    immutable: ["dataProcessRegion"],
  },
  {
    type: type("privateEndpointRegionalMode"),
    source: prov("privateendpointregionalmode/resource_private_endpoint_regional_mode.go"),
    replaces: ["projectId"],
    note: "enabled is updated in place and changes every connection string",
  },
  {
    type: type("privateLinkEndpoint"),
    source: prov("privatelinkendpoint/resource.go"),
    replaces: ["deleteOnCreateTimeout", "projectId", "providerName", "region"],
    immutable: ["portMappingEnabled"],
    note: "supportedRemoteRegions is the one property updated in place",
  },
  {
    type: type("privateLinkEndpointService"),
    source: prov("privatelinkendpointservice/resource.go, which has no update"),
    replaces: [
      "deleteOnCreateTimeout",
      "endpointServiceId",
      "gcpProjectId",
      "privateLinkId",
      "projectId",
      "providerName",
    ],
    immutable: ["endpoints", "privateEndpointIpAddress"],
  },
  {
    type: type("project"),
    source: prov("project/resource_project_schema.go"),
    replaces: ["orgId"],
  },
  {
    type: type("project"),
    source: typings("project"),
    refused: ["withDefaultAlertsSettings"],
    note: "create-only",
  },
  {
    type: type("project"),
    source: "reviewed: chosen when the project is made",
    immutable: ["regionUsageRestrictions"],
  },
  {
    type: type("projectIpAccessList"),
    source: "reviewed: an entry is its own identity",
    replaces: ["awsSecurityGroup", "cidrBlock", "ipAddress", "projectId"],
  },
  {
    type: type("resourcePolicy"),
    source: "reviewed: belongs to its organisation",
    replaces: ["orgId"],
  },
];
