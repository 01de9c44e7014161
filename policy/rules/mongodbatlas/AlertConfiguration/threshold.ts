import { mapping, type Place, resourceRule } from "../../../rule";
import { ALERT } from "../types";

const METRIC_EVENTS = ["OUTSIDE_METRIC_THRESHOLD", "OUTSIDE_SERVERLESS_METRIC_THRESHOLD"];
/** Metrics in percent of what there is, bad when high. */
const PERCENT = [
  /^CONNECTIONS_PERCENT$/,
  /^DISK_PARTITION_SPACE_USED_/,
  /^(MAX_)?(NORMALIZED_)?(SYSTEM|PROCESS)_CPU_/,
  /^(MAX_)?NORMALIZED_(SYSTEM|PROCESS|FTS)_/,
];
/** Events about a limit, with the side that is bad. */
const SIDES: Readonly<Record<string, "GREATER_THAN" | "LESS_THAN">> = {
  CPS_SNAPSHOT_BEHIND: "GREATER_THAN",
  REPLICATION_OPLOG_WINDOW_RUNNING_OUT: "LESS_THAN",
  TOO_MANY_ELECTIONS: "GREATER_THAN",
};
/** The largest limits that still tell something, in the units that go with them. */
const LARGEST: Readonly<Record<string, readonly [most: number, units: string]>> = {
  CPS_SNAPSHOT_BEHIND: [168, "HOURS"],
  EXTRA_INFO_PAGE_FAULTS: [10_000, "RAW"],
  GLOBAL_LOCK_CURRENT_QUEUE_TOTAL: [1000, "RAW"],
  OPLOG_SLAVE_LAG_MASTER_TIME: [3600, "SECONDS"],
  TOO_MANY_ELECTIONS: [100, "RAW"],
};
const OPERATORS = ["GREATER_THAN", "LESS_THAN"];

function mustCompare(limit: Place, side: string): void {
  limit.mustBeOneOf("operator", [side], { shown: OPERATORS });
}

function mustBeReachable(limit: Place, name: string): void {
  const [most, units] = LARGEST[name] ?? [];
  if (most !== undefined && limit.text("units") === units) limit.mustBeAtMost("threshold", most);
}

function judgeMetric(limit: Place): void {
  limit.mustExist("threshold");
  const metric = limit.text("metricName") ?? "";
  mustBeReachable(limit, metric);
  if (!PERCENT.some((name) => name.test(metric))) return;
  if (!metric.includes("STEAL")) mustCompare(limit, "GREATER_THAN");
  const threshold = limit.number("threshold");
  if (threshold !== undefined && threshold >= 100)
    limit.fail("threshold", `is ${String(threshold)} percent, which is never exceeded`);
}

export const threshold = resourceRule({
  id: "mongodbatlas-alert-configuration-threshold",
  title: "An alert on a limit has a limit that can be passed",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "A limit that is missing, or on the wrong side, makes an alert that never speaks or never stops.",
  fix: "Set metricThresholdConfig, or thresholdConfig for an event, with operator and threshold.",
  types: [ALERT],
  properties: ["metricThresholdConfig", "thresholdConfig"],
  check: (it) => {
    const event = it.text("eventType") ?? "";
    if (METRIC_EVENTS.includes(event)) {
      it.mustExist("metricThresholdConfig");
      const limit = it.at("metricThresholdConfig");
      if (limit !== undefined) judgeMetric(limit);
      return;
    }
    const side = SIDES[event] ?? it.notApplicable("the event has no limit");
    it.mustExist("thresholdConfig");
    const limit = it.at("thresholdConfig");
    if (limit === undefined) return;
    limit.mustExist("threshold");
    mustCompare(limit, side);
    mustBeReachable(limit, event);
    // Nothing is below zero: the alert would never speak.
    if (side === "LESS_THAN" && (limit.number("threshold") ?? 1) <= 0)
      limit.fail("threshold", "is 0; it must be more");
  },
});
