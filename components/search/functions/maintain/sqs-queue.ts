import { isMapping } from "../../../../infra/runtime/mapping";
import { Fault, faultOfAws } from "../../../../infra/runtime/errors";
import type { HttpAnswer, Post } from "../loader/signed-http";
import { nameOf } from "../loader/sqs-batch";
import type { LetterMessage, LetterQueue } from "./ports";

/** Most messages of one request (SQS API reference). */
const MOST = 10;
/** Seconds that the queue waits for a message: with less it asks a part of its servers only. */
const WAIT_SECONDS = 1;
/** Longest wait for one request, in milliseconds. */
const TIMEOUT = 10_000;

/** Queue of SQS behind HTTP (API of AWS JSON 1.0). */
export function sqsQueue(post: Post, url: string): LetterQueue {
  async function ask(action: string, fields: object): Promise<Readonly<Record<string, unknown>>> {
    const headers = {
      "Content-Type": "application/x-amz-json-1.0",
      "X-Amz-Target": `AmazonSQS.${action}`,
    };
    let answer: HttpAnswer;
    try {
      answer = await post("/", headers, JSON.stringify({ QueueUrl: url, ...fields }), TIMEOUT);
    } catch (cause) {
      throw faultOf("retry", action, "gave no answer", cause);
    }
    const body = parsed(answer.text);
    if (answer.status < 300) return body;
    const name = typeof body.__type === "string" ? nameOf(body.__type) : "";
    const kind = faultOfAws({ name, $metadata: { httpStatusCode: answer.status } });
    throw faultOf(kind, action, `answered ${String(answer.status)} ${name}`.trimEnd());
  }

  const faultOf = (kind: Fault["kind"], action: string, message: string, cause?: unknown): Fault =>
    new Fault({
      kind,
      where: `${action} of ${url}`,
      message,
      next: "run it again; if it stays so, look at the function's role and the queue's key",
      ...(cause === undefined ? {} : { cause }),
    });

  /** One request for each ten messages. @returns how many it failed for. */
  async function batch(
    action: string,
    messages: readonly LetterMessage[],
    more: object = {},
  ): Promise<number> {
    let failed = 0;
    for (let at = 0; at < messages.length; at += MOST) {
      const Entries = messages
        .slice(at, at + MOST)
        .map(({ receipt }, nth) => ({ Id: String(nth), ReceiptHandle: receipt, ...more }));
      const { Failed } = await ask(action, { Entries });
      if (Array.isArray(Failed)) failed += Failed.length;
    }
    return failed;
  }

  return {
    async counts() {
      const { Attributes } = await ask("GetQueueAttributes", {
        AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
      });
      const attributes = isMapping(Attributes) ? Attributes : {};
      return {
        waiting: Number(attributes.ApproximateNumberOfMessages ?? 0),
        hidden: Number(attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
      };
    },
    async receive(hiddenSeconds) {
      const { Messages } = await ask("ReceiveMessage", {
        MaxNumberOfMessages: MOST,
        WaitTimeSeconds: WAIT_SECONDS,
        VisibilityTimeout: hiddenSeconds,
        // The newer name of the field is `MessageSystemAttributeNames`; this one is taken everywhere.
        AttributeNames: ["SentTimestamp"],
      });
      return (Array.isArray(Messages) ? (Messages as unknown[]) : []).flatMap(messageOf);
    },
    async remove(messages) {
      const failed = await batch("DeleteMessageBatch", messages);
      if (failed > 0)
        throw faultOf("retry", "DeleteMessageBatch", `did not delete ${String(failed)} messages`);
    },
    async show(messages) {
      await batch("ChangeMessageVisibilityBatch", messages, { VisibilityTimeout: 0 });
    },
  };
}

function messageOf(value: unknown): LetterMessage[] {
  if (!isMapping(value)) return [];
  const { Attributes, Body, MessageId, ReceiptHandle } = value;
  if (typeof MessageId !== "string" || typeof ReceiptHandle !== "string") return [];
  const sent = Number(isMapping(Attributes) ? Attributes.SentTimestamp : NaN);
  return [
    {
      id: MessageId,
      receipt: ReceiptHandle,
      body: typeof Body === "string" ? Body : "",
      // One of unknown age is an old one, so that none stays for ever.
      sent: Number.isNaN(sent) ? 0 : sent,
    },
  ];
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isMapping(value) ? value : {};
  } catch {
    return {};
  }
}
