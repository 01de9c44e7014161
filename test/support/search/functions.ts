import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  InvokeCommand,
  type LambdaClient,
} from "@aws-sdk/client-lambda";
import { expect } from "chai";
import { bundled } from "../bundle";
import { zipped } from "../servers/zip";

const ROLE = "arn:aws:iam::123456789012:role/tests";

/** ARN of a function on the server that stands in for AWS. */
export const functionArn = (name: string) =>
  `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;

/** Makes a function of a folder of `components/search/functions`, as it is deployed: one bundled file. */
export async function deployed(
  lambda: LambdaClient,
  name: string,
  Variables: Record<string, string>,
  Timeout = 30,
): Promise<void> {
  const code = bundled(`components/search/functions/${name}/index.ts`);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: ROLE,
      Runtime: "nodejs20.x",
      Handler: "index.handler",
      Timeout,
      Environment: { Variables },
      Code: { ZipFile: zipped({ "index.js": Buffer.from(code) }) },
    }),
  );
}

/** Lets a function take the messages of a queue, which come again where it says so. */
export async function connected(lambda: LambdaClient, name: string, queue: string): Promise<void> {
  await lambda.send(
    new CreateEventSourceMappingCommand({
      FunctionName: name,
      EventSourceArn: `arn:aws:sqs:eu-west-1:123456789012:${queue}`,
      BatchSize: 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    }),
  );
}

/** Calls a function. @returns its answer. */
export async function invoked(
  lambda: LambdaClient,
  FunctionName: string,
  event: unknown,
): Promise<unknown> {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
  );
  const text = Buffer.from(Payload ?? []).toString();
  expect(FunctionError, text).to.equal(undefined);
  return JSON.parse(text) as unknown;
}
