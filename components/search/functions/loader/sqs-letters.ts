import { grouped } from "./chunks";
import type { DeadLetter, DeadLetters } from "./ports";
import type { Post } from "./signed-http";
import { sqsBatch } from "./sqs-batch";

/** Most messages of one request (SQS API reference, SendMessageBatch). */
const MOST_ENTRIES = 10;
/** Most bytes of one request, all messages together: 1 MiB (SQS quotas), less what JSON adds around them. */
const MOST_BYTES = 1024 * 1024 - 4096;
/** Longest wait for one request, in milliseconds. */
const TIMEOUT = 5000;

/** Letters as texts, in groups that fit into a request. */
export function requestsOf(letters: readonly DeadLetter[]): string[][] {
  return grouped(letters.map(fitting), (text) => text, {
    actions: MOST_ENTRIES,
    bytes: MOST_BYTES,
  });
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

/** Dead letters in a queue of SQS. */
export function sqsLetters(post: Post, queueUrl: string): DeadLetters {
  const batch = sqsBatch(post, {
    url: queueUrl,
    timeout: TIMEOUT,
    next: "the messages come again; if it stays so, look at the function's role and the queue's key",
  });
  return {
    put: async (letters) => {
      for (const texts of requestsOf(letters)) {
        const [first] = await batch.send(texts);
        if (first !== undefined)
          throw batch.fault("retry", `did not take a letter: ${first.Code ?? ""}`);
      }
    },
  };
}
