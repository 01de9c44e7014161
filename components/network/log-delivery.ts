import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { policyJson, regionalArn } from "../keys";
import type { NetworkContext } from "./context";
import { WAF_LOG_GROUPS } from "./network-layout";

/**
 * Lets log delivery write to the WAF log groups of every fleet in this region: a region takes ten such
 * policies, so there is one, with a pattern, made by the fleet that owns the region.
 */
export function makeLogDelivery(context: NetworkContext): cloudwatch.LogResourcePolicy {
  const { args } = context;
  return new cloudwatch.LogResourcePolicy(
    `${context.name}-log-delivery`,
    {
      policyName: "worldcell-waf-log-delivery",
      policyDocument: policyJson([
        {
          Sid: "WafLogs",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: regionalArn(args, "logs", `log-group:${WAF_LOG_GROUPS}:*`),
          Condition: {
            StringEquals: { "aws:SourceAccount": args.account },
            ArnLike: { "aws:SourceArn": regionalArn(args, "logs", "*") },
          },
        },
      ]),
    },
    { parent: context.parent },
  );
}
