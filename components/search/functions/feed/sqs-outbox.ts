import { faultOfAws } from "../../../../infra/runtime/errors";
import type { Post } from "../loader/signed-http";
import { nameOf, sqsBatch } from "../loader/sqs-batch";
import type { Outbox } from "./ports";

/** Longest wait for one request, in milliseconds: 1 MiB takes less than one second inside of a region. */
const TIMEOUT = 10_000;

/** A queue of SQS. Messages that were refused while others of their request were accepted are sent again alone. */
export function sqsOutbox(post: Post, queueUrl: string): Outbox {
  const batch = sqsBatch(post, {
    url: queueUrl,
    timeout: TIMEOUT,
    next: "it is sent again where that may help; else look at the feed's role and the queue's key",
  });
  return {
    send: async (bodies) => {
      let rest = bodies;
      while (rest.length > 0) {
        const failed = await batch.send(rest);
        const [first] = failed;
        if (first === undefined) return;
        const refused = rest.filter((_, at) => failed.some(({ Id }) => Id === String(at)));
        // Where nothing got through, whoever sends should wait.
        if (refused.length === 0 || refused.length === rest.length) {
          const code = nameOf(first.Code ?? "");
          const known = faultOfAws({ name: code });
          throw batch.fault(known === "fatal" ? "retry" : known, `did not take a message: ${code}`);
        }
        rest = refused;
      }
    },
  };
}
