import { Fault, faultOfAws, type FaultKind } from "../../../../infra/runtime/errors";
import type { HttpAnswer, Post } from "./signed-http";

/** A message of a request that the queue did not take, while it may have taken others. */
export interface RefusedMessage {
  /** Position in the request. */
  readonly Id?: string;
  readonly Code?: string;
}

/** A queue, and what to say when it does not take messages. */
export interface SqsQueue {
  readonly url: string;
  /** Longest wait for one request, in milliseconds. */
  readonly timeout: number;
  /** What to do next, for faults. */
  readonly next: string;
}

/** Requests of SendMessageBatch (API of AWS JSON 1.0). */
export interface SqsBatch {
  /**
   * Sends messages in one request.
   *
   * @returns those that were not taken.
   * @throws Fault when the request as a whole was not.
   */
  send(bodies: readonly string[]): Promise<readonly RefusedMessage[]>;
  /** A fault of this queue. */
  fault(kind: FaultKind, message: string, cause?: unknown): Fault;
}

/** What is read of an answer; anything may stand in it. */
interface SqsJson {
  readonly __type?: string;
  readonly Failed?: readonly RefusedMessage[];
}

/** Messages to a queue of SQS. */
export function sqsBatch(post: Post, { url, timeout, next }: SqsQueue): SqsBatch {
  const fault = (kind: FaultKind, message: string, cause?: unknown): Fault =>
    new Fault({ kind, where: url, message, next, ...(cause === undefined ? {} : { cause }) });

  async function ask(bodies: readonly string[]): Promise<HttpAnswer> {
    const body = JSON.stringify({
      QueueUrl: url,
      Entries: bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody })),
    });
    const headers = {
      "Content-Type": "application/x-amz-json-1.0",
      "X-Amz-Target": "AmazonSQS.SendMessageBatch",
    };
    try {
      return await post("/", headers, body, timeout);
    } catch (error) {
      throw fault("retry", "gave no answer", error);
    }
  }

  return {
    fault,
    send: async (bodies) => {
      const { status, text } = await ask(bodies);
      const { __type: type = "", Failed: failed = [] } = parsed(text);
      if (status < 300) return failed;
      const name = nameOf(type);
      const kind = faultOfAws({ name, $metadata: { httpStatusCode: status } });
      throw fault(kind, `answered ${String(status)} ${name}`.trimEnd());
    },
  };
}

/** A name without its service: `com.amazonaws.sqs#QueueDoesNotExist`, `AWS.SimpleQueueService.X`. */
export function nameOf(type: string): string {
  return type.split(/[#.]/).at(-1) ?? "";
}

function parsed(text: string): SqsJson {
  try {
    return JSON.parse(text) as SqsJson;
  } catch {
    return {};
  }
}
