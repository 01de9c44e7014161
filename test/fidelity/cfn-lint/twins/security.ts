import { PROVIDER_ONLY } from "../../python/row";
import type { Twins } from "./twin";

const ANY_ROLE = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
};

/** Keys, roles, logs, alarms. */
export const SECURITY: Twins = {
  "aws:kms/key:Key": {
    twin: "AWS::KMS::Key",
    rules: {
      policy: { json: "KeyPolicy" },
      customerMasterKeySpec: "KeySpec",
      deletionWindowInDays: "PendingWindowInDays",
      isEnabled: "Enabled",
    },
  },
  "aws:kms/alias:Alias": { twin: "AWS::KMS::Alias", rules: { name: "AliasName" } },
  "aws:iam/role:Role": {
    twin: "AWS::IAM::Role",
    rules: {
      name: "RoleName",
      assumeRolePolicy: { json: "AssumeRolePolicyDocument" },
      forceDetachPolicies: PROVIDER_ONLY,
    },
    autoname: "name",
  },
  "aws:iam/rolePolicy:RolePolicy": {
    twin: "AWS::IAM::RolePolicy",
    rules: { name: "PolicyName", role: "RoleName", policy: { json: "PolicyDocument" } },
    autoname: "name",
  },
  "aws:iam/policy:Policy": {
    twin: "AWS::IAM::ManagedPolicy",
    rules: {
      name: "ManagedPolicyName",
      policy: { json: "PolicyDocument" },
      tags: { skip: "not in the schema" },
      delayAfterPolicyCreationInMs: PROVIDER_ONLY,
    },
    autoname: "name",
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    twin: "AWS::IAM::Role",
    rules: { role: "RoleName", policyArn: "ManagedPolicyArns[0]" },
    fixed: { AssumeRolePolicyDocument: ANY_ROLE },
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    twin: "AWS::IAM::ServiceLinkedRole",
    rules: { awsServiceName: "AWSServiceName", tags: { skip: "not in the schema" } },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    twin: "AWS::Logs::LogGroup",
    rules: { name: "LogGroupName", skipDestroy: PROVIDER_ONLY },
    autoname: "name",
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { twin: "AWS::Logs::ResourcePolicy" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    twin: "AWS::CloudWatch::Alarm",
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
