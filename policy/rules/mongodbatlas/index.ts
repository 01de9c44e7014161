import type { Rule } from "../../rule/rule";
import { alerts } from "./AdvancedCluster/alerts";
import { audited } from "./AdvancedCluster/audited";
import { autoScalingBounds } from "./AdvancedCluster/auto-scaling-bounds";
import { autoScaling } from "./AdvancedCluster/auto-scaling";
import { awsOnly } from "./AdvancedCluster/aws-only";
import { backupSchedule } from "./AdvancedCluster/backup-schedule";
import { backup } from "./AdvancedCluster/backup";
import { ciphers } from "./AdvancedCluster/ciphers";
import { currentType } from "./AdvancedCluster/current-type";
import { customerKeyUsed } from "./AdvancedCluster/customer-key-used";
import { customerKey } from "./AdvancedCluster/customer-key";
import { dedicated } from "./AdvancedCluster/dedicated";
import { deleteOnCreateTimeout } from "./AdvancedCluster/delete-on-create-timeout";
import { electableNodes } from "./AdvancedCluster/electable-nodes";
import { forceReconfiguration } from "./AdvancedCluster/force-reconfiguration";
import { globalConfig } from "./AdvancedCluster/global-config";
import { globalCluster } from "./AdvancedCluster/global";
import { javascript } from "./AdvancedCluster/javascript";
import { logRedaction } from "./AdvancedCluster/log-redaction";
import { maintenanceWindow } from "./AdvancedCluster/maintenance-window";
import { notPaused } from "./AdvancedCluster/not-paused";
import { oplogWindow } from "./AdvancedCluster/oplog-window";
import { organizationPolicies } from "./AdvancedCluster/organization-policies";
import { pointInTime } from "./AdvancedCluster/point-in-time";
import { priorities } from "./AdvancedCluster/priorities";
import { regionLoss } from "./AdvancedCluster/region-loss";
import { releaseSystem } from "./AdvancedCluster/release-system";
import { retainBackups } from "./AdvancedCluster/retain-backups";
import { shardedSize } from "./AdvancedCluster/sharded-size";
import { shardsAlike } from "./AdvancedCluster/shards-alike";
import { sizeInBounds } from "./AdvancedCluster/size-in-bounds";
import { terminationProtection } from "./AdvancedCluster/termination-protection";
import { tls } from "./AdvancedCluster/tls";
import { version } from "./AdvancedCluster/version";
import { writeConcern } from "./AdvancedCluster/write-concern";
import { zoneNames } from "./AdvancedCluster/zone-names";
import { completeCopies } from "./CloudBackupSchedule/complete-copies";
import { keepsCopies } from "./CloudBackupSchedule/keeps-copies";
import { restoreWindow } from "./CloudBackupSchedule/restore-window";
import { risingRetention } from "./CloudBackupSchedule/rising-retention";
import { snapshots } from "./CloudBackupSchedule/snapshots";
import { zoneCopies } from "./CloudBackupSchedule/zone-copies";
import { compliancePointInTime } from "./BackupCompliancePolicy/point-in-time";
import { compliancePresent } from "./BackupCompliancePolicy/present";
import { locations } from "./GlobalClusterConfig/locations";
import { mappedZones } from "./GlobalClusterConfig/mapped-zones";
import { shardKeys } from "./GlobalClusterConfig/shard-keys";
import { noConsole } from "./Project/console";
import { defaultAlerts } from "./Project/default-alerts";
import { insight } from "./Project/insight";
import { regionalMode } from "./Project/regional-mode";
import { sampleDocuments } from "./Project/sample-documents";
import { narrow } from "./ProjectIpAccessList/narrow";
import { notOpen } from "./ProjectIpAccessList/not-open";
import { privateLink } from "./ProjectIpAccessList/private-link";
import { enabled } from "./PrivateEndpointRegionalMode/enabled";
import { everyRegion } from "./PrivateLinkEndpoint/every-region";
import { linked } from "./PrivateLinkEndpoint/linked";
import { ownRegion } from "./PrivateLinkEndpoint/own-region";
import { encryptionEnabled } from "./EncryptionAtRest/enabled";
import { reach } from "./EncryptionAtRest/reach";
import { role } from "./EncryptionAtRest/role";
import { external } from "./DatabaseUser/external";
import { iam } from "./DatabaseUser/iam";
import { noAdministrator } from "./DatabaseUser/no-administrator";
import { scopes } from "./DatabaseUser/scopes";
import { destructive } from "./CustomDbRole/destructive";
import { inherited } from "./CustomDbRole/inherited";
import { namedCollections } from "./CustomDbRole/named-collections";
import { oneDatabase } from "./CustomDbRole/one-database";
import { noOwner } from "./ApiKey/no-owner";
import { noProjectOwner } from "./ApiKey/no-project-owner";
import { secretExpiry } from "./ServiceAccount/secret-expiry";
import { fewOwners } from "./OrgInvitation/few-owners";
import { securityContact } from "./Organization/security-contact";
import { signIn } from "./Organization/sign-in";
import { fleetScope } from "./ResourcePolicy/fleet-scope";
import { forbids } from "./ResourcePolicy/forbids";
import { signed } from "./FederatedSettingsIdentityProvider/signed";
import { restricted } from "./FederatedSettingsOrgConfig/restricted";
import { authorizationSuccess } from "./Auditing/authorization-success";
import { auditingEnabled } from "./Auditing/enabled";
import { auditFilter } from "./Auditing/filter";
import { alertEnabled } from "./AlertConfiguration/enabled";
import { integration } from "./AlertConfiguration/integration";
import { receivers } from "./AlertConfiguration/receivers";
import { threshold } from "./AlertConfiguration/threshold";
import { windowComplete } from "./MaintenanceWindow/complete";
import { bounded } from "./OnlineArchive/bounded";
import { datePartition } from "./OnlineArchive/date-partition";
import { continuousBackup } from "./ServerlessInstance/continuous-backup";
import { transport } from "./StreamConnection/transport";
import { https } from "./LogIntegration/https";
import { logsOnly } from "./MongodbEmployeeAccessGrant/logs-only";
import { secretName } from "./Provider/secret-name";
import { alertDelay } from "./AlertConfiguration/delay";
import { asModelled } from "./CustomDbRole/as-modelled";
import { noProjectOwnerUser } from "./Project/no-owner";

