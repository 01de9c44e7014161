import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../../infra/tags";

/** Inputs of {@link AlarmTopic}. */
export interface AlarmTopicArgs {
  /** Region of the cell and of the stack's provider. */
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** ARN of the cell's key for log groups and alarm topics. */
  readonly logsKeyArn: pulumi.Input<string>;
  readonly tags: Tags;
}

/** Inputs of {@link metricAlarm}; words and values as CloudWatch has them. */
export interface MetricAlarmArgs {
  /** What it means and where to look, for who is told at night. */
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  /** Seconds of one period. */
  readonly period: number;
  /** Periods in a row. */
  readonly evaluationPeriods: number;
  readonly comparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  /** @default notBreaching: services send no points while nothing happens */
  readonly treatMissingData?: "breaching" | "missing" | "notBreaching";
  /** Topic that is told of the beginning and of the end. */
  readonly topicArn: pulumi.Input<string>;
  readonly tags: Tags;
}

/** Inputs of `makeLogGroup`. */
export interface LogGroupArgs {
  /** Physical name. */
  readonly groupName: string;
  /** ARN of the key that it is encrypted with. */
  readonly keyArn: pulumi.Input<string>;
  /** Days that lines are kept, one of those that CloudWatch Logs takes. */
  readonly days: number;
  readonly tags: Tags;
  /** False lets it be destroyed. */
  readonly protect: boolean;
  /** @default the provider's */
  readonly region?: string;
}
