import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import { physicalName } from "../../infra/naming";
import { accountRoot, cloudWatchLogs, customerKey, policyJson, regionalArn } from "../keys";
import type { CustomerKey } from "../keys";
import { makeLogGroup } from "../monitoring";
import type { Base } from "./base";
import type { NetworkContext } from "./context";
import { child } from "./context";
import { FLOW_LOG_DAYS } from "./network-layout";

/** Flow logs and what they need. */
export interface FlowLogs {
  readonly key: CustomerKey;
  readonly logGroup: cloudwatch.LogGroup;
  readonly role: iam.Role;
  readonly flowLog: ec2.FlowLog;
}

/**
 * All traffic of the VPC, into a log group with a key of its own: the network outlives its cell, so it
 * cannot use the cell's. Anchors have them too: nothing should move there, and a log is how one would know.
 *
 * A flow log cannot be changed in place, so nothing of it follows the phase; only the group's retention does.
 */
export function makeFlowLogs(context: NetworkContext, base: Base): FlowLogs {
  const { args, parent, protect } = context;
  const { tags } = args;
  const groupName = physicalName(
    "logGroup",
    `/worldcell/${tags.game}-${tags.environment}/flow-logs`,
  );
  const key = customerKey(
    `${context.name}-flow-key`,
    {
      description: `${tags.game} ${tags.environment} ${args.region}: flow logs`,
      policy: [accountRoot(args), cloudWatchLogs(args, groupName)],
      alias: `${tags.game}-${tags.environment}-flow-logs`,
      tags,
      removable: !protect,
      overrides: args.overrides?.flowLogKey ?? {},
    },
    { parent },
  );
  const logGroup = makeLogGroup(
    child(context, "flow-logs").name,
    {
      groupName,
      keyArn: key.key.arn,
      days: FLOW_LOG_DAYS[args.phase],
      tags,
      protect,
    },
    parent,
  );
  const { role, policy } = makeRole(context, groupName);
  const flowNames = child(context, "flow-log");
  const flowLog = new ec2.FlowLog(
    flowNames.name,
    {
      maxAggregationInterval: 600,
      tags: flowNames.tags,
      ...args.overrides?.flowLog,
      vpcId: base.vpc.id,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
    },
    // Without the policy the first deliveries fail and the flow log reports an access error.
    { parent, dependsOn: [policy] },
  );
  return { key, logGroup, role, flowLog };
}

/** A role that writes to this one log group, for flow logs of this account and region only. */
function makeRole(
  context: NetworkContext,
  groupName: string,
): { role: iam.Role; policy: iam.RolePolicy } {
  const { args, parent } = context;
  const names = child(context, "flow-role");
  const role = new iam.Role(
    names.name,
    {
      description: `Flow logs of ${args.region}`,
      assumeRolePolicy: policyJson([
        {
          Sid: "FlowLogs",
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": args.account },
            ArnLike: { "aws:SourceArn": regionalArn(args, "ec2", "vpc-flow-log/*") },
          },
        },
      ]),
      tags: names.tags,
    },
    { parent },
  );
  const policy = new iam.RolePolicy(
    `${names.name}-policy`,
    {
      role: role.id,
      policy: policyJson([
        {
          Sid: "Write",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [
            regionalArn(args, "logs", `log-group:${groupName}`),
            regionalArn(args, "logs", `log-group:${groupName}:*`),
          ],
        },
        {
          Sid: "Find",
          Effect: "Allow",
          Action: "logs:DescribeLogGroups",
          Resource: regionalArn(args, "logs", "log-group:*"),
        },
      ]),
    },
    { parent },
  );
  return { role, policy };
}
