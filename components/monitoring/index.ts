export { AlarmTopic } from "./alarm-topic";
export type { AlarmTopicArgs, MetricAlarmArgs } from "./args";
export { metricAlarm } from "./metric-alarm";
