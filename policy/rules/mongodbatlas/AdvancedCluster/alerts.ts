import { mapping, type StackSubject, stackRule } from "../../../rule";
import { mayHaveMore, ofProject } from "../projects";
import { ALERT, CLUSTER } from "../types";

export const METRIC = "OUTSIDE_METRIC_THRESHOLD";

/** What an operator has to hear of: events, and metrics of hosts (Atlas architecture centre, alerts). */
export const EVENTS = [
  "NO_PRIMARY",
  "CLUSTER_MONGOS_IS_MISSING",
  "HOST_DOWN",
  "TOO_MANY_ELECTIONS",
  "REPLICATION_OPLOG_WINDOW_RUNNING_OUT",
  "CPS_SNAPSHOT_BEHIND",
  "CPS_SNAPSHOT_FALLBACK_FAILED",
  "CPS_RESTORE_FAILED",
  "COMPUTE_AUTO_SCALE_INITIATED_BASE",
  "COMPUTE_AUTO_SCALE_MAX_INSTANCE_SIZE_FAIL_BASE",
  "COMPUTE_AUTO_SCALE_OPLOG_FAIL_BASE",
  "DISK_AUTO_SCALE_MAX_DISK_SIZE_FAIL",
  "DISK_AUTO_SCALE_OPLOG_FAIL",
] as const;
export const METRICS = [
  "CONNECTIONS_PERCENT",
  "DISK_PARTITION_SPACE_USED_DATA",
  "EXTRA_INFO_PAGE_FAULTS",
  "GLOBAL_LOCK_CURRENT_QUEUE_TOTAL",
  "NORMALIZED_SYSTEM_CPU_STEAL",
  "NORMALIZED_SYSTEM_CPU_USER",
  "OPLOG_SLAVE_LAG_MASTER_TIME",
] as const;

/** What an alert is about: its event, or its metric. */
function subjectOf<V>(alert: StackSubject<V>): string | undefined {
  const event = alert.text("eventType");
  return event === METRIC ? alert.text("metricThresholdConfig.metricName") : event;
}

/** True for an alert that no matcher keeps from the cluster of this name. */
function watches<V>(alert: StackSubject<V>, cluster: string | undefined): boolean {
  return alert
    .list("matchers")
    .every(
      (matcher) =>
        matcher.text("fieldName") !== "CLUSTER_NAME" ||
        (matcher.text("operator") === "EQUALS" && matcher.text("value") === cluster),
    );
}

export const alerts = stackRule({
  id: "mongodbatlas-advanced-cluster-alerts",
  title: "Somebody is told when a fleet's cluster fails, fills or loses its backups",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "MA-11"), mapping("worldcell", "A10")],
  why: "The fleet's project has no alerts of Atlas' own: without these, players are the first to know.",
  fix: "Add an AlertConfiguration on it to the cluster's project.",
  types: [CLUSTER],
  properties: [],
  check: (it) => {
    const alerting = ofProject(it, ALERT).filter((alert) => watches(alert, it.text("name")));
    const watched = new Set(alerting.map(subjectOf));
    const missing = [...EVENTS, ...METRICS].filter((subject) => !watched.has(subject));
    if (missing.length > 0 && mayHaveMore(it, ALERT)) it.undecided("projectId");
    for (const subject of missing) it.fail("", `has no AlertConfiguration on ${subject}`);
  },
});
