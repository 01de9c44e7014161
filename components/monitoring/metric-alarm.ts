import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import type { MetricAlarmArgs } from "./args";

/** An alarm that tells a topic. */
export function metricAlarm(
  name: string,
  args: MetricAlarmArgs,
  parent: pulumi.Resource,
): cloudwatch.MetricAlarm {
  const { description, tags, topicArn, treatMissingData = "notBreaching", ...metric } = args;
  return new cloudwatch.MetricAlarm(
    name,
    {
      ...metric,
      alarmDescription: description,
      treatMissingData,
      actionsEnabled: true,
      alarmActions: [topicArn],
      okActions: [topicArn],
      tags: namedTags(tags, name),
    },
    { parent },
  );
}
