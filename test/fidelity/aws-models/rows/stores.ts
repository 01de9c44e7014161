import { PROVIDER_ONLY } from "../../python/row";
import type { Rows } from "./row";

/** Cache, search and their scaling. */
export const STORES: Rows = {
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    operations: [
      "elasticache.CreateReplicationGroup",
      "elasticache.ModifyReplicationGroup",
      "elasticache.DeleteReplicationGroup",
    ],
    rules: {
      description: "ReplicationGroupDescription",
      nodeType: "CacheNodeType",
      parameterGroupName: "CacheParameterGroupName",
      subnetGroupName: "CacheSubnetGroupName",
      securityGroupNames: "CacheSecurityGroupNames",
      maintenanceWindow: "PreferredMaintenanceWindow",
      // Firehose has its own member; logs go to CloudWatch here.
      "logDeliveryConfigurations[].destination":
        "DestinationDetails.CloudWatchLogsDetails.LogGroup",
      authTokenUpdateStrategy: "ModifyReplicationGroup:AuthTokenUpdateStrategy",
      finalSnapshotIdentifier: "DeleteReplicationGroup:FinalSnapshotIdentifier",
      applyImmediately: PROVIDER_ONLY,
    },
    fixed: {
      "ModifyReplicationGroup:ReplicationGroupId": "group",
      "DeleteReplicationGroup:ReplicationGroupId": "group",
    },
    autoname: "replicationGroupId",
  },
  "aws:elasticache/user:User": {
    operations: ["elasticache.CreateUser"],
    rules: { "authenticationMode.passwordCount": PROVIDER_ONLY },
  },
  "aws:elasticache/userGroup:UserGroup": { operations: ["elasticache.CreateUserGroup"] },
  "aws:elasticache/parameterGroup:ParameterGroup": {
    operations: ["elasticache.CreateCacheParameterGroup", "elasticache.ModifyCacheParameterGroup"],
    rules: {
      name: "CacheParameterGroupName",
      family: "CacheParameterGroupFamily",
      parameters: "ModifyCacheParameterGroup:ParameterNameValues",
      "parameters[].name": "ParameterName",
      "parameters[].value": "ParameterValue",
    },
    fixed: {
      Description: "Managed by Pulumi",
      "ModifyCacheParameterGroup:CacheParameterGroupName": "group",
    },
    autoname: "name",
  },
  "aws:elasticache/subnetGroup:SubnetGroup": {
    operations: ["elasticache.CreateCacheSubnetGroup"],
    rules: { name: "CacheSubnetGroupName", description: "CacheSubnetGroupDescription" },
    fixed: { CacheSubnetGroupDescription: "Managed by Pulumi" },
    autoname: "name",
  },
  "aws:opensearchingest/pipeline:Pipeline": { operations: ["osis.CreatePipeline"] },
  "aws:appautoscaling/target:Target": {
    operations: ["application-autoscaling.RegisterScalableTarget"],
  },
  "aws:appautoscaling/policy:Policy": {
    operations: ["application-autoscaling.PutScalingPolicy"],
    rules: {
      name: "PolicyName",
      "stepScalingPolicyConfiguration.stepAdjustments[].metricIntervalLowerBound": {
        number: "MetricIntervalLowerBound",
      },
      "stepScalingPolicyConfiguration.stepAdjustments[].metricIntervalUpperBound": {
        number: "MetricIntervalUpperBound",
      },
    },
    autoname: "name",
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    operations: ["application-autoscaling.PutScheduledAction"],
    rules: { name: "ScheduledActionName" },
    autoname: "name",
  },
  "aws:opensearch/domain:Domain": {
    operations: ["opensearch.CreateDomain", "opensearch.UpdateDomainConfig"],
    rules: {
      encryptAtRest: "EncryptionAtRestOptions",
      nodeToNodeEncryption: "NodeToNodeEncryptionOptions",
      logPublishingOptions: { to: "LogPublishingOptions", keyedBy: "logType" },
      "logPublishingOptions[].cloudwatchLogGroupArn": "CloudWatchLogsLogGroupArn",
      "autoTuneOptions.rollbackOnDisable": "UpdateDomainConfig:AutoTuneOptions.RollbackOnDisable",
      tags: "TagList",
    },
    fixed: { "UpdateDomainConfig:DomainName": "domain" },
    autoname: "domainName",
  },
  "aws:opensearch/domainPolicy:DomainPolicy": { operations: ["opensearch.UpdateDomainConfig"] },
};
