import type { Finding } from "../../../infra/errors";
import type { Phase } from "../../../infra/fleet/schema";
import { LOG_GROUPS } from "../../../infra/log-groups";
import { physicalName } from "../../../infra/naming";
import type { Tags } from "../../../infra/tags";
import { bucketArn } from "../../bucket";
import { type KeyScope, type PolicyStatement, regionalArn } from "../../keys";
import type { PipelineArgs } from "./args";

/** Units of a pipeline unless the caller says otherwise: one that runs, four that a big backfill may use. */
export const PIPELINE_UNITS = { min: 1, max: 4 } as const;

/** Most units of a pipeline without stateful processors (OpenSearch Service developer guide, supported plugins). */
export const MOST_UNITS = 96;

/** Days that the log is kept. It names objects and errors, and may quote a line that was refused. */
export const PIPELINE_LOG_DAYS: Readonly<Record<Phase, number>> = {
  seed: 14,
  launch: 30,
  growth: 30,
  scale: 30,
};

/**
 * Name of the cell's pipeline; a cell has one at most.
 */
export function pipelineNameOf(tags: Tags): string {
  return physicalName("pipeline", tags.game, tags.environment, "backfill");
}

/** Log group of a pipeline. */
export function pipelineLogGroupName(pipelineName: string): string {
  return physicalName("logGroup", `${LOG_GROUPS.ingestion}${pipelineName}`);
}

/**
 * This one pipeline may run as the role, and nobody else: the developer guide ("Granting pipelines access to
 * domains") asks for both conditions.
 */
export function pipelineTrust(scope: KeyScope, pipelineName: string): PolicyStatement[] {
  return [
    {
      Sid: "Pipeline",
      Effect: "Allow",
      Principal: { Service: "osis-pipelines.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": scope.account },
        ArnLike: { "aws:SourceArn": regionalArn(scope, "osis", `pipeline/${pipelineName}`) },
      },
    },
  ];
}

/** A folder whose names are known. */
export interface KnownFolder {
  readonly bucketName: string;
  readonly prefix: string;
  readonly keyArn: string;
}

/** What the role's rights are about. */
export interface PipelineSubjects {
  readonly region: string;
  readonly domainArn: string;
  readonly source: KnownFolder;
  readonly rejected: KnownFolder;
}

/**
 * What the pipeline may do: read one folder, write another, and send requests to one domain. Which indexes it
 * may touch is the role mapping's part: it has to be among the plan's writers. The key of the buffer is a
 * persistent buffer's (developer guide, "Persistent buffering"), which the pipeline has not.
 */
export function pipelineRights(subjects: PipelineSubjects): PolicyStatement[] {
  const { domainArn, region, rejected, source } = subjects;
  const arnOf = ({ bucketName }: KnownFolder) => bucketArn(region, bucketName);
  const viaS3 = { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } };
  return [
    allow("SourceList", ["s3:ListBucket"], arnOf(source), {
      StringLike: { "s3:prefix": `${source.prefix}*` },
    }),
    allow("SourceObjects", ["s3:GetObject"], `${arnOf(source)}/${source.prefix}*`),
    allow("SourceKey", ["kms:Decrypt"], source.keyArn, viaS3),
    allow("RejectedObjects", ["s3:PutObject"], `${arnOf(rejected)}/${rejected.prefix}*`),
    // Decrypt too: S3 asks for it when an object comes in parts.
    allow("RejectedKey", ["kms:Decrypt", "kms:GenerateDataKey"], rejected.keyArn, viaS3),
    allow("DomainLookup", ["es:DescribeDomain"], domainArn),
    allow("Domain", ["es:ESHttp*"], `${domainArn}/*`),
  ];
}

function allow(
  Sid: string,
  Action: readonly string[],
  Resource: string,
  Condition?: NonNullable<PolicyStatement["Condition"]>,
): PolicyStatement {
  return {
    Sid,
    Effect: "Allow",
    Action,
    Resource,
    ...(Condition === undefined ? {} : { Condition }),
  };
}

/** A prefix of keys: names with slashes, one at the end, so that it is a folder and no beginning of others. */
const PREFIX = /^(?:[A-Za-z0-9!_.*'()=-]+\/)+$/;

/** Everything wrong with the arguments that is known before anything is made. */
export function checkPipeline(name: string, args: PipelineArgs): Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, path: string, message: string, fix: string) =>
    findings.push({
      code,
      severity: "error",
      where: args.tags.stack,
      path: `${name}.${path}`,
      message,
      fix,
    });
  for (const folder of ["source", "rejected"] as const)
    if (!PREFIX.test(args[folder].prefix))
      add(
        "pipeline-prefix",
        `${folder}.prefix`,
        `"${args[folder].prefix}" is no folder; it ends with a slash and does not begin with one`,
        "use a prefix like backfill/players/",
      );
  const [read, written] = [args.source.prefix, args.rejected.prefix];
  if (read.startsWith(written) || written.startsWith(read))
    add(
      "pipeline-prefix",
      "rejected.prefix",
      `"${written}" and "${read}", the source's, overlap: what was rejected would be read again`,
      "give the rejected a folder beside the source's",
    );
  const { min, max } = unitsOf(args);
  if (!Number.isInteger(min) || !Number.isInteger(max) || min < 1 || max < min || max > MOST_UNITS)
    add(
      "pipeline-units",
      "minUnits",
      `${String(min)} to ${String(max)} units; allowed are whole numbers from 1 to ${String(MOST_UNITS)}, the least first`,
      "leave them out, or correct them",
    );
  if (args.subnetIds.length === 0)
    add(
      "pipeline-subnets",
      "subnetIds",
      "no subnets; without any the pipeline would stand on the internet",
      "give the app subnets",
    );
  return findings;
}

/** Units in force. */
export function unitsOf({ maxUnits, minUnits }: Pick<PipelineArgs, "maxUnits" | "minUnits">): {
  readonly min: number;
  readonly max: number;
} {
  return { min: minUnits ?? PIPELINE_UNITS.min, max: maxUnits ?? PIPELINE_UNITS.max };
}
