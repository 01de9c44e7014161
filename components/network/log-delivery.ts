import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { LOG_GROUPS } from "../../infra/log-groups";
import type { KeyScope, PolicyStatement } from "../keys";
import { policyJson, regionalArn } from "../keys";
import type { NetworkContext } from "./context";

/**
 * Lets the services of every fleet's cells write their logs: WAF, ElastiCache and OpenSearch Ingestion by way of log delivery,
 * OpenSearch Service itself, which refuses a domain while it may not write (its developer guide,
 * monitoring logs, has the conditions too).
 */
export function logDeliveryStatements(scope: KeyScope): PolicyStatement[] {
  const groups = (beginning: string) => regionalArn(scope, "logs", `log-group:${beginning}*:*`);
  return [
    {
      Sid: "DeliveredLogs",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [
        groups(LOG_GROUPS.cache),
        groups(LOG_GROUPS.firewall),
        groups(LOG_GROUPS.ingestion),
      ],
      Condition: {
        StringEquals: { "aws:SourceAccount": scope.account },
        ArnLike: { "aws:SourceArn": regionalArn(scope, "logs", "*") },
      },
    },
    {
      Sid: "SearchLogs",
      Effect: "Allow",
      Principal: { Service: "es.amazonaws.com" },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: groups(LOG_GROUPS.search),
      Condition: {
        StringEquals: { "aws:SourceAccount": scope.account },
        ArnLike: { "aws:SourceArn": regionalArn(scope, "es", "domain/*") },
      },
    },
  ];
}

/**
 * The region's one log resource policy, with patterns: a region takes ten, and the fleet that owns the
 * region makes this one for all.
 */
export function makeLogDelivery(context: NetworkContext): cloudwatch.LogResourcePolicy {
  return new cloudwatch.LogResourcePolicy(
    `${context.name}-log-delivery`,
    {
      policyName: "worldcell-log-delivery",
      policyDocument: policyJson(logDeliveryStatements(context.args)),
    },
    { parent: context.parent },
  );
}
