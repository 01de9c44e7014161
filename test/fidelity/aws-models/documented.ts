import { FUNCTIONS } from "./documented/functions";
import { MESSAGES } from "./documented/messages";

/** A member of a JSON object that a text holds. */
export interface DocumentedMember {
  readonly required?: true;
  readonly values?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  /** Of the whole text. */
  readonly pattern?: string;
  /** A list of such values, and how many it may have. */
  readonly most?: number;
}

/** A limit that the service models only tell in words. */
export interface Documented {
  /** `service.Operation`. */
  readonly operation: string;
  /** Path of the member; of a list of attributes that of its items, of a map with the key. */
  readonly member: string;
  /** Key of the attribute that it is about. */
  readonly key?: string;
  /** The words, as botocore has them in the member's (or key's) documentation. */
  readonly says: string;
  /** All values, or those that are possible beside the range. */
  readonly values?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  /** Of the whole text. */
  readonly pattern?: string;
  /** Text that is JSON: all members of its object; none named for any JSON. */
  readonly json?: Readonly<Record<string, DocumentedMember>>;
}

const ONE_OF_TWO = ["true", "false"];

function attribute(of: "LoadBalancer" | "TargetGroup") {
  return (key: string, says: string, limit: Partial<Documented>): Documented => ({
    operation: `elbv2.Modify${of}Attributes`,
    member: "Attributes[]",
    key,
    says,
    ...limit,
  });
}

const balancer = attribute("LoadBalancer");
const group = attribute("TargetGroup");

function groupRule(operation: string): Documented[] {
  // Ports are 16 bits wide; -1 is for ICMP.
  const port = { operation: `ec2.${operation}`, min: -1, max: 65535 };
  return [
    { ...port, member: "IpPermissions[].FromPort", says: "the start of the port range" },
    { ...port, member: "IpPermissions[].ToPort", says: "the end of the port range" },
    {
      operation: `ec2.${operation}`,
      member: "IpPermissions[].IpProtocol",
      says: "protocol name (tcp, udp, icmp, icmpv6) or number",
      pattern: "tcp|udp|icmp|icmpv6|-1|\\d{1,3}",
    },
  ];
}

const LIFECYCLE = {
  operation: "s3.PutBucketLifecycleConfiguration",
  says: "The value must be a non-zero positive integer",
  min: 1,
};

const REPLICATION = {
  operation: "s3.PutBucketReplication",
  says: "Contains an integer specifying time in minutes. Valid value: 15",
  values: [15],
};

const TIME = "([01]\\d|2[0-3]):[0-5]\\d";
const DAY = "(sun|mon|tue|wed|thu|fri|sat)";

