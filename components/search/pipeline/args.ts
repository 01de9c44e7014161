import type * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../../infra/fleet/schema";
import type { Tags } from "../../../infra/tags";
import type { Compression } from "./body";

/** A folder of a bucket. */
export interface BucketFolder {
  /** Name of a bucket of this account and region. */
  readonly bucketName: pulumi.Input<string>;
  /** Beginning of its keys, with the slash at its end: `backfill/players/`. */
  readonly prefix: string;
  /** ARN of the customer key that the bucket encrypts with. */
  readonly keyArn: pulumi.Input<string>;
}

/** Inputs of `makePipelineLog`. */
export interface PipelineLogArgs {
  /** Phase of the cell: decides how long logs are kept. */
  readonly phase: Phase;
  readonly tags: Tags;
  /** ARN of the cell's key for log groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** True lets the log group be destroyed; the second of the two keys that removal needs. */
  readonly removable: boolean;
}

/** Inputs of `makePipelineRole`. */
export interface PipelineRoleArgs {
  /** Region of the cell and of the stack's provider. */
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  readonly tags: Tags;
  /** The cell's search. */
  readonly search: { readonly domainArn: pulumi.Input<string> };
  /** What is read, once: every object of the folder. */
  readonly source: BucketFolder;
  /**
   * Where lines go that the domain refuses, and lines without index, id, version or document; they hold what
   * players wrote. Neither this prefix nor the source's may begin with the other.
   */
  readonly rejected: BucketFolder;
  /** ARN of the cell's key for stores; encrypts the pipeline's buffer. */
  readonly dataKeyArn: pulumi.Input<string>;
}

/** Inputs of {@link Pipeline}. */
export interface PipelineArgs extends PipelineRoleArgs {
  readonly vpcId: pulumi.Input<string>;
  /** App subnets: the only ones that the domain answers to. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly search: PipelineRoleArgs["search"] & {
    /** Host name for requests, without scheme. */
    readonly endpoint: pulumi.Input<string>;
  };
  /** Role of `makePipelineRole`. */
  readonly role: iam.Role;
  /**
   * What has to be there before it reads, which it does at once: its role's rights, and the role among the
   * writers of the search plan.
   */
  readonly after: readonly pulumi.Resource[];
  /** Log group of `makePipelineLog`. */
  readonly logGroupName: pulumi.Input<string>;
  /** How the objects are compressed. @default "gzip" */
  readonly compression?: Compression;
  /** Units that run always, one and more; each is paid by the hour. @default 1 */
  readonly minUnits?: number;
  /** Units that run at most, 96 and fewer. @default 4 */
  readonly maxUnits?: number;
}
