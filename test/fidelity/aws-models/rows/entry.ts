import type { Target } from "../../python/row";
import { attributes, PROVIDER_ONLY } from "../../python/row";
import type { Rows } from "./row";

const BALANCER =
  "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/x/0123456789abcdef";
const TARGETS =
  "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/x/0123456789abcdef";

/** Attributes of a load balancer in a list of keys and values. */
export function balancerAttributes(list: string): Record<string, Target> {
  return {
    accessLogs: ".",
    ...attributes(list, {
      "accessLogs.enabled": "access_logs.s3.enabled",
      "accessLogs.bucket": "access_logs.s3.bucket",
      "accessLogs.prefix": "access_logs.s3.prefix",
      clientKeepAlive: "client_keep_alive.seconds",
      desyncMitigationMode: "routing.http.desync_mitigation_mode",
      dropInvalidHeaderFields: "routing.http.drop_invalid_header_fields.enabled",
      enableDeletionProtection: "deletion_protection.enabled",
      enableHttp2: "routing.http2.enabled",
      enableZonalShift: "zonal_shift.config.enabled",
      idleTimeout: "idle_timeout.timeout_seconds",
      preserveHostHeader: "routing.http.preserve_host_header.enabled",
      xffHeaderProcessingMode: "routing.http.xff_header_processing.mode",
    }),
  };
}

/** Members that hold the health check of a target group. */
export function healthCheckMembers(): Record<string, Target> {
  return {
    healthCheck: ".",
    "healthCheck.enabled": "HealthCheckEnabled",
    "healthCheck.healthyThreshold": "HealthyThresholdCount",
    "healthCheck.interval": "HealthCheckIntervalSeconds",
    "healthCheck.matcher": "Matcher.HttpCode",
    "healthCheck.path": "HealthCheckPath",
    "healthCheck.port": "HealthCheckPort",
    "healthCheck.protocol": "HealthCheckProtocol",
    "healthCheck.timeout": "HealthCheckTimeoutSeconds",
    "healthCheck.unhealthyThreshold": "UnhealthyThresholdCount",
  };
}

/** Attributes of a target group in a list of keys and values. */
export function groupAttributes(list: string): Record<string, Target> {
  return {
    targetGroupHealth: ".",
    "targetGroupHealth.dnsFailover": ".",
    "targetGroupHealth.unhealthyStateRouting": ".",
    ...attributes(list, {
      deregistrationDelay: "deregistration_delay.timeout_seconds",
      slowStart: "slow_start.duration_seconds",
      loadBalancingAlgorithmType: "load_balancing.algorithm.type",
      loadBalancingCrossZoneEnabled: "load_balancing.cross_zone.enabled",
      "targetGroupHealth.dnsFailover.minimumHealthyTargetsCount":
        "target_group_health.dns_failover.minimum_healthy_targets.count",
      "targetGroupHealth.dnsFailover.minimumHealthyTargetsPercentage":
        "target_group_health.dns_failover.minimum_healthy_targets.percentage",
      "targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsCount":
        "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count",
      "targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsPercentage":
        "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
    }),
  };
}

/** Members of a listener and its actions. */
export function listenerMembers(): Record<string, Target> {
  return {
    certificateArn: "Certificates[0].CertificateArn",
    alpnPolicy: "AlpnPolicy[0]",
    "defaultActions[].redirect": "RedirectConfig",
    "defaultActions[].fixedResponse": "FixedResponseConfig",
    "defaultActions[].forward": "ForwardConfig",
    "defaultActions[].forward.targetGroups[].arn": "TargetGroupArn",
    "defaultActions[].forward.stickiness": "TargetGroupStickinessConfig",
    "defaultActions[].forward.stickiness.duration": "DurationSeconds",
  };
}

/** Load balancer, firewall, certificate, container images. */
export const ENTRY: Rows = {
  "aws:lb/loadBalancer:LoadBalancer": {
    operations: ["elbv2.CreateLoadBalancer", "elbv2.ModifyLoadBalancerAttributes"],
    rules: {
      loadBalancerType: "Type",
      internal: { to: "Scheme", values: { true: "internal", false: "internet-facing" } },
      ...balancerAttributes("ModifyLoadBalancerAttributes:Attributes"),
    },
    fixed: { "ModifyLoadBalancerAttributes:LoadBalancerArn": BALANCER },
    autoname: "name",
  },
  "aws:lb/targetGroup:TargetGroup": {
    operations: ["elbv2.CreateTargetGroup", "elbv2.ModifyTargetGroupAttributes"],
    rules: {
      ...healthCheckMembers(),
      ...groupAttributes("ModifyTargetGroupAttributes:Attributes"),
    },
    fixed: { "ModifyTargetGroupAttributes:TargetGroupArn": TARGETS },
    autoname: "name",
  },
  "aws:lb/listener:Listener": {
    operations: ["elbv2.CreateListener"],
    rules: listenerMembers(),
  },
  "aws:wafv2/webAcl:WebAcl": { operations: ["wafv2.CreateWebACL"], autoname: "name" },
  "aws:wafv2/webAclAssociation:WebAclAssociation": { operations: ["wafv2.AssociateWebACL"] },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    operations: ["wafv2.PutLoggingConfiguration"],
    base: "LoggingConfiguration",
  },
  "aws:acm/certificate:Certificate": { operations: ["acm.RequestCertificate"] },
  "aws:acm/certificateValidation:CertificateValidation": {
    operations: ["acm.DescribeCertificate"],
    rules: { validationRecordFqdns: { skip: "compared by the provider while it waits" } },
  },
  "aws:ecr/repository:Repository": {
    operations: ["ecr.CreateRepository"],
    rules: { name: "repositoryName", forceDelete: PROVIDER_ONLY },
    autoname: "name",
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
    operations: ["ecr.PutLifecyclePolicy"],
    rules: { repository: "repositoryName", policy: "lifecyclePolicyText" },
  },
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": {
    operations: ["ecr.PutReplicationConfiguration"],
  },
};
