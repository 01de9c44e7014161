import * as iam from "@pulumi/aws/iam";
import { expect } from "chai";
import { LambdaFunction, type LambdaFunctionArgs } from "../../../../components/lambda";
import { PHASES } from "../../../../infra/fleet/schema";
import { expectConventions, expectGuarded, statements } from "../../../support/conventions";
import { FUNCTION_COMMON } from "../../../support/functions";
import { all, one, record, TEST_ACCOUNT } from "../../../support/record";

const FUNCTION = "aws:lambda/function:Function";
const ROLE = "aws:iam/role:Role";
const RIGHTS = "aws:iam/rolePolicy:RolePolicy";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

const ARGS: LambdaFunctionArgs = {
  ...FUNCTION_COMMON,
  entry: "search/functions/loader",
  description: "Does what the test says",
  memory: 256,
  timeout: 30,
  environment: { GREETING: "hello" },
  rights: [{ Sid: "Own", Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:own" }],
};

const build = (changes: Partial<LambdaFunctionArgs> = {}) =>
  record((opts) => new LambdaFunction("f", { ...ARGS, ...changes }, opts));

describe("LambdaFunction", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    expectConventions(await build(), "f");
  });

  it("runs the code of its folder in the cell's network, with its cell's name", async () => {
    const recorded = await build();
    const { inputs } = one(recorded, FUNCTION);
    expect(inputs).to.deep.include({
      handler: "index.handler",
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      memorySize: 256,
      timeout: 30,
      environment: { variables: { CELL: "eu-west-1", GREETING: "hello" } },
      kmsKeyArn: ARGS.dataKeyArn,
      tracingConfig: { mode: "Active" },
      vpcConfig: {
        subnetIds: ["subnet-a", "subnet-b", "subnet-c"],
        securityGroupIds: ["sg-functions"],
      },
    });
    const code = JSON.stringify(inputs.code);
    const { codeHash } = recorded.result;
    expect(code).to.contain(`.cache/functions/loader-${codeHash.slice(0, 16)}.js`);
  });

  it("writes to a log group that is there before it, with a key and an end", async () => {
    const recorded = await build();
    const group = one(recorded, LOG_GROUP);
    expect(group.inputs).to.deep.include({
      name: "/worldcell/functions/skyforge-test-f",
      kmsKeyId: ARGS.logsKeyArn,
      retentionInDays: 30,
      deletionProtectionEnabled: true,
    });
    expect(group.protect).to.equal(true);
    const made = one(recorded, FUNCTION);
    expect(made.inputs.loggingConfig).to.deep.equal({
      logFormat: "JSON",
      logGroup: "/worldcell/functions/skyforge-test-f",
    });
    expect(made.dependencies).to.include.members([group.urn, one(recorded, RIGHTS).urn]);
  });

  it("keeps logs in every phase, and lets them go when the cell is removed", async () => {
    for (const phase of PHASES) {
      const { inputs } = one(await build({ phase }), LOG_GROUP);
      expect(inputs.retentionInDays, phase).to.be.oneOf([14, 30]);
    }
    const group = one(await build({ removable: true }), LOG_GROUP);
    expect([group.protect, group.inputs.deletionProtectionEnabled]).to.deep.equal([false, false]);
  });

  it("has a role for Lambda of this account alone, with what it is given, its log and its traces", async () => {
    const recorded = await build();
    const trust = statements(one(recorded, ROLE).inputs.assumeRolePolicy);
    expectGuarded(trust);
    expect(trust).to.deep.equal([
      {
        Sid: "Lambda",
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": TEST_ACCOUNT } },
      },
    ]);
    const rights = statements(one(recorded, RIGHTS).inputs.policy);
    expect(rights.map(({ Sid, Effect }) => `${Effect} ${Sid}`)).to.deep.equal([
      "Allow Own",
      "Allow Log",
      "Allow Traces",
      "Allow InterfacesByLambda",
      "Deny NoInterfacesByCode",
    ]);
    expect(rights[1]?.Resource).to.equal(
      `arn:aws:logs:eu-west-1:${TEST_ACCOUNT}:log-group:/worldcell/functions/skyforge-test-f:*`,
    );
  });

  it("denies its code the network interfaces that Lambda makes for it", async () => {
    const recorded = await build();
    const rights = statements(one(recorded, RIGHTS).inputs.policy);
    const denied = rights.find(({ Effect }) => Effect === "Deny");
    const allowed = rights.find(({ Sid }) => Sid === "InterfacesByLambda");
    expect(denied?.Action).to.deep.equal(allowed?.Action);
    const pattern = denied?.Condition?.ArnLike?.["lambda:SourceFunctionArn"];
    if (typeof pattern !== "string") throw new Error("one pattern");
    const { arn } = one(recorded, FUNCTION).outputs;
    expect(arn)
      .to.be.a("string")
      .that.satisfies((text: string) => text.startsWith(pattern.slice(0, -1)));
  });

  it("runs as a role that it is given, and adds to its rights", async () => {
    const recorded = await record((opts, { aws }) => {
      const role = new iam.Role("given", { assumeRolePolicy: "{}" }, { provider: aws });
      return new LambdaFunction("f", { ...ARGS, role }, opts);
    });
    expect(all(recorded, ROLE).map(({ name }) => name)).to.deep.equal(["given"]);
    expect(one(recorded, FUNCTION).inputs.role).to.equal(one(recorded, ROLE).outputs.arn);
    expect(one(recorded, RIGHTS).inputs.role).to.equal(one(recorded, ROLE).id);
  });

  it("tells the topic when it fails, and when Lambda does not let it run", async () => {
    const recorded = await build();
    const { name } = one(recorded, FUNCTION).outputs;
    const alarms = all(recorded, ALARM);
    expect(alarms.map(({ inputs }) => inputs.metricName).sort()).to.deep.equal([
      "Errors",
      "Throttles",
    ]);
    for (const { inputs } of alarms)
      expect(inputs).to.deep.include({
        namespace: "AWS/Lambda",
        dimensions: { FunctionName: name },
        threshold: 0,
        treatMissingData: "notBreaching",
        alarmActions: [ARGS.topicArn],
        okActions: [ARGS.topicArn],
        actionsEnabled: true,
      });
  });
});
