import type { Phase } from "../../infra/fleet/schema";
import { physicalName } from "../../infra/naming";
import type { Tags } from "../../infra/tags";
import { type KeyScope, type PolicyStatement, regionalArn } from "../keys";

/**
 * Node.js 24, supported until April 2028 (Lambda developer guide, runtimes). What it deploys is compiled for
 * the Node.js that the tests run on, which is older.
 */
export const RUNTIME = "nodejs24.x";

/** Days that a function's log is kept. It holds counts and errors, and no player's data. */
export const FUNCTION_LOG_DAYS: Readonly<Record<Phase, number>> = {
  seed: 14,
  launch: 30,
  growth: 30,
  scale: 30,
};

/** Fixed, so that the role's rights are known before the group exists. */
export function functionLogGroupName(tags: Tags, name: string): string {
  return `/worldcell/functions/${physicalName("logGroup", tags.game, tags.environment, name)}`;
}

/** Lambda of this account runs as the role, and nobody else. */
export function lambdaTrust(scope: KeyScope): PolicyStatement {
  return {
    Sid: "Lambda",
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": scope.account } },
  };
}

/** Actions by which Lambda connects a function to a network, with the function's own role. */
const INTERFACES = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
] as const;

/**
 * What every function needs: its log, traces, and the network interfaces that Lambda makes as the role. Those
 * are allowed to Lambda and denied to the code (Lambda developer guide, "Giving Lambda functions access to
 * resources in an Amazon VPC"): code's requests carry the function's ARN, Lambda's own do not.
 *
 * @param name logical name of the function, which the physical one begins with.
 */
export function functionRights(scope: KeyScope, tags: Tags, name: string): PolicyStatement[] {
  const group = functionLogGroupName(tags, name);
  return [
    {
      Sid: "Log",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: regionalArn(scope, "logs", `log-group:${group}:*`),
    },
    {
      Sid: "Traces",
      Effect: "Allow",
      // Neither action knows resources (Service authorization reference, X-Ray).
      Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
      Resource: "*",
    },
    { Sid: "InterfacesByLambda", Effect: "Allow", Action: INTERFACES, Resource: "*" },
    {
      Sid: "NoInterfacesByCode",
      Effect: "Deny",
      Action: INTERFACES,
      Resource: "*",
      Condition: {
        ArnLike: { "lambda:SourceFunctionArn": regionalArn(scope, "lambda", `function:${name}-*`) },
      },
    },
  ];
}
