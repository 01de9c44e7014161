export { AlarmTopic } from "./alarm-topic";
export type { AlarmTopicArgs, LogGroupArgs, MetricAlarmArgs } from "./args";
export { makeLogGroup } from "./log-group";
export { metricAlarm } from "./metric-alarm";
