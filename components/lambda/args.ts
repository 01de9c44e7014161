import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { Phase } from "../../infra/fleet/schema";
import type { Tags } from "../../infra/tags";
import type { PolicyStatement } from "../keys";

/** Where functions stand in the cell's network. */
export interface FunctionPlace {
  /** App subnets, one an AZ. */
  readonly subnetIds: readonly string[];
  /** Group that they carry, of `FunctionNetwork`. */
  readonly securityGroupId: pulumi.Input<string>;
}

/** What all functions of a cell have in common. */
export interface FunctionCommon {
  /** Region of the cell and of the stack's provider. */
  readonly region: string;
  /** AWS account id, 12 digits. */
  readonly account: string;
  /** Phase of the cell: decides how long logs are kept. */
  readonly phase: Phase;
  readonly tags: Tags;
  /** True lets the log group be destroyed; the second of the two keys that removal needs. */
  readonly removable: boolean;
  readonly place: FunctionPlace;
  /** ARN of the cell's key for stores; encrypts the environment. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** ARN of the cell's key for log groups. */
  readonly logsKeyArn: pulumi.Input<string>;
  /** Topic that alarms tell. */
  readonly topicArn: pulumi.Input<string>;
}

/** Inputs of {@link LambdaFunction}. */
export interface LambdaFunctionArgs extends FunctionCommon {
  /** Folder of its code below `components`: `search/functions/loader`. */
  readonly entry: string;
  /** What it does, for people; a sentence without its end. */
  readonly description: string;
  /** MiB; its share of a processor grows with it. Lambda takes 128 to 10,240 without asking. */
  readonly memory: number;
  /** Seconds that it may run; Lambda takes 1 to 900. */
  readonly timeout: number;
  /** Beside `CELL`; no secrets: they are read by whoever may see the function's settings. */
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  /** What it may do beside writing its logs and traces. @default nothing */
  readonly rights?: pulumi.Input<readonly PolicyStatement[]>;
  /**
   * Role that it runs as, with a trust in Lambda and rights of its own.
   * @default one that is made here
   */
  readonly role?: iam.Role;
  /**
   * Its log group, made before by `makeFunctionLog`: of a function that comes and goes, whose log stays.
   * @default one that is made here
   */
  readonly logGroup?: cloudwatch.LogGroup;
}
