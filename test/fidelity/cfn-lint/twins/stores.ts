import { PROVIDER_ONLY } from "../../python/row";
import type { Twins } from "./twin";

/** Cache, search and their scaling. */
export const STORES: Twins = {
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    twin: "AWS::ElastiCache::ReplicationGroup",
    // Only the single cluster knows which node types a region has.
    others: { cluster: "AWS::ElastiCache::CacheCluster" },
    rules: {
      description: "ReplicationGroupDescription",
      nodeType: { all: ["CacheNodeType", "cluster:CacheNodeType"] },
      parameterGroupName: "CacheParameterGroupName",
      subnetGroupName: "CacheSubnetGroupName",
      securityGroupNames: "CacheSecurityGroupNames",
      maintenanceWindow: "PreferredMaintenanceWindow",
      "logDeliveryConfigurations[].destination":
        "DestinationDetails.CloudWatchLogsDetails.LogGroup",
      authTokenUpdateStrategy: PROVIDER_ONLY,
      finalSnapshotIdentifier: PROVIDER_ONLY,
      applyImmediately: PROVIDER_ONLY,
    },
    fixed: { "cluster:Engine": "valkey", "cluster:NumCacheNodes": 1 },
    autoname: "replicationGroupId",
  },
  "aws:elasticache/user:User": {
    twin: "AWS::ElastiCache::User",
    rules: { "authenticationMode.passwordCount": PROVIDER_ONLY },
  },
  "aws:elasticache/userGroup:UserGroup": { twin: "AWS::ElastiCache::UserGroup" },
  "aws:elasticache/parameterGroup:ParameterGroup": {
    twin: "AWS::ElastiCache::ParameterGroup",
    rules: {
      name: { skip: "read-only there" },
      family: "CacheParameterGroupFamily",
      parameters: { skip: "a free mapping there" },
    },
    fixed: { Description: "Managed by Pulumi" },
  },
  "aws:elasticache/subnetGroup:SubnetGroup": {
    twin: "AWS::ElastiCache::SubnetGroup",
    rules: { name: "CacheSubnetGroupName" },
    fixed: { Description: "Managed by Pulumi" },
    autoname: "name",
  },
  "aws:opensearchingest/pipeline:Pipeline": { twin: "AWS::OSIS::Pipeline" },
  "aws:appautoscaling/target:Target": { twin: "AWS::ApplicationAutoScaling::ScalableTarget" },
  "aws:appautoscaling/policy:Policy": {
    twin: "AWS::ApplicationAutoScaling::ScalingPolicy",
    rules: {
      name: "PolicyName",
      "stepScalingPolicyConfiguration.stepAdjustments[].metricIntervalLowerBound": {
        number: "MetricIntervalLowerBound",
      },
      "stepScalingPolicyConfiguration.stepAdjustments[].metricIntervalUpperBound": {
        number: "MetricIntervalUpperBound",
      },
    },
    fixed: { PolicyType: "StepScaling" },
    autoname: "name",
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    twin: "AWS::ApplicationAutoScaling::ScalableTarget",
    base: "ScheduledActions[0]",
    rules: {
      name: "ScheduledActionName",
      resourceId: "twin:ResourceId",
      scalableDimension: "twin:ScalableDimension",
      serviceNamespace: "twin:ServiceNamespace",
    },
    fixed: { "twin:MinCapacity": 1, "twin:MaxCapacity": 1 },
    autoname: "name",
  },
  "aws:opensearch/domain:Domain": {
    twin: "AWS::OpenSearchService::Domain",
    rules: {
      accessPolicies: { json: "AccessPolicies" },
      encryptAtRest: "EncryptionAtRestOptions",
      nodeToNodeEncryption: "NodeToNodeEncryptionOptions",
      logPublishingOptions: { to: "LogPublishingOptions", keyedBy: "logType" },
      "logPublishingOptions[].cloudwatchLogGroupArn": "CloudWatchLogsLogGroupArn",
      autoTuneOptions: { skip: "not in the schema" },
    },
    autoname: "domainName",
  },
  "aws:opensearch/domainPolicy:DomainPolicy": {
    twin: "AWS::OpenSearchService::Domain",
    rules: { accessPolicies: { json: "AccessPolicies" } },
  },
};
