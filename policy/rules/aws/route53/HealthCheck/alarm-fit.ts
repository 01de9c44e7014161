import { mapping, stackRule } from "../../../../rule";
import { shownRegion } from "../../../fleet/stack";
import { HEALTH_CHECK } from "../zones";

const STATISTICS = ["Average", "Minimum", "Maximum", "Sum", "SampleCount"] as const;

export const checkAlarmFit = stackRule({
  id: "aws-route53-health-check-alarm-fit",
  title: "An alarm behind a health check is of a kind that Route 53 can follow",
  severity: "medium",
  frameworks: [mapping("worldcell", "A11")],
  why: "Route 53 reads the metric itself: it knows neither fine periods nor percentiles nor arithmetic.",
  fix: "Use one metric, a plain statistic, a period of at least 60, its own region, and say treatMissingData.",
  types: [HEALTH_CHECK],
  properties: ["cloudwatchAlarmName", "cloudwatchAlarmRegion"],
  check: (it) => {
    if (it.text("type") !== "CLOUDWATCH_METRIC") it.notApplicable("looks at no metric");
    const alarm = it
      .ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
      .find((other) => it.names("cloudwatchAlarmName", other) === "yes");
    if (alarm === undefined) {
      if (it.context.fleet === undefined) it.notApplicable("has no alarm of this stack");
      if (!it.isUnknown("cloudwatchAlarmName"))
        it.fail("cloudwatchAlarmName", "is no alarm of this stack; it must be the cell's fence");
      return;
    }
    it.part(() => {
      const region = it.context.fleet === undefined ? undefined : alarm.region;
      if (region !== undefined && it.text("cloudwatchAlarmRegion") !== region)
        it.fail(
          "cloudwatchAlarmRegion",
          `is not the alarm's region; allowed: ${shownRegion(region)}`,
        );
    });
    alarm.mustBeAbsent("metricQueries");
    alarm.mustBeAbsent("extendedStatistic");
    if (!alarm.has("metricQueries") && !alarm.has("extendedStatistic")) {
      alarm.mustBeOneOf("statistic", STATISTICS);
      alarm.mustBeAtLeast("period", 60);
    }
    if (it.context.fleet !== undefined)
      alarm.mustBeOneOf("treatMissingData", ["notBreaching", "ignore"], {
        shown: ["breaching", "missing"],
      });
  },
});
