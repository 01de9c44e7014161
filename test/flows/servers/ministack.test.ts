import { setTimeout as pause } from "node:timers/promises";
import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { provided } from "../../support/servers/hooks";
import { missingMinistack, startMinistack } from "../../support/servers/ministack";
import { zipped } from "../../support/servers/zip";

const ROLE = "arn:aws:iam::123456789012:role/tests";

/** Refuses the messages that say so, each by its id; asked directly it doubles a number. */
const HANDLER = `
exports.handler = async (event) => {
  if (event.Records === undefined) return { doubled: event.number * 2, region: process.env.AWS_REGION };
  const failed = event.Records.filter(({ body }) => body.startsWith("poison"));
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
`;

describe("ministack, in the place of AWS", function () {
  this.timeout(60_000);
  const started = provided(
    "what runs on AWS",
    missingMinistack,
    async () => {
      const server = await startMinistack();
      const { client } = server;
      return {
        server,
        s3: new S3Client({ ...client, forcePathStyle: true }),
        sqs: new SQSClient(client),
        lambda: new LambdaClient(client),
        steps: new SFNClient(client),
      };
    },
    async ({ server, s3, sqs, lambda, steps }) => {
      for (const client of [s3, sqs, lambda, steps]) client.destroy();
      await server.stop();
    },
  );

  /** Makes a queue and the queue of its dead letters. */
  async function queues(name: string, receives: number): Promise<{ url: string; dead: string }> {
    const { sqs } = started();
    const made = await sqs.send(new CreateQueueCommand({ QueueName: `${name}-dead` }));
    const arn = `arn:aws:sqs:eu-west-1:123456789012:${name}-dead`;
    const redrive = { deadLetterTargetArn: arn, maxReceiveCount: receives };
    const queue = await sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: { RedrivePolicy: JSON.stringify(redrive), VisibilityTimeout: "1" },
      }),
    );
    return { url: queue.QueueUrl ?? "", dead: made.QueueUrl ?? "" };
  }

  /** Bodies of the messages of a queue, once there are some. */
  async function received(url: string): Promise<string[]> {
    const { Messages = [] } = await started().sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
    );
    return Messages.map(({ Body = "" }) => Body);
  }

  async function makeFunction(name: string): Promise<string> {
    const { FunctionArn = "" } = await started().lambda.send(
      new CreateFunctionCommand({
        ...{ FunctionName: name, Role: ROLE, Runtime: "nodejs20.x", Handler: "index.handler" },
        Code: { ZipFile: zipped({ "index.js": HANDLER }) },
      }),
    );
    return FunctionArn;
  }

  it("puts an object only where there is none, if asked so", async () => {
    const { s3 } = started();
    const place = { Bucket: "archive", Key: "dt=2026-01-01/part-0.csv" };
    await s3.send(new CreateBucketCommand({ Bucket: place.Bucket }));
    const put = (body: string): Promise<unknown> =>
      s3.send(new PutObjectCommand({ ...place, Body: body, IfNoneMatch: "*" }));
    await put("first");
    const error: unknown = await put("second").catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(S3ServiceException);
    expect(error).to.have.nested.property("$metadata.httpStatusCode", 412);
    const found = await s3.send(new GetObjectCommand(place));
    expect(await found.Body?.transformToString()).to.equal("first");
  });

  it("moves a message to the dead letters after so many receives", async () => {
    const { sqs } = started();
    const { url, dead } = await queues("letters", 2);
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: "hello" }));
    for (let receive = 1; receive <= 2; receive++) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 5 }),
      );
      expect(Messages.map(({ Body }) => Body)).to.deep.equal(["hello"]);
      const [{ ReceiptHandle } = {}] = Messages;
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 }),
      );
    }
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }));
    expect(Messages ?? []).to.deep.equal([]);
    expect(await received(dead)).to.deep.equal(["hello"]);
  });

  it("runs a function of Node from an archive", async () => {
    await makeFunction("double");
    const { Payload, FunctionError } = await started().lambda.send(
      new InvokeCommand({ FunctionName: "double", Payload: JSON.stringify({ number: 21 }) }),
    );
    expect(FunctionError).to.equal(undefined);
    const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString());
    expect(answer).to.deep.equal({ doubled: 42, region: "eu-west-1" });
  });

  it("runs a function on the messages of a queue, and again only on those that it names", async () => {
    const { sqs, lambda } = started();
    const { url, dead } = await queues("work", 2);
    await makeFunction("worker");
    await lambda.send(
      new CreateEventSourceMappingCommand({
        FunctionName: "worker",
        EventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:work",
        BatchSize: 10,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      }),
    );
    const bodies = ["good 1", "poison 2", "good 3"];
    await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: bodies.map((body, index) => ({ Id: String(index), MessageBody: body })),
      }),
    );
    expect(await received(dead)).to.deep.equal(["poison 2"]);
  });

  it("runs a state machine over every item of a list", async () => {
    const { steps } = started();
    const resource = await makeFunction("item");
    const item = {
      StartAt: "Double",
      States: { Double: { Type: "Task", Resource: resource, End: true } },
    };
    const definition = {
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          ItemsPath: "$.items",
          MaxConcurrency: 2,
          ItemProcessor: { ProcessorConfig: { Mode: "INLINE" }, ...item },
          Next: "Pause",
        },
        Pause: { Type: "Wait", Seconds: 60, End: true },
      },
    };
    const { stateMachineArn } = await steps.send(
      new CreateStateMachineCommand({
        ...{ name: "each", roleArn: ROLE, definition: JSON.stringify(definition) },
      }),
    );
    const input = JSON.stringify({ items: [1, 2, 3].map((number) => ({ number })) });
    const { executionArn } = await steps.send(
      new StartExecutionCommand({ stateMachineArn, input }),
    );
    const described = () => steps.send(new DescribeExecutionCommand({ executionArn }));
    let execution = await described();
    for (let left = 400; left > 0 && execution.status === "RUNNING"; left--) {
      await pause(50);
      execution = await described();
    }
    expect(execution.status).to.equal("SUCCEEDED");
    const output = JSON.parse(execution.output ?? "null") as { readonly doubled: number }[];
    expect(output.map(({ doubled }) => doubled)).to.deep.equal([2, 4, 6]);
  });
});
