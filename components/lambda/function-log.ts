import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
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
  const protect = !args.removable;
  return new cloudwatch.LogGroup(
    name,
    {
      name: functionLogGroupName(args.tags, functionName),
      kmsKeyId: args.logsKeyArn,
      retentionInDays: FUNCTION_LOG_DAYS[args.phase],
      deletionProtectionEnabled: protect,
      tags: namedTags(args.tags, name),
    },
    { parent, protect },
  );
}
