/** One alert of the Atlas project; the group's owners get it by e-mail. */
export interface Alert {
  /** Part of the child's name. */
  readonly name: string;
  readonly eventType: string;
  /** Minutes that the condition lasts before the first message. */
  readonly delayMinutes: number;
  /** Only alerts on replica sets and clusters can name a cluster (provider docs, `matcher`). */
  readonly ofCluster: boolean;
  readonly threshold?: {
    readonly operator: "GREATER_THAN" | "LESS_THAN";
    readonly value: number;
    readonly units: "HOURS" | "RAW" | "SECONDS";
  };
  /** Present for `OUTSIDE_METRIC_THRESHOLD`. */
  readonly metric?: string;
}

type Threshold = NonNullable<Alert["threshold"]>;

const above = (value: number, units: Threshold["units"]): Threshold => ({
  operator: "GREATER_THAN",
  value,
  units,
});

const metric = (
  name: string,
  metricName: string,
  delayMinutes: number,
  threshold: Threshold,
): Alert => ({
  name,
  eventType: "OUTSIDE_METRIC_THRESHOLD",
  metric: metricName,
  delayMinutes,
  ofCluster: false,
  threshold,
});

const oplog = (name: string, hours: number): Alert => ({
  name,
  eventType: "REPLICATION_OPLOG_WINDOW_RUNNING_OUT",
  delayMinutes: 0,
  ofCluster: true,
  threshold: { operator: "LESS_THAN", value: hours, units: "HOURS" },
});

const event = (name: string, eventType: string, delayMinutes = 0, ofCluster = false): Alert => ({
  name,
  eventType,
  delayMinutes,
  ofCluster,
});

/**
 * Alerts of every project. Thresholds: Atlas architecture centre, monitoring and alerts. Identifiers:
 * events from the Atlas Admin API's lists (`AlertConfiguration`, auto-scaling events), metrics
 * those that the API's alert configuration lists: `OPLOG_REPLICATION_LAG_TIME` is a measurement and no
 * metric of an alert, there it is still `OPLOG_SLAVE_LAG_MASTER_TIME`.
 */
export const ALERTS: readonly Alert[] = [
  event("no-primary", "NO_PRIMARY", 5, true),
  event("mongos-missing", "CLUSTER_MONGOS_IS_MISSING", 15, true),
  event("host-down", "HOST_DOWN", 15),
  {
    name: "elections",
    eventType: "TOO_MANY_ELECTIONS",
    delayMinutes: 5,
    ofCluster: true,
    threshold: above(3, "RAW"),
  },
  oplog("oplog-short", 24),
  oplog("oplog-critical", 1),
  metric("replication-lag", "OPLOG_SLAVE_LAG_MASTER_TIME", 5, above(240, "SECONDS")),
  metric("cpu", "NORMALIZED_SYSTEM_CPU_USER", 15, above(75, "RAW")),
  metric("cpu-steal", "NORMALIZED_SYSTEM_CPU_STEAL", 15, above(20, "RAW")),
  metric("disk-space", "DISK_PARTITION_SPACE_USED_DATA", 5, above(90, "RAW")),
  metric("disk-space-critical", "DISK_PARTITION_SPACE_USED_DATA", 0, above(95, "RAW")),
  metric("queues", "GLOBAL_LOCK_CURRENT_QUEUE_TOTAL", 5, above(10, "RAW")),
  metric("page-faults", "EXTRA_INFO_PAGE_FAULTS", 15, above(100, "RAW")),
  metric("connections", "CONNECTIONS_PERCENT", 5, above(80, "RAW")),
  {
    name: "snapshot-behind",
    eventType: "CPS_SNAPSHOT_BEHIND",
    delayMinutes: 0,
    ofCluster: false,
    threshold: above(12, "HOURS"),
  },
  event("snapshot-fallback-failed", "CPS_SNAPSHOT_FALLBACK_FAILED"),
  event("restore-failed", "CPS_RESTORE_FAILED"),
  // Atlas raises the maximum and stops scaling down when the disk asks for it, which the next plan shows as drift.
  event("scaled", "COMPUTE_AUTO_SCALE_INITIATED_BASE"),
  event("scale-limit", "COMPUTE_AUTO_SCALE_MAX_INSTANCE_SIZE_FAIL_BASE"),
  event("scale-oplog", "COMPUTE_AUTO_SCALE_OPLOG_FAIL_BASE"),
  event("disk-limit", "DISK_AUTO_SCALE_MAX_DISK_SIZE_FAIL"),
  event("disk-oplog", "DISK_AUTO_SCALE_OPLOG_FAIL"),
];

/** Minutes between messages about an alert that nobody acknowledged; Atlas allows 5 and more. */
export const ALERT_INTERVAL_MINUTES = 60;
