import { Fault, faultOfAws, type FaultKind } from "../../../../infra/runtime/errors";
import type { HttpAnswer, Post } from "../loader/signed-http";
import type { Outbox } from "./ports";

/** Longest wait for one request, in milliseconds: 1 MiB takes less than one second inside of a region. */
const TIMEOUT = 10_000;

/** What is read of an answer; anything may stand in it. */
interface SqsJson {
  readonly __type?: string;
  readonly Failed?: readonly { readonly Id?: string; readonly Code?: string }[];
}

/**
 * A queue of SQS (API of AWS JSON 1.0, SendMessageBatch). Messages that were refused while others of their
 * request were accepted are sent again alone.
 */
export function sqsOutbox(post: Post, queueUrl: string): Outbox {
  const fault = (kind: FaultKind, message: string, cause?: unknown): Fault =>
    new Fault({
      kind,
      where: queueUrl,
      message,
      next: "it is sent again where that may help; else look at the feed's role and the queue's key",
      ...(cause === undefined ? {} : { cause }),
    });

  async function ask(bodies: readonly string[]): Promise<HttpAnswer> {
    const body = JSON.stringify({
      QueueUrl: queueUrl,
      Entries: bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody })),
    });
    const headers = {
      "Content-Type": "application/x-amz-json-1.0",
      "X-Amz-Target": "AmazonSQS.SendMessageBatch",
    };
    try {
      return await post("/", headers, body, TIMEOUT);
    } catch (error) {
      throw fault("retry", "gave no answer", error);
    }
  }

  /** @returns the messages that were not accepted, with the kind and code of the first of them. */
  async function once(bodies: readonly string[]) {
    const { status, text } = await ask(bodies);
    const { __type: type = "", Failed: failed = [] } = parsed(text);
    if (status >= 300) {
      const name = nameOf(type);
      const kind = faultOfAws({ name, $metadata: { httpStatusCode: status } });
      throw fault(kind, `answered ${String(status)} ${name}`.trimEnd());
    }
    return failed;
  }

  return {
    send: async (bodies) => {
      let rest = bodies;
      while (rest.length > 0) {
        const failed = await once(rest);
        const [first] = failed;
        if (first === undefined) return;
        const refused = rest.filter((_, at) => failed.some(({ Id }) => Id === String(at)));
        // Where nothing got through, whoever sends should wait.
        if (refused.length === 0 || refused.length === rest.length) {
          const code = nameOf(first.Code ?? "");
          const known = faultOfAws({ name: code });
          throw fault(known === "fatal" ? "retry" : known, `did not take a message: ${code}`);
        }
        rest = refused;
      }
    },
  };
}

/** A name without its service: `com.amazonaws.sqs#QueueDoesNotExist`, `AWS.SimpleQueueService.X`. */
function nameOf(type: string): string {
  return type.split(/[#.]/).at(-1) ?? "";
}

function parsed(text: string): SqsJson {
  try {
    return JSON.parse(text) as SqsJson;
  } catch {
    return {};
  }
}
