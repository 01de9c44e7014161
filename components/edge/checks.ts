import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as route53 from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";
import { FENCE, HEALTH_CHECK, HEALTH_PATH } from "../../infra/sizing/recovery";
import type { Tags } from "../../infra/tags";
import { namedTags } from "../../infra/tags";
import type { EdgeCell } from "./args";

/** What decides whether a cell is in the answers. */
export interface CellChecks {
  /** Asks the cell's load balancer, from outside. */
  readonly endpoint: route53.HealthCheck;
  /** In the witness region: rings while the cell is fenced. */
  readonly fence: cloudwatch.MetricAlarm;
  /** Healthy unless the cell is fenced. */
  readonly notFenced: route53.HealthCheck;
  /** Endpoint and not fenced: the check that records carry. */
  readonly serves: route53.HealthCheck;
}

/** Makes the checks of one cell; names of children begin with `name`, which holds the cell's region. */
export function makeChecks(
  name: string,
  cell: EdgeCell,
  tags: Tags,
  parent: pulumi.Resource,
): CellChecks {
  const endpoint = makeEndpoint(`${name}-endpoint`, cell, tags, parent);
  const fence = makeFence(`${name}-fence`, cell, tags, parent);
  const notFenced = makeNotFenced(`${name}-not-fenced`, cell, fence, tags, parent);
  const serves = new route53.HealthCheck(
    `${name}-serves`,
    {
      type: "CALCULATED",
      childHealthchecks: [endpoint.id, notFenced.id],
      childHealthThreshold: 2,
      tags: namedTags(tags, `${name}-serves`),
    },
    { parent },
  );
  return { endpoint, fence, notFenced, serves };
}

/**
 * The check asks for the load balancer by its own name: `api.<domain>` may answer with another cell.
 * Route 53 does not validate the certificate, so the name need not be in it; expiry has its own alarm.
 */
function makeEndpoint(
  name: string,
  cell: EdgeCell,
  tags: Tags,
  parent: pulumi.Resource,
): route53.HealthCheck {
  return new route53.HealthCheck(
    name,
    {
      type: "HTTPS",
      fqdn: cell.loadBalancer.dnsName,
      port: 443,
      resourcePath: HEALTH_PATH,
      enableSni: true,
      requestInterval: HEALTH_CHECK.intervalSeconds,
      failureThreshold: HEALTH_CHECK.failureThreshold,
      measureLatency: true,
      tags: namedTags(tags, name),
    },
    { parent },
  );
}

/**
 * No data is the normal state, and means "not fenced". An operator puts 1 each minute to fence and
 * 0 to lift the fence: the 0 is needed, because the check below keeps its last status when data ends.
 */
function makeFence(
  name: string,
  cell: EdgeCell,
  tags: Tags,
  parent: pulumi.Resource,
): cloudwatch.MetricAlarm {
  return new cloudwatch.MetricAlarm(
    name,
    {
      region: cell.witness,
      alarmDescription: `Cell ${cell.region} is fenced: an operator keeps players away from it.`,
      namespace: FENCE.namespace,
      metricName: FENCE.metricName,
      dimensions: { [FENCE.dimension]: cell.region },
      statistic: "Maximum",
      period: FENCE.periodSeconds,
      evaluationPeriods: FENCE.evaluationPeriods,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: FENCE.threshold,
      treatMissingData: "notBreaching",
      tags: namedTags(tags, name),
    },
    { parent },
  );
}

/**
 * Reads the same data as the alarm. `LastKnownStatus`: losing the witness neither fences a healthy
 * cell nor frees a fenced one. Route 53 copies the alarm's settings once, so the triggers name all
 * of them.
 */
function makeNotFenced(
  name: string,
  cell: EdgeCell,
  fence: cloudwatch.MetricAlarm,
  tags: Tags,
  parent: pulumi.Resource,
): route53.HealthCheck {
  return new route53.HealthCheck(
    name,
    {
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: fence.name,
      cloudwatchAlarmRegion: cell.witness,
      insufficientDataHealthStatus: "LastKnownStatus",
      triggers: {
        metric: `${FENCE.namespace}/${FENCE.metricName}{${FENCE.dimension}=${cell.region}}`,
        period: `${String(FENCE.evaluationPeriods)}x${String(FENCE.periodSeconds)}`,
        threshold: String(FENCE.threshold),
        witness: cell.witness,
      },
      tags: namedTags(tags, name),
    },
    { parent },
  );
}
