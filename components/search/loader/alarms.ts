import type * as pulumi from "@pulumi/pulumi";
import { metricAlarm } from "../../monitoring";
import type { LoaderArgs } from "./args";
import type { LoaderQueues } from "./queues";

/** Seconds that a change may wait in the queue: far above the freshness that is promised, far below a day off. */
const OLDEST_SECONDS = 300;

/** Milliseconds that the feed may lag: a zone's failover takes up to a minute, and the stream waits for it. */
const LAG_MILLISECONDS = 60_000;

/** What is told of the way from the database to the domain, beside the functions' own alarms. */
export function makeAlarms(
  name: string,
  { region, tags, topicArn }: LoaderArgs,
  { deadLetters, feed }: LoaderQueues,
  parent: pulumi.Resource,
): void {
  const common = {
    statistic: "Maximum",
    comparisonOperator: "GreaterThanThreshold",
    topicArn,
    tags,
  } as const;
  metricAlarm(
    `${name}-alarm-dead-letters`,
    {
      ...common,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: deadLetters.name },
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      description: "Changes that search could not take; see docs/runbooks/search-dead-letters.md",
    },
    parent,
  );
  metricAlarm(
    `${name}-alarm-age`,
    {
      ...common,
      namespace: "AWS/SQS",
      metricName: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: feed.name },
      period: 60,
      evaluationPeriods: 3,
      threshold: OLDEST_SECONDS,
      description: "Search is behind the queue; see docs/runbooks/search-lag.md",
    },
    parent,
  );
  metricAlarm(
    `${name}-alarm-history-lost`,
    {
      ...common,
      namespace: "Worldcell",
      metricName: "HistoryLost",
      dimensions: { cell: region, function: "feed" },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      description:
        "The feed fills search anew, without deletions; see docs/runbooks/search-history-lost.md",
    },
    parent,
  );
  metricAlarm(
    `${name}-alarm-feed-lag`,
    {
      ...common,
      namespace: "Worldcell",
      metricName: "Lag",
      dimensions: { cell: region, function: "feed" },
      period: 60,
      evaluationPeriods: 5,
      threshold: LAG_MILLISECONDS,
      // Nobody sends it before the service stack runs the feed.
      treatMissingData: "missing",
      description: "The feed is behind the database; see docs/runbooks/search-lag.md",
    },
    parent,
  );
}
