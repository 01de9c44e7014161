import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { schemaPlan } from "../../infra/model/derive/schema";
import { type FunctionCommon, invocationInput, LambdaFunction, makeFunctionLog } from "../lambda";
import { databaseUser, iamConnection } from "./database-user";

/** Inputs of {@link SchemaStep}. */
export interface SchemaStepArgs extends FunctionCommon {
  /** The fleet's database, as the schema cell reaches it. */
  readonly atlas: {
    readonly projectId: string;
    readonly clusterName: string;
    /** Private connection string of this region's routers, without credentials. */
    readonly srv: string;
  };
  /** Log group of {@link makeSchemaLog}. */
  readonly logGroup: cloudwatch.LogGroup;
}

/** Logical name of the step's function. */
const functionOf = (name: string) => `${name}-step`;

/**
 * The log group of the schema step. Every cell has it, since any may become the schema cell: a protected group
 * that went when another cell took over would need the two keys of a removal.
 *
 * @param name logical name of the schema step.
 */
export function makeSchemaLog(
  name: string,
  args: Parameters<typeof makeFunctionLog>[2],
  parent: pulumi.Resource,
): cloudwatch.LogGroup {
  return makeFunctionLog(`${name}-log`, functionOf(name), args, parent);
}

/** An index of a large collection takes long, and the next run goes on where one ended. */
const SIZE = { memory: 512, timeout: 900 } as const;

/**
 * Applies the data model to the fleet's database: collections, validators, indexes, and the schema's version
 * at the end. It runs whenever the model or its code changes, in the one cell that the fleet names; all else
 * waits for the version.
 */
export class SchemaStep extends pulumi.ComponentResource {
  readonly functionArn: pulumi.Output<string>;
  readonly nodes: { readonly function: LambdaFunction; readonly applied: lambda.Invocation };

  constructor(name: string, args: SchemaStepArgs, opts?: pulumi.ComponentResourceOptions) {
    const { logGroup, ...recorded } = args;
    super("worldcell:database:SchemaStep", name, recorded, opts);
    const { atlas, ...common } = recorded;
    const step = new LambdaFunction(
      functionOf(name),
      {
        ...common,
        logGroup,
        ...SIZE,
        entry: "database/functions/schema",
        description: "Applies the data model to the database",
        environment: { MONGODB_URI: iamConnection(atlas.srv) },
      },
      { parent: this },
    );
    const user = databaseUser(
      `${name}-user`,
      { ...atlas, roleArn: step.roleArn, role: "schema-admin" },
      this,
    );
    const applied = new lambda.Invocation(
      `${name}-applied`,
      {
        functionName: step.functionName,
        input: invocationInput(step, { plan: schemaPlan() }),
        lifecycleScope: "CRUD",
      },
      { parent: this, dependsOn: [user] },
    );
    this.functionArn = step.functionArn;
    this.nodes = { function: step, applied };
    this.registerOutputs({ functionArn: this.functionArn });
  }
}
