import { mapping, resourceRule } from "../../../../rule";
import { HEALTH_CHECK } from "../zones";

export const checkAlarmData = resourceRule({
  id: "aws-route53-health-check-alarm-data",
  title: "A health check of a metric does not take missing data for health",
  severity: "medium",
  frameworks: [mapping("worldcell", "A11")],
  why: "What stops sending data is what is lost: the check stays healthy and keeps sending players there.",
  fix: "Set insufficientDataHealthStatus to Unhealthy, or to LastKnownStatus for a fence.",
  types: [HEALTH_CHECK],
  properties: [
    "insufficientDataHealthStatus",
    "cloudwatchAlarmName",
    "cloudwatchAlarmRegion",
    "triggers",
  ],
  check: (it) => {
    if (it.text("type") !== "CLOUDWATCH_METRIC") it.notApplicable("looks at no metric");
    it.mustExist("cloudwatchAlarmName");
    it.mustExist("cloudwatchAlarmRegion");
    // Route 53 copies the alarm's settings once; only a changed trigger makes it copy them again.
    if (it.context.fleet !== undefined) it.mustExist("triggers");
    it.mustBeOneOf("insufficientDataHealthStatus", ["Unhealthy", "LastKnownStatus"], {
      absent: it.context.fleet === undefined ? "passes" : "fails",
      shown: ["Healthy"],
    });
  },
});