/** Rules about MongoDB Atlas. */
export const MONGODBATLAS_RULES: readonly Rule[] = [
  alerts,
  audited,
  autoScalingBounds,
  autoScaling,
  awsOnly,
  backupSchedule,
  backup,
  ciphers,
  currentType,
  customerKeyUsed,
  customerKey,
  dedicated,
  deleteOnCreateTimeout,
  electableNodes,
  forceReconfiguration,
  globalConfig,
  globalCluster,
  javascript,
  logRedaction,
  maintenanceWindow,
  notPaused,
  oplogWindow,
  organizationPolicies,
  pointInTime,
  priorities,
  regionLoss,
  releaseSystem,
  retainBackups,
  shardedSize,
  shardsAlike,
  sizeInBounds,
  terminationProtection,
  tls,
  version,
  writeConcern,
  zoneNames,
  completeCopies,
  keepsCopies,
  restoreWindow,
  risingRetention,
  snapshots,
  zoneCopies,
  compliancePointInTime,
  compliancePresent,
  locations,
  mappedZones,
  shardKeys,
  noConsole,
  defaultAlerts,
  insight,
  regionalMode,
  sampleDocuments,
  narrow,
  notOpen,
  privateLink,
  enabled,
  everyRegion,
  linked,
  ownRegion,
  encryptionEnabled,
  reach,
  role,
  external,
  iam,
  noAdministrator,
  scopes,
  destructive,
  inherited,
  namedCollections,
  oneDatabase,
  noOwner,
  noProjectOwner,
  secretExpiry,
  fewOwners,
  securityContact,
  signIn,
  fleetScope,
  forbids,
  signed,
  restricted,
  authorizationSuccess,
  auditingEnabled,
  auditFilter,
  alertEnabled,
  integration,
  receivers,
  threshold,
  windowComplete,
  bounded,
  datePartition,
  continuousBackup,
  transport,
  https,
  logsOnly,
  secretName,
  alertDelay,
  asModelled,
  noProjectOwnerUser,
];
