import type { Outbox } from "../../../../components/search/functions/feed/ports";
import { REQUEST_LIMITS } from "../../../../components/search/functions/feed/limits";
import { Fault } from "../../../../infra/runtime/errors";

/** Characters that a message of SQS may not have (API reference, SendMessage). */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const REFUSED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** A queue in memory that is as strict as SQS. */
export class FakeOutbox implements Outbox {
  readonly bodies: string[] = [];
  requests = 0;
  /** Called before a request is looked at; what it throws is the answer. */
  trouble: (bodies: readonly string[]) => void = () => {};

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async send(bodies: readonly string[]): Promise<void> {
    this.requests++;
    this.trouble(bodies);
    const bytes = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
    if (bodies.length === 0 || bodies.length > REQUEST_LIMITS.messages) throw refusal("messages");
    if (bytes > 1024 * 1024) throw refusal("bytes");
    if (bodies.some((body) => body === "" || REFUSED.test(body))) throw refusal("characters");
    this.bodies.push(...bodies);
  }
}

function refusal(what: string): Fault {
  return new Fault({
    kind: "fatal",
    where: "the fake queue",
    message: `got a request with wrong ${what}`,
    next: "mend the feed",
  });
}
