import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { schemaPlan } from "../../infra/model/derive/schema";
import { type FunctionCommon, LambdaFunction } from "../lambda";
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
    super("worldcell:database:SchemaStep", name, args, opts);
    const { atlas, ...common } = args;
    const step = new LambdaFunction(
      `${name}-step`,
      {
        ...common,
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
        input: JSON.stringify({ plan: schemaPlan() }),
        triggers: { code: step.codeHash },
      },
      { parent: this, dependsOn: [user] },
    );
    this.functionArn = step.functionArn;
    this.nodes = { function: step, applied };
    this.registerOutputs({ functionArn: this.functionArn });
  }
}
