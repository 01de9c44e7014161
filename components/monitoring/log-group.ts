import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import type { LogGroupArgs } from "./args";

/** A log group with a fixed name, a customer key and an end; protected on both sides until it may go. */
export function makeLogGroup(
  name: string,
  { days, groupName, keyArn, protect, region, tags }: LogGroupArgs,
  parent: pulumi.Resource,
): cloudwatch.LogGroup {
  return new cloudwatch.LogGroup(
    name,
    {
      ...(region === undefined ? {} : { region }),
      name: groupName,
      kmsKeyId: keyArn,
      retentionInDays: days,
      deletionProtectionEnabled: protect,
      tags: namedTags(tags, name),
    },
    { parent, protect },
  );
}
