/** A line of the control catalogue that names properties of a type. */
export interface CatalogueLine {
  /** `EC-01` */
  readonly id: string;
  readonly type: string;
  /** Generic paths, `rules[].status`. */
  readonly paths: readonly string[];
}

const line = (id: string, type: string, ...paths: readonly string[]): CatalogueLine => ({
  id,
  type,
  paths,
});

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const DOMAIN = "aws:opensearch/domain:Domain";
const FUNCTION = "aws:lambda/function:Function";
const QUEUE = "aws:sqs/queue:Queue";
const KEY = "aws:kms/key:Key";
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const SCHEDULE = "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule";
const RULE =
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const REGIONS = "replicationSpecs[].regionConfigs[]";

/** The control catalogue's property list, for the types that the plan holds. */
export const CATALOGUE: readonly CatalogueLine[] = [
  line("EC-01", GROUP, "atRestEncryptionEnabled"),
  line("EC-02", GROUP, "transitEncryptionEnabled", "transitEncryptionMode"),
  line("EC-03", GROUP, "authToken", "userGroupIds", "userGroupIds[]"),
  line("EC-04", GROUP, "kmsKeyId"),
  line("EC-05", GROUP, "automaticFailoverEnabled", "multiAzEnabled", "replicasPerNodeGroup"),
  line("EC-05", "aws:appautoscaling/target:Target", "minCapacity"),
  line("EC-06", GROUP, "snapshotRetentionLimit"),
  line("EC-07", GROUP, "autoMinorVersionUpgrade"),
  line("EC-08", GROUP, "subnetGroupName"),
  line("EC-09", GROUP, "securityGroupIds", "securityGroupIds[]"),
  line("EC-10", GROUP, "clusterMode"),
  line("EC-11", GROUP, "logDeliveryConfigurations", "logDeliveryConfigurations[]"),
  line("EC-12", GROUP, "engineVersion"),
  line(
    "EC-13",
    "aws:elasticache/user:User",
    "accessString",
    "authenticationMode.type",
    "noPasswordRequired",
  ),
  line("EC-16", "aws:elasticache/subnetGroup:SubnetGroup", "subnetIds", "subnetIds[]"),
  line("OS-01", DOMAIN, "encryptAtRest.enabled"),
  line("OS-02", DOMAIN, "encryptAtRest.kmsKeyId"),
  line("OS-03", DOMAIN, "nodeToNodeEncryption.enabled"),
  line("OS-04", DOMAIN, "domainEndpointOptions.enforceHttps"),
  line("OS-05", DOMAIN, "domainEndpointOptions.tlsSecurityPolicy"),
  line("OS-06", DOMAIN, "vpcOptions", "vpcOptions.subnetIds", "vpcOptions.subnetIds[]"),
  line("OS-07", DOMAIN, "vpcOptions.securityGroupIds", "vpcOptions.securityGroupIds[]"),
  line(
    "OS-08",
    DOMAIN,
    "advancedSecurityOptions.enabled",
    "advancedSecurityOptions.anonymousAuthEnabled",
    "advancedSecurityOptions.internalUserDatabaseEnabled",
  ),
  line("OS-09", DOMAIN, "logPublishingOptions", "logPublishingOptions[]"),
  line("OS-09", DOMAIN, "logPublishingOptions[].enabled", "logPublishingOptions[].logType"),
  line(
    "OS-10",
    DOMAIN,
    "clusterConfig.dedicatedMasterEnabled",
    "clusterConfig.dedicatedMasterCount",
  ),
  line(
    "OS-11",
    DOMAIN,
    "clusterConfig.instanceCount",
    "clusterConfig.zoneAwarenessEnabled",
    "clusterConfig.zoneAwarenessConfig.availabilityZoneCount",
    "clusterConfig.multiAzWithStandbyEnabled",
  ),
  line("OS-12", DOMAIN, "accessPolicies"),
  line("OS-12", "aws:opensearch/domainPolicy:DomainPolicy", "accessPolicies"),
  line("OS-14", DOMAIN, "softwareUpdateOptions.autoSoftwareUpdateEnabled"),
  line("OS-14", DOMAIN, "offPeakWindowOptions.enabled"),
  line(
    "S3-01",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "blockPublicAcls",
    "blockPublicPolicy",
    "ignorePublicAcls",
    "restrictPublicBuckets",
  ),
  line(
    "S3-02",
    RULE,
    "rules[].applyServerSideEncryptionByDefault.sseAlgorithm",
    "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId",
    "rules[].bucketKeyEnabled",
  ),
  line("S3-03", "aws:s3/bucketVersioning:BucketVersioning", "versioningConfiguration.status"),
  line(
    "S3-04",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "rules",
    "rules[]",
    "rules[].status",
    "rules[].expiration",
    "rules[].expiration.days",
    "rules[].abortIncompleteMultipartUpload",
  ),
  line("S3-05", "aws:s3/bucketPolicy:BucketPolicy", "policy"),
  line("S3-06", "aws:s3/bucket:Bucket", "policy"),
  line("S3-07", "aws:s3/bucketLogging:BucketLogging", "targetBucket"),
  line("S3-08", "aws:s3/bucketOwnershipControls:BucketOwnershipControls", "rule.objectOwnership"),
  line("S3-08", "aws:s3/bucket:Bucket", "acl", "grants"),
  line("S3-09", "aws:s3/bucket:Bucket", "objectLockEnabled"),
  line("S3-10", "aws:s3/bucket:Bucket", "forceDestroy"),
  line("S3-11", "aws:s3/bucket:Bucket", "versioning", "website", "corsRules"),
  line(
    "S3-12",
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "rules[].destination.bucket",
  ),
  line(
    "GL-02",
    "aws:glue/securityConfiguration:SecurityConfiguration",
    ...["cloudwatchEncryption", "jobBookmarksEncryption", "s3Encryption"].flatMap((block) => [
      `encryptionConfiguration.${block}.${block}Mode`,
      `encryptionConfiguration.${block}.kmsKeyArn`,
    ]),
  ),
  line(
    "GL-03",
    "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
    "dataCatalogEncryptionSettings.encryptionAtRest.catalogEncryptionMode",
    "dataCatalogEncryptionSettings.connectionPasswordEncryption.returnConnectionPasswordEncrypted",
  ),
  line("GL-06", "aws:glue/connection:Connection", "connectionProperties"),
  line(
    "AT-01",
    "aws:athena/workgroup:Workgroup",
    "configuration.enforceWorkgroupConfiguration",
    "configuration.bytesScannedCutoffPerQuery",
    "configuration.resultConfiguration.encryptionConfiguration.encryptionOption",
  ),
  line("KM-01", KEY, "enableKeyRotation"),
  line("KM-02", KEY, "policy"),
  line("KM-04", KEY, "deletionWindowInDays", "isEnabled", "bypassPolicyLockoutSafetyCheck"),
  line("KM-05", KEY, "multiRegion"),
  line(
    "NW-01",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    ...["cidrIpv4", "cidrIpv6", "fromPort", "toPort", "ipProtocol", "referencedSecurityGroupId"],
  ),
  line("NW-01", "aws:ec2/securityGroup:SecurityGroup", "ingress"),
  line(
    "NW-02",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    ...["cidrIpv4", "cidrIpv6", "fromPort", "toPort", "ipProtocol", "referencedSecurityGroupId"],
  ),
  line("NW-02", "aws:ec2/securityGroup:SecurityGroup", "egress"),
  line("NW-03", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "ingress", "egress"),
  line("NW-04", "aws:ec2/flowLog:FlowLog", "trafficType"),
  line("NW-05", "aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch"),
  line("NW-06", "aws:ec2/subnet:Subnet", "availabilityZoneId"),
  line("NW-07", "aws:ec2/route:Route", "natGatewayId"),
  line(
    "R5-02",
    "aws:route53/record:Record",
    ...["healthCheckId", "aliases[].evaluateTargetHealth", "latencyRoutingPolicies[].region"],
  ),
  line(
    "R5-03",
    "aws:route53/healthCheck:HealthCheck",
    ...["disabled", "type", "failureThreshold", "requestInterval", "regions"],
  ),
  line("CW-01", "aws:cloudwatch/logGroup:LogGroup", "retentionInDays", "kmsKeyId"),
  line("CW-02", "aws:cloudwatch/metricAlarm:MetricAlarm", "actionsEnabled"),
  line("IA-01", "aws:iam/rolePolicy:RolePolicy", "policy"),
  line("IA-02", "aws:iam/role:Role", "assumeRolePolicy"),
  line("IA-04", "aws:iam/role:Role", "managedPolicyArns", "inlinePolicies"),
  line("LA-03", FUNCTION, "vpcConfig", "vpcConfig.subnetIds", "vpcConfig.securityGroupIds"),
  line("LA-04", FUNCTION, "runtime"),
  line("LA-09", FUNCTION, "timeout"),
  line("LA-09", QUEUE, "visibilityTimeoutSeconds"),
  line("LA-10", FUNCTION, "loggingConfig.logGroup"),
  line(
    "LA-05",
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    ...["functionResponseTypes", "functionResponseTypes[]"],
  ),
  line("SQ-01", QUEUE, "kmsMasterKeyId"),
  line("SQ-02", QUEUE, "redrivePolicy", "messageRetentionSeconds"),
  line("SQ-03", "aws:sqs/queuePolicy:QueuePolicy", "policy"),
  line("SN-01", "aws:sns/topic:Topic", "kmsMasterKeyId"),
  line("SN-01", "aws:sns/topicPolicy:TopicPolicy", "policy"),
  line("MA-01", CLUSTER, "backupEnabled", "pitEnabled"),
  line("MA-02", CLUSTER, "encryptionAtRestProvider"),
  line("MA-03", CLUSTER, "terminationProtectionEnabled", "retainBackupsEnabled"),
  line(
    "MA-04",
    CLUSTER,
    "advancedConfiguration.minimumEnabledTlsProtocol",
    "advancedConfiguration.javascriptEnabled",
  ),
  line("MA-06", "mongodbatlas:index/customDbRole:CustomDbRole", "actions[].action"),
  line("MA-06", "mongodbatlas:index/customDbRole:CustomDbRole", "inheritedRoles"),
  line(
    "MA-06",
    "mongodbatlas:index/customDbRole:CustomDbRole",
    "actions[].resources[]",
    "actions[].resources[].cluster",
  ),
  line("MA-07", CLUSTER, `${REGIONS}.electableSpecs.nodeCount`),
  line("MA-07", CLUSTER, "replicationSpecs[].regionConfigs", REGIONS),
  line("MA-08", CLUSTER, "clusterType", "replicationSpecs[].zoneName"),
  line("MA-08", CLUSTER, "globalClusterSelfManagedSharding"),
  line(
    "MA-08",
    "mongodbatlas:index/globalClusterConfig:GlobalClusterConfig",
    "customZoneMappings",
    "customZoneMappings[]",
    "customZoneMappings[].zone",
    "managedNamespaces",
    "managedNamespaces[]",
    "managedNamespaces[].customShardKey",
  ),
  line("MA-09", SCHEDULE, "restoreWindowDays", "copySettings", "copySettings[]"),
  line("MA-09", SCHEDULE, "copySettings[].regionName", "copySettings[].copyPolicyItems"),
  line("MA-09", SCHEDULE, "copySettings[].copyPolicyItems[]"),
  ...["policyItemHourly", "policyItemDaily", "policyItemWeeklies", "policyItemMonthlies"].map(
    (block) => line("MA-09", SCHEDULE, block),
  ),
  line("MA-11", "mongodbatlas:index/auditing:Auditing", "enabled"),
  line("MA-11", "mongodbatlas:index/alertConfiguration:AlertConfiguration", "notifications"),
  line("MA-11", "mongodbatlas:index/alertConfiguration:AlertConfiguration", "enabled"),
  line("MA-12", CLUSTER, "paused"),
  line("A1", CLUSTER, `${REGIONS}.regionName`),
  line("A1", "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint", "region"),
];
