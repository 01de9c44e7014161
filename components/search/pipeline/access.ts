import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../../infra/tags";
import { policyJson } from "../../keys";
import { makeLogGroup } from "../../monitoring";
import type { PipelineLogArgs, PipelineRoleArgs } from "./args";
import {
  PIPELINE_LOG_DAYS,
  pipelineLogGroupName,
  pipelineNameOf,
  pipelineRights,
  pipelineTrust,
} from "./pipeline-layout";

/** Role of a pipeline, and what has to be there before the pipeline runs as it. */
export interface PipelineRole {
  readonly role: iam.Role;
  readonly rights: iam.RolePolicy;
}

/** The role that the cell's pipeline runs as; its ARN is a writer of the search plan. */
export function makePipelineRole(
  name: string,
  args: PipelineRoleArgs,
  parent: pulumi.Resource,
): PipelineRole {
  const role = new iam.Role(
    name,
    {
      description: `Backfill of search from S3, in ${args.region}`,
      assumeRolePolicy: policyJson(pipelineTrust(args, pipelineNameOf(args.tags))),
      tags: namedTags(args.tags, name),
    },
    { parent },
  );
  const policy = pulumi
    .output({
      region: args.region,
      domainArn: args.search.domainArn,
      source: args.source,
      rejected: args.rejected,
    })
    .apply((subjects) => policyJson(pipelineRights(subjects)));
  const rights = new iam.RolePolicy(`${name}-rights`, { role: role.id, policy }, { parent });
  return { role, rights };
}

/**
 * The log group of the cell's pipeline. It is there whether a pipeline is or not: it is protected, and what a
 * pipeline said is worth reading after it was taken away.
 */
export function makePipelineLog(
  name: string,
  args: PipelineLogArgs,
  parent: pulumi.Resource,
): cloudwatch.LogGroup {
  return makeLogGroup(
    name,
    {
      groupName: pipelineLogGroupName(pipelineNameOf(args.tags)),
      keyArn: args.logsKeyArn,
      days: PIPELINE_LOG_DAYS[args.phase],
      tags: args.tags,
      protect: !args.removable,
    },
    parent,
  );
}
