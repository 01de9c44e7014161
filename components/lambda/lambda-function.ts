import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { policyJson } from "../keys";
import { metricAlarm } from "../monitoring";
import type { LambdaFunctionArgs } from "./args";
import { bundle } from "./bundle";
import { functionRights, lambdaTrust, RUNTIME } from "./function-layout";
import { makeFunctionLog } from "./function-log";

/** Raw children. */
export interface LambdaFunctionNodes {
  readonly logGroup: cloudwatch.LogGroup;
  /** The role that was made, or given. */
  readonly role: iam.Role;
  readonly function: lambda.Function;
}

/**
 * A function of Lambda in the cell's network, from its folder of code: with a role that may do what it is
 * given and no more, a log group with a key and an end, and alarms for what it fails at and for what Lambda
 * does not let it do.
 *
 * It is called by what its maker connects it to; nothing may call it by a policy of its own.
 */
export class LambdaFunction extends pulumi.ComponentResource {
  readonly functionArn: pulumi.Output<string>;
  /** Its physical name, a dimension of its metrics. */
  readonly functionName: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** SHA-256 of its code, in hex. */
  readonly codeHash: string;
  readonly nodes: LambdaFunctionNodes;

  constructor(name: string, args: LambdaFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    const { logGroup: givenLog, role: given, ...recorded } = args;
    super("worldcell:lambda:LambdaFunction", name, recorded, opts);
    const code = bundle(args.entry);
    const logGroup = givenLog ?? makeFunctionLog(`${name}-log`, name, args, this);
    const role = given ?? this.makeRole(`${name}-role`, args);
    const rights = this.makeRights(`${name}-rights`, name, args, role);
    const child = `${name}-function`;
    const made = new lambda.Function(
      child,
      {
        description: args.description,
        code: code.archive,
        handler: "index.handler",
        runtime: RUNTIME,
        architectures: ["arm64"],
        role: role.arn,
        memorySize: args.memory,
        timeout: args.timeout,
        environment: { variables: { CELL: args.region, ...args.environment } },
        kmsKeyArn: args.dataKeyArn,
        vpcConfig: {
          subnetIds: [...args.place.subnetIds],
          securityGroupIds: [args.place.securityGroupId],
        },
        loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
        tracingConfig: { mode: "Active" },
        tags: namedTags(args.tags, child),
      },
      // Lambda looks at the rights when it makes the function, and needs them until it is gone.
      { parent: this, dependsOn: [rights, logGroup] },
    );
    this.functionArn = made.arn;
    this.functionName = made.name;
    this.roleArn = role.arn;
    this.codeHash = code.hash;
    this.nodes = { logGroup, role, function: made };
    this.makeAlarms(name, args);
    this.registerOutputs({
      functionArn: this.functionArn,
      functionName: this.functionName,
      roleArn: this.roleArn,
    });
  }

  private makeRole(child: string, args: LambdaFunctionArgs): iam.Role {
    return new iam.Role(
      child,
      {
        description: `${args.description}, in ${args.region}`,
        assumeRolePolicy: policyJson([lambdaTrust(args)]),
        tags: namedTags(args.tags, child),
      },
      { parent: this },
    );
  }

  private makeRights(child: string, name: string, args: LambdaFunctionArgs, role: iam.Role) {
    const own = functionRights(args, args.tags, name);
    return new iam.RolePolicy(
      child,
      {
        role: role.id,
        policy: pulumi.output(args.rights ?? []).apply((more) => policyJson([...more, ...own])),
      },
      { parent: this },
    );
  }

  private makeAlarms(name: string, { tags, topicArn }: LambdaFunctionArgs): void {
    const common = {
      namespace: "AWS/Lambda",
      dimensions: { FunctionName: this.functionName },
      statistic: "Sum",
      period: 300,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      evaluationPeriods: 1,
      topicArn,
      tags,
    } as const;
    metricAlarm(
      `${name}-alarm-errors`,
      { ...common, metricName: "Errors", description: `${name} failed as a whole; see its log` },
      this,
    );
    metricAlarm(
      `${name}-alarm-throttles`,
      {
        ...common,
        metricName: "Throttles",
        // A single one is tried again by itself.
        evaluationPeriods: 3,
        description: `Lambda did not let ${name} run: the account's concurrency is used up`,
      },
      this,
    );
  }
}
