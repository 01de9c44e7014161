import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import { makeLogGroup } from "../monitoring";
import type { FunctionCommon } from "./args";
import { FUNCTION_LOG_DAYS, functionLogGroupName } from "./function-layout";

/**
 * The log group of a function: with a key and an end, protected like every log.
 *
 * @param functionName logical name of the function.
 */
export function makeFunctionLog(
  name: string,
  functionName: string,
  args: Pick<FunctionCommon, "logsKeyArn" | "phase" | "removable" | "tags">,
  parent: pulumi.Resource,
): cloudwatch.LogGroup {
  return makeLogGroup(
    name,
    {
      groupName: functionLogGroupName(args.tags, functionName),
      keyArn: args.logsKeyArn,
      days: FUNCTION_LOG_DAYS[args.phase],
      tags: args.tags,
      protect: !args.removable,
    },
    parent,
  );
}
