/** Weaker numbers of a property. */
export interface WeakerNumbers {
  /** `<module>/<type> <path>`, as a pattern of the whole text. */
  readonly place: RegExp;
  /** Numbers in the weak direction, the published bound among them. */
  readonly to: readonly number[];
  /** Which way is weak. */
  readonly weak: "lower" | "higher";
  /** Where the bound is published. */
  readonly source: string;
}

/** Bounds in the weak direction. */
export const NUMBERS: readonly WeakerNumbers[] = [
  {
    place: /^athena\/workgroup configuration\.bytesScannedCutoffPerQuery$/,
    to: [1_125_899_906_842_624],
    weak: "higher",
    source: "AT-01; a petabyte, since no maximum is published",
  },
  {
    place: /^cloudwatch\/logGroup retentionInDays$/,
    to: [0, 1],
    weak: "lower",
    source: "CW-01; declaration: least of the possible values, and 0 for ever",
  },
  {
    place: /^cloudwatch\/metricAlarm (evaluationPeriods|period)$/,
    to: [86_400],
    weak: "higher",
    source: "CloudWatch API: period times evaluation periods is at most a day",
  },
  {
    place: /^cloudwatch\/metricAlarm threshold$/,
    to: [1_000_000],
    weak: "higher",
    source: "CW-02; a threshold that nothing reaches",
  },
  {
    place: /^elasticache\/replicationGroup snapshotRetentionLimit$/,
    to: [0, 1],
    weak: "lower",
    source: "EC-06; declaration: 0 turns backups off",
  },
  {
    place: /^elasticache\/replicationGroup replicasPerNodeGroup$/,
    to: [0],
    weak: "lower",
    source: "EC-05",
  },
  { place: /^appautoscaling\/target minCapacity$/, to: [0], weak: "lower", source: "EC-05" },
  {
    place: /^kms\/key deletionWindowInDays$/,
    to: [7],
    weak: "lower",
    source: "KM-04; declaration: between 7 and 30",
  },
  {
    place: /^kms\/key rotationPeriodInDays$/,
    to: [2560],
    weak: "higher",
    source: "declaration: between 90 and 2560",
  },
  {
    place: /^lb\/targetGroup healthCheck\.interval$/,
    to: [300],
    weak: "higher",
    source: "declaration: 5-300",
  },
  {
    place: /^lb\/targetGroup healthCheck\.timeout$/,
    to: [120],
    weak: "higher",
    source: "declaration: 2-120",
  },
  {
    place: /^lb\/targetGroup healthCheck\.unhealthyThreshold$/,
    to: [10],
    weak: "higher",
    source: "declaration: 2-10",
  },
  {
    place: /^opensearch\/domain clusterConfig\.dedicatedMasterCount$/,
    to: [1, 2],
    weak: "lower",
    source: "OS-10",
  },
  {
    place: /^opensearch\/domain clusterConfig\.instanceCount$/,
    to: [1, 2],
    weak: "lower",
    source: "OS-11",
  },
  {
    place: /^opensearch\/domain clusterConfig\.zoneAwarenessConfig\.availabilityZoneCount$/,
    to: [2],
    weak: "lower",
    source: "OS-11; declaration: 2 or 3",
  },
  {
    place: /^route53\/healthCheck failureThreshold$/,
    to: [10],
    weak: "higher",
    source: "R5-03; Route 53 API: 1-10",
  },
  {
    place: /^route53\/healthCheck requestInterval$/,
    to: [30],
    weak: "higher",
    source: "R5-03; Route 53 API: 10 or 30",
  },
  {
    place: /^route53\/healthCheck childHealthThreshold$/,
    to: [0, 1],
    weak: "lower",
    source: "declaration: between 0 and 256; at 0 the check is always healthy",
  },
  { place: /^route53\/healthCheck port$/, to: [80], weak: "lower", source: "IANA: http" },
  {
    place: /^s3\/bucketLifecycleConfiguration rules\[\]\.expiration\.days$/,
    to: [1],
    weak: "lower",
    source: "S3-04; S3 API: a non-zero positive integer",
  },
  {
    place: /^s3\/bucketLifecycleConfiguration .*\.noncurrentDays$/,
    to: [1],
    weak: "lower",
    source: "S3 API: a positive integer",
  },
  {
    place: /^wafv2\/webAcl .*rateBasedStatement\.limit$/,
    to: [2_000_000_000],
    weak: "higher",
    source: "WAF API: 10-2,000,000,000",
  },
  {
    place: /^wafv2\/webAcl .*rateBasedStatement\.evaluationWindowSec$/,
    to: [60],
    weak: "lower",
    source: "declaration: 60, 120, 300 or 600",
  },
  {
    place: /^advancedCluster advancedConfiguration\.oplogMinRetentionHours$/,
    to: [1],
    weak: "lower",
    source: "Atlas API: the window may be shortened to any number of hours",
  },
  {
    place: /^advancedCluster .*electableSpecs\.nodeCount$/,
    to: [0, 1],
    weak: "lower",
    source: "MA-07",
  },
  {
    place: /^cloudBackupSchedule restoreWindowDays$/,
    to: [1],
    weak: "lower",
    source: "MA-09; declaration: a positive, non-zero integer",
  },
  {
    place: /^cloudBackupSchedule .*retentionValue$/,
    to: [1],
    weak: "lower",
    source: "MA-09; Atlas API: at least 1",
  },
  {
    place: /^cloudBackupSchedule policyItemHourly\.frequencyInterval$/,
    to: [12],
    weak: "higher",
    source: "declaration: 1, 2, 4, 6, 8 or 12",
  },
  {
    place: /^alertConfiguration notifications\[\]\.delayMin$/,
    to: [1440],
    weak: "higher",
    source: "MA-11; a day",
  },
];
