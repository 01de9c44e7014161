export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const COMPOSITE_ALARM = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
export const ALARMS: readonly string[] = [METRIC_ALARM, COMPOSITE_ALARM];
