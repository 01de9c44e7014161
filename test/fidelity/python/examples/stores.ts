import type { Properties } from "../../../../infra/planner/record/types";
import { ACCOUNT, KEY, REGION, TAGS } from "./common";

const DOMAIN = `arn:aws:es:${REGION}:${ACCOUNT}:domain/skyforge-test-euw1`;
const DOMAIN_POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Roles",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/loader` },
      Action: "es:ESHttp*",
      Resource: `${DOMAIN}/*`,
    },
  ],
});
const SCALED = {
  serviceNamespace: "elasticache",
  resourceId: "replication-group/skyforge-test-cache-euw1",
  scalableDimension: "elasticache:replication-group:NodeGroups",
};

/** Cache, search and their scaling. */
export const STORES: Readonly<Record<string, Properties>> = {
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    replicationGroupId: "skyforge-test-cache-euw1",
    description: "cache of eu-west-1",
    engine: "valkey",
    engineVersion: "8.1",
    nodeType: "cache.r7g.large",
    clusterMode: "enabled",
    numNodeGroups: 1,
    replicasPerNodeGroup: 1,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    kmsKeyId: KEY,
    networkType: "ipv4",
    port: 6379,
    parameterGroupName: "skyforge-test-cache-1a2b3c4",
    subnetGroupName: "skyforge-test-cache-1a2b3c4",
    securityGroupIds: ["sg-0123456789abcdef0"],
    userGroupIds: ["skyforge-test-cache"],
    snapshotRetentionLimit: 7,
    snapshotWindow: "02:00-03:00",
    maintenanceWindow: "sun:04:00-sun:05:00",
    finalSnapshotIdentifier: "skyforge-test-cache-final",
    applyImmediately: true,
    autoMinorVersionUpgrade: true,
    logDeliveryConfigurations: [
      {
        destination: "/aws/vendedlogs/skyforge-test/cache",
        destinationType: "cloudwatch-logs",
        logFormat: "json",
        logType: "slow-log",
      },
    ],
    tags: TAGS,
  },
  "aws:elasticache/user:User": {
    userId: "skyforge-test-service",
    userName: "skyforge-test-service",
    engine: "valkey",
    accessString: "on ~* +@all -@admin",
    authenticationMode: { type: "iam" },
    tags: TAGS,
  },
  "aws:elasticache/userGroup:UserGroup": {
    userGroupId: "skyforge-test-cache",
    engine: "valkey",
    userIds: ["skyforge-test-service"],
    tags: TAGS,
  },
  "aws:elasticache/parameterGroup:ParameterGroup": {
    family: "valkey8",
    description: "cache",
    parameters: [{ name: "maxmemory-policy", value: "allkeys-lfu" }],
    tags: TAGS,
  },
  "aws:elasticache/subnetGroup:SubnetGroup": {
    description: "cache",
    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    tags: TAGS,
  },
  "aws:appautoscaling/target:Target": { ...SCALED, minCapacity: 1, maxCapacity: 4 },
  "aws:appautoscaling/policy:Policy": {
    ...SCALED,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 60,
      scaleInCooldown: 600,
      scaleOutCooldown: 300,
      predefinedMetricSpecification: {
        predefinedMetricType: "ElastiCachePrimaryEngineCPUUtilization",
      },
    },
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    ...SCALED,
    schedule: "at(2030-01-01T00:00:00)",
    timezone: "UTC",
    scalableTargetAction: { minCapacity: 2, maxCapacity: 4 },
  },
  "aws:opensearch/domain:Domain": {
    domainName: "skyforge-test-euw1",
    engineVersion: "OpenSearch_2.19",
    ipAddressType: "ipv4",
    clusterConfig: {
      instanceType: "r6g.large.search",
      instanceCount: 3,
      dedicatedMasterEnabled: true,
      dedicatedMasterType: "m6g.large.search",
      dedicatedMasterCount: 3,
      zoneAwarenessEnabled: true,
      zoneAwarenessConfig: { availabilityZoneCount: 3 },
      multiAzWithStandbyEnabled: true,
    },
    ebsOptions: {
      ebsEnabled: true,
      volumeType: "gp3",
      volumeSize: 100,
      iops: 3000,
      throughput: 125,
    },
    encryptAtRest: { enabled: true, kmsKeyId: KEY },
    nodeToNodeEncryption: { enabled: true },
    domainEndpointOptions: {
      enforceHttps: true,
      tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
    },
    advancedSecurityOptions: {
      enabled: true,
      internalUserDatabaseEnabled: false,
      masterUserOptions: { masterUserArn: `arn:aws:iam::${ACCOUNT}:role/search-admin` },
    },
    vpcOptions: {
      subnetIds: [
        "subnet-0123456789abcdef0",
        "subnet-0123456789abcdef1",
        "subnet-0123456789abcdef2",
      ],
      securityGroupIds: ["sg-0123456789abcdef0"],
    },
    logPublishingOptions: [
      {
        logType: "AUDIT_LOGS",
        cloudwatchLogGroupArn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/aws/vendedlogs/skyforge-test/search`,
        enabled: true,
      },
    ],
    autoTuneOptions: { desiredState: "ENABLED", rollbackOnDisable: "NO_ROLLBACK" },
    offPeakWindowOptions: {
      enabled: true,
      offPeakWindow: { windowStartTime: { hours: 2, minutes: 0 } },
    },
    softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
    advancedOptions: { "rest.action.multi.allow_explicit_index": "false" },
    tags: TAGS,
  },
  "aws:opensearch/domainPolicy:DomainPolicy": {
    domainName: "skyforge-test-euw1",
    accessPolicies: DOMAIN_POLICY,
  },
};
