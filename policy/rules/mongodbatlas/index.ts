import type { Rule } from "../../rule/rule";
import { alerts } from "./AdvancedCluster/alerts";
import { audited, auditedAdvised } from "./AdvancedCluster/audited";
import { autoScalingBounds } from "./AdvancedCluster/auto-scaling-bounds";
import { autoScaling, autoScalingAdvised } from "./AdvancedCluster/auto-scaling";
import { awsOnly } from "./AdvancedCluster/aws-only";
import { backupSchedule, backupScheduleAdvised } from "./AdvancedCluster/backup-schedule";
import { backup } from "./AdvancedCluster/backup";
import { ciphers } from "./AdvancedCluster/ciphers";
import { currentType } from "./AdvancedCluster/current-type";
import { customerKeyUsed } from "./AdvancedCluster/customer-key-used";
import { customerKey } from "./AdvancedCluster/customer-key";
import { dedicated } from "./AdvancedCluster/dedicated";
import { deleteOnCreateTimeout } from "./AdvancedCluster/delete-on-create-timeout";
import { electableNodes } from "./AdvancedCluster/electable-nodes";
import { forceReconfiguration } from "./AdvancedCluster/force-reconfiguration";
import { globalConfig, globalConfigAdvised } from "./AdvancedCluster/global-config";
import { globalCluster } from "./AdvancedCluster/global";
import { javascript } from "./AdvancedCluster/javascript";
import { logRedaction, logRedactionAdvised } from "./AdvancedCluster/log-redaction";
import { maintenanceWindow } from "./AdvancedCluster/maintenance-window";
import { notPaused } from "./AdvancedCluster/not-paused";
import { oplogWindow, oplogWindowAdvised } from "./AdvancedCluster/oplog-window";
import { organizationPolicies } from "./AdvancedCluster/organization-policies";
import { pointInTime } from "./AdvancedCluster/point-in-time";
import { priorities } from "./AdvancedCluster/priorities";
import { regionLoss, regionLossAdvised } from "./AdvancedCluster/region-loss";
import { releaseSystem } from "./AdvancedCluster/release-system";
import { retainBackups, retainBackupsAdvised } from "./AdvancedCluster/retain-backups";
import { shardedSize } from "./AdvancedCluster/sharded-size";
import { shardsAlike } from "./AdvancedCluster/shards-alike";
import { sizeInBounds } from "./AdvancedCluster/size-in-bounds";
import { terminationProtection } from "./AdvancedCluster/termination-protection";
import { tls } from "./AdvancedCluster/tls";
import { version } from "./AdvancedCluster/version";
import { writeConcern } from "./AdvancedCluster/write-concern";
import { zoneNames } from "./AdvancedCluster/zone-names";
import { completeCopies, completeCopiesAdvised } from "./CloudBackupSchedule/complete-copies";
import { keepsCopies, keepsCopiesAdvised } from "./CloudBackupSchedule/keeps-copies";
import { restoreWindow, restoreWindowAdvised } from "./CloudBackupSchedule/restore-window";
import { risingRetention } from "./CloudBackupSchedule/rising-retention";
import { snapshots, snapshotsAdvised } from "./CloudBackupSchedule/snapshots";
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
import { linked, linkedAdvised } from "./PrivateLinkEndpoint/linked";
import { ownRegion } from "./PrivateLinkEndpoint/own-region";
import { encryptionEnabled } from "./EncryptionAtRest/enabled";
import { reach } from "./EncryptionAtRest/reach";
import { role } from "./EncryptionAtRest/role";
import { external } from "./DatabaseUser/external";
import { iam, iamAdvised } from "./DatabaseUser/iam";
import { noAdministrator } from "./DatabaseUser/no-administrator";
import { scopes, scopesAdvised } from "./DatabaseUser/scopes";
import { destructive, destructiveAdvised } from "./CustomDbRole/destructive";
import { inherited } from "./CustomDbRole/inherited";
import { namedCollections } from "./CustomDbRole/named-collections";
import { oneDatabase } from "./CustomDbRole/one-database";
import { noOwner } from "./ApiKey/no-owner";
import { noProjectOwner, noProjectOwnerAdvised } from "./ApiKey/no-project-owner";
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
import { auditFilter, auditFilterAdvised } from "./Auditing/filter";
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
import { secretName, secretNameAdvised } from "./Provider/secret-name";

/** Rules about MongoDB Atlas. */
export const MONGODBATLAS_RULES: readonly Rule[] = [
  alerts,
  audited,
  auditedAdvised,
  autoScalingBounds,
  autoScaling,
  autoScalingAdvised,
  awsOnly,
  backupSchedule,
  backupScheduleAdvised,
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
  globalConfigAdvised,
  globalCluster,
  javascript,
  logRedaction,
  logRedactionAdvised,
  maintenanceWindow,
  notPaused,
  oplogWindow,
  oplogWindowAdvised,
  organizationPolicies,
  pointInTime,
  priorities,
  regionLoss,
  regionLossAdvised,
  releaseSystem,
  retainBackups,
  retainBackupsAdvised,
  shardedSize,
  shardsAlike,
  sizeInBounds,
  terminationProtection,
  tls,
  version,
  writeConcern,
  zoneNames,
  completeCopies,
  completeCopiesAdvised,
  keepsCopies,
  keepsCopiesAdvised,
  restoreWindow,
  restoreWindowAdvised,
  risingRetention,
  snapshots,
  snapshotsAdvised,
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
  linkedAdvised,
  ownRegion,
  encryptionEnabled,
  reach,
  role,
  external,
  iam,
  iamAdvised,
  noAdministrator,
  scopes,
  scopesAdvised,
  destructive,
  destructiveAdvised,
  inherited,
  namedCollections,
  oneDatabase,
  noOwner,
  noProjectOwner,
  noProjectOwnerAdvised,
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
  auditFilterAdvised,
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
  secretNameAdvised,
];
