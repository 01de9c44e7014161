import { PROVIDER_ONLY } from "../../python/row";
import type { Rows } from "./row";

const KEY = "01234567-89ab-cdef-0123-456789abcdef";

/** Keys, roles, logs, alarms. */
export const SECURITY: Rows = {
  "aws:kms/key:Key": {
    operations: ["kms.CreateKey", "kms.EnableKeyRotation", "kms.ScheduleKeyDeletion"],
    rules: {
      customerMasterKeySpec: "KeySpec",
      rotationPeriodInDays: "EnableKeyRotation:RotationPeriodInDays",
      deletionWindowInDays: "ScheduleKeyDeletion:PendingWindowInDays",
      enableKeyRotation: { skip: "chooses the operation" },
      isEnabled: { skip: "chooses the operation" },
    },
    fixed: { "EnableKeyRotation:KeyId": KEY, "ScheduleKeyDeletion:KeyId": KEY },
  },
  "aws:kms/alias:Alias": {
    operations: ["kms.CreateAlias"],
    rules: { name: "AliasName" },
  },
  "aws:iam/role:Role": {
    operations: ["iam.CreateRole"],
    rules: {
      name: "RoleName",
      assumeRolePolicy: "AssumeRolePolicyDocument",
      forceDetachPolicies: PROVIDER_ONLY,
    },
    autoname: "name",
  },
  "aws:iam/rolePolicy:RolePolicy": {
    operations: ["iam.PutRolePolicy"],
    rules: { name: "PolicyName", role: "RoleName", policy: "PolicyDocument" },
    autoname: "name",
  },
  "aws:iam/policy:Policy": {
    operations: ["iam.CreatePolicy"],
    rules: {
      name: "PolicyName",
      policy: "PolicyDocument",
      delayAfterPolicyCreationInMs: PROVIDER_ONLY,
    },
    autoname: "name",
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    operations: ["iam.AttachRolePolicy"],
    rules: { role: "RoleName" },
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    operations: ["iam.CreateServiceLinkedRole", "iam.TagRole"],
    rules: { awsServiceName: "AWSServiceName", tags: "TagRole:Tags" },
    fixed: { "TagRole:RoleName": "AWSServiceRoleForAny" },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    operations: ["logs.CreateLogGroup", "logs.PutRetentionPolicy"],
    rules: {
      name: "logGroupName",
      retentionInDays: "PutRetentionPolicy:retentionInDays",
      skipDestroy: PROVIDER_ONLY,
    },
    fixed: { "PutRetentionPolicy:logGroupName": "group" },
    autoname: "name",
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { operations: ["logs.PutResourcePolicy"] },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    operations: ["cloudwatch.PutMetricAlarm"],
    rules: {
      name: "AlarmName",
      evaluateLowSampleCountPercentiles: "EvaluateLowSampleCountPercentile",
      metricQueries: "Metrics",
      "metricQueries[].metric": "MetricStat",
      "metricQueries[].metric.metricName": "Metric.MetricName",
      "metricQueries[].metric.namespace": "Metric.Namespace",
      "metricQueries[].metric.dimensions": "Metric.Dimensions",
    },
    autoname: "name",
  },
};
