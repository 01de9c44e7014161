import { mapping, stackRule } from "../../rule";
import { fleetOf } from "./stack";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** What alarms call a store: the dimension, and the output with its value. */
const DIMENSIONS: Readonly<
  Record<string, readonly [dimension: RegExp, outputs: readonly string[]]>
> = {
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    /^(ReplicationGroupId|CacheClusterId)$/,
    ["replicationGroupId", "id"],
  ],
  "aws:opensearch/domain:Domain": [/^DomainName$/, ["domainName"]],
  "aws:sqs/queue:Queue": [/^QueueName$/, ["name"]],
};

export const alarms = stackRule({
  id: "fleet-alarms",
  title: "A store and a queue have an alarm that watches them",
  severity: "low",
  frameworks: [mapping("worldcell", "A10")],
  why: "Without one, players are the first to see that it is full or gone.",
  fix: "Add a MetricAlarm with the resource's own dimensions, and an action.",
  types: Object.keys(DIMENSIONS),
  properties: [],
  check: (it) => {
    fleetOf(it);
    const [dimension, outputs] = DIMENSIONS[it.type] ?? it.notApplicable("has no dimensions");
    const alarms = it.ofType(ALARM);
    if (alarms.some((alarm) => alarm.dependsOn(it))) return;
    const named = alarms.flatMap((alarm) => {
      if (alarm.isUnknown("dimensions")) return [];
      const keys = alarm.keys("dimensions").filter((key) => dimension.test(key));
      return keys.map((key) => alarm.text(`dimensions.${key}`) ?? "");
    });
    const watched =
      named.length > 0 &&
      outputs.flatMap((key) => it.texts(key)).some((name) => named.includes(name));
    if (!watched) it.fail("", "has no alarm that names it");
  },
});
