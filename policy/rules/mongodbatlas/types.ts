/** Token of an Atlas type: `atlasType("Project")`. */
export function atlasType(name: string): string {
  return `mongodbatlas:index/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
}

export const ACCESS_LIST = atlasType("ProjectIpAccessList");
export const ALERT = atlasType("AlertConfiguration");
export const AUDITING = atlasType("Auditing");
export const CLUSTER = atlasType("AdvancedCluster");
export const COMPLIANCE_POLICY = atlasType("BackupCompliancePolicy");
export const DATABASE_USER = atlasType("DatabaseUser");
export const CUSTOM_ROLE = atlasType("CustomDbRole");
export const ENCRYPTION = atlasType("EncryptionAtRest");
export const FLEX_CLUSTER = atlasType("FlexCluster");
export const GLOBAL_CONFIG = atlasType("GlobalClusterConfig");
/** The deprecated type, with other names for some properties. */
export const LEGACY_CLUSTER = atlasType("Cluster");
export const MAINTENANCE_WINDOW = atlasType("MaintenanceWindow");
export const ONLINE_ARCHIVE = atlasType("OnlineArchive");
export const ORGANIZATION = atlasType("Organization");
export const PRIVATE_ENDPOINT = atlasType("PrivateLinkEndpoint");
export const PRIVATE_ENDPOINT_SERVICE = atlasType("PrivateLinkEndpointService");
export const PROJECT = atlasType("Project");
export const PROVIDER = "pulumi:providers:mongodbatlas";
export const REGIONAL_MODE = atlasType("PrivateEndpointRegionalMode");
export const RESOURCE_POLICY = atlasType("ResourcePolicy");
export const SCHEDULE = atlasType("CloudBackupSchedule");
export const SERVERLESS = atlasType("ServerlessInstance");
