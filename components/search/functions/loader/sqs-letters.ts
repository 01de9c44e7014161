import { Fault, faultOfAws } from "../../../../infra/runtime/errors";
import type { DeadLetter, DeadLetters } from "./ports";
import type { HttpAnswer, Post } from "./signed-http";

/** Most messages of one request (SQS API reference, SendMessageBatch). */
const MOST_ENTRIES = 10;
/** Most bytes of one request, all messages together: 1 MiB (SQS quotas), less what JSON adds around them. */
const MOST_BYTES = 1024 * 1024 - 4096;
/** Longest wait for one request, in milliseconds. */
const TIMEOUT = 5000;

/** Letters as texts, in groups that fit into a request. */
export function requestsOf(letters: readonly DeadLetter[]): string[][] {
  const requests: string[][] = [];
  let open: string[] = [];
  let size = 0;
  for (const letter of letters) {
    const text = fitting(letter);
    const bytes = Buffer.byteLength(text);
    if (open.length > 0 && (open.length === MOST_ENTRIES || size + bytes > MOST_BYTES)) {
      requests.push(open);
      open = [];
      size = 0;
    }
    open.push(text);
    size += bytes;
  }
  if (open.length > 0) requests.push(open);
  return requests;
}

/** A letter whose raw text does not fit beside the rest keeps its beginning: it names what it is about. */
function fitting(letter: DeadLetter): string {
  const text = JSON.stringify(letter);
  if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  const { raw = "", ...rest } = letter;
  // A character is at most six bytes in JSON.
  return JSON.stringify({
    ...rest,
    raw: raw.slice(0, Math.floor(MOST_BYTES / 6) - 1024),
    cut: true,
  });
}

/** Dead letters in a queue of SQS (API of AWS JSON 1.0). */
export function sqsLetters(post: Post, queueUrl: string): DeadLetters {
  const fault = (kind: Fault["kind"], message: string, cause?: unknown): Fault =>
    new Fault({
      kind,
      where: queueUrl,
      message,
      next: "the messages come again; if it stays so, look at the function's role and the queue's key",
      ...(cause === undefined ? {} : { cause }),
    });

  async function send(texts: readonly string[]): Promise<HttpAnswer> {
    const body = JSON.stringify({
      QueueUrl: queueUrl,
      Entries: texts.map((MessageBody, at) => ({ Id: String(at), MessageBody })),
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

  return {
    put: async (letters) => {
      for (const texts of requestsOf(letters)) {
        const { status, text } = await send(texts);
        const { __type: type = "", Failed: failed = [] } = parsed(text);
        if (status >= 300) {
          const name = type.split("#").at(-1) ?? "";
          const kind = faultOfAws({ name, $metadata: { httpStatusCode: status } });
          throw fault(kind, `answered ${String(status)} ${name}`.trimEnd());
        }
        const [first] = failed;
        if (first !== undefined) throw fault("retry", `did not take a letter: ${first.Code ?? ""}`);
      }
    },
  };
}

interface SqsJson {
  readonly __type?: string;
  readonly Failed?: readonly { readonly Code?: string }[];
}

function parsed(text: string): SqsJson {
  try {
    return JSON.parse(text) as SqsJson;
  } catch {
    return {};
  }
}