/** Reviewed by hand; a test holds that the words are still there. */
export const DOCUMENTED: readonly Documented[] = [
  balancer("access_logs.s3.enabled", "access logs are enabled. The value is true or false", {
    values: ONE_OF_TWO,
  }),
  balancer(
    "deletion_protection.enabled",
    "deletion protection is enabled. The value is true or false",
    { values: ONE_OF_TWO },
  ),
  balancer(
    "zonal_shift.config.enabled",
    "zonal shift is enabled. The possible values are true and false",
    { values: ONE_OF_TWO },
  ),
  balancer(
    "routing.http.drop_invalid_header_fields.enabled",
    "removed by the load balancer (true) or routed to targets (false)",
    { values: ONE_OF_TWO },
  ),
  balancer(
    "routing.http.desync_mitigation_mode",
    "The possible values are monitor, defensive, and strictest",
    { values: ["monitor", "defensive", "strictest"] },
  ),
  balancer(
    "routing.http.xff_header_processing.mode",
    "The possible values are append, preserve, and remove",
    { values: ["append", "preserve", "remove"] },
  ),
  balancer("idle_timeout.timeout_seconds", "The valid range is 1-4000 seconds", {
    min: 1,
    max: 4000,
  }),
  balancer("client_keep_alive.seconds", "The valid range is 60-604800 seconds", {
    min: 60,
    max: 604_800,
  }),
  group("deregistration_delay.timeout_seconds", "The range is 0-3600 seconds", {
    min: 0,
    max: 3600,
  }),
  group(
    "slow_start.duration_seconds",
    "The range is 30-900 seconds (15 minutes). The default is 0 seconds (disabled)",
    { min: 30, max: 900, values: [0] },
  ),
  group(
    "load_balancing.algorithm.type",
    "The value is round_robin, least_outstanding_requests, or weighted_random",
    { values: ["round_robin", "least_outstanding_requests", "weighted_random"] },
  ),
  group(
    "target_group_health.dns_failover.minimum_healthy_targets.count",
    "The possible values are off or an integer from 1 to the maximum number of targets",
    { min: 1, values: ["off"] },
  ),
  group(
    "target_group_health.dns_failover.minimum_healthy_targets.percentage",
    "The possible values are off or an integer from 1 to 100",
    { min: 1, max: 100, values: ["off"] },
  ),
  group(
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count",
    "The possible values are 1 to the maximum number of targets",
    { min: 1 },
  ),
  group(
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
    "The possible values are off or an integer from 1 to 100",
    { min: 1, max: 100, values: ["off"] },
  ),
  ...groupRule("AuthorizeSecurityGroupIngress"),
  ...groupRule("AuthorizeSecurityGroupEgress"),
  {
    operation: "ec2.CreateFlowLogs",
    member: "MaxAggregationInterval",
    says: "The possible values are 60 seconds (1 minute) or 600 seconds (10 minutes)",
    values: [60, 600],
  },
  {
    operation: "logs.PutRetentionPolicy",
    member: "retentionInDays",
    says: "Possible values are: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, and 3653",
    values: [
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
      3288, 3653,
    ],
  },
  {
    operation: "kms.ScheduleKeyDeletion",
    member: "PendingWindowInDays",
    says: "it must be between 7 and 30, inclusive",
    min: 7,
    max: 30,
  },
  {
    operation: "kms.CreateAlias",
    member: "AliasName",
    says: "This value must begin with alias/ followed by a name",
    pattern: "alias/(?!aws/).+",
  },
  {
    operation: "cloudwatch.PutMetricAlarm",
    member: "TreatMissingData",
    says: "Valid Values: breaching | notBreaching | ignore | missing",
    values: ["breaching", "notBreaching", "ignore", "missing"],
  },
  {
    operation: "wafv2.CreateWebACL",
    member: "Rules[].Statement.RateBasedStatement.EvaluationWindowSec",
    says: "Valid settings are 60, 120, 300, and 600",
    values: [60, 120, 300, 600],
  },
  {
    operation: "elasticache.CreateReplicationGroup",
    member: "Engine",
    says: "The value must be set to valkey or redis",
    values: ["valkey", "redis"],
  },
  {
    operation: "elasticache.CreateReplicationGroup",
    member: "ReplicasPerNodeGroup",
    says: "Valid values are 0 to 5",
    min: 0,
    max: 5,
  },
  {
    operation: "elasticache.CreateReplicationGroup",
    member: "ReplicationGroupId",
    says: "from 1 to 40 alphanumeric characters or hyphens. The first character must be a letter. A name cannot end with a hyphen or contain two consecutive hyphens",
    pattern: "(?=.{1,40}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*",
  },
  {
    operation: "elasticache.CreateReplicationGroup",
    member: "PreferredMaintenanceWindow",
    says: "in the format ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC)",
    pattern: `${DAY}:${TIME}-${DAY}:${TIME}`,
  },
  {
    operation: "elasticache.CreateReplicationGroup",
    member: "SnapshotWindow",
    says: "Example: 05:00-09:00",
    pattern: `${TIME}-${TIME}`,
  },
  {
    operation: "elasticache.CreateCacheParameterGroup",
    member: "CacheParameterGroupFamily",
    says: "Valid values are: valkey8 | valkey7 | memcached1.4",
    pattern: "(valkey|memcached|redis)\\d+(\\.(\\d+|x))?",
  },
  {
    operation: "opensearch.CreateDomain",
    member: "ClusterConfig.DedicatedMasterCount",
    says: "This number must be greater than 2 and not 4",
    min: 3,
  },
  {
    operation: "opensearch.CreateDomain",
    member: "ClusterConfig.ZoneAwarenessConfig.AvailabilityZoneCount",
    says: "Valid values are 2 and 3",
    values: [2, 3],
  },
  { ...LIFECYCLE, member: "LifecycleConfiguration.Rules[].Expiration.Days" },
  {
    ...LIFECYCLE,
    member: "LifecycleConfiguration.Rules[].NoncurrentVersionExpiration.NoncurrentDays",
  },
  {
    ...LIFECYCLE,
    member: "LifecycleConfiguration.Rules[].Transitions[].Days",
    says: "The value can be 0 or any positive integer",
    min: 0,
  },
  {
    ...REPLICATION,
    member: "ReplicationConfiguration.Rules[].Destination.Metrics.EventThreshold.Minutes",
  },
  {
    ...REPLICATION,
    member: "ReplicationConfiguration.Rules[].Destination.ReplicationTime.Time.Minutes",
  },
  {
    operation: "opensearch.CreateDomain",
    member: "EngineVersion",
    says: "String of format Elasticsearch_X.Y or OpenSearch_X.Y",
    pattern: "(Elasticsearch|OpenSearch)_\\d+\\.\\d+",
  },
  ...FUNCTIONS,
  ...MESSAGES,
];
