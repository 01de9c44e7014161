import type { DeadLetter, DeadLetters } from "../../../components/search/functions/loader/ports";
import { requestsOf } from "../../../components/search/functions/loader/sqs-letters";
import type {
  LetterMessage,
  LetterQueue,
  QueueCounts,
} from "../../../components/search/functions/maintain/ports";
import type { Clock } from "../../../infra/runtime/clock";

interface Kept {
  readonly id: string;
  readonly body: string;
  readonly sent: number;
  /** When others see it, in milliseconds since 1970. */
  shown: number;
  receipt: string;
}

/** A queue of dead letters in memory: what is received is hidden for a while, and stays until it is deleted. */
export class FakeLetterQueue implements LetterQueue, DeadLetters {
  readonly #messages: Kept[] = [];
  #count = 0;

  constructor(private readonly clock: Clock) {}

  /** Bodies of all messages, hidden ones too. */
  get bodies(): string[] {
    return this.#messages.map(({ body }) => body);
  }

  /** Letters of all messages. */
  get all(): DeadLetter[] {
    return this.bodies.map((body) => JSON.parse(body) as DeadLetter);
  }

  push(body: string): void {
    const now = this.clock.now();
    const id = `m${String(this.#count++)}`;
    this.#messages.push({ id, body, sent: now, shown: now, receipt: "" });
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async put(letters: readonly DeadLetter[]): Promise<void> {
    for (const body of requestsOf(letters).flat()) this.push(body);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async counts(): Promise<QueueCounts> {
    const waiting = this.#messages.filter(({ shown }) => shown <= this.clock.now()).length;
    return { waiting, hidden: this.#messages.length - waiting };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async receive(hiddenSeconds: number): Promise<LetterMessage[]> {
    const now = this.clock.now();
    const some = this.#messages.filter(({ shown }) => shown <= now).slice(0, 10);
    return some.map((message) => {
      message.shown = now + hiddenSeconds * 1000;
      message.receipt = `r${String(this.#count++)}`;
      const { body, id, receipt, sent } = message;
      return { id, receipt, body, sent };
    });
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async remove(messages: readonly LetterMessage[]): Promise<void> {
    for (const { id } of messages) {
      const at = this.#messages.findIndex((message) => message.id === id);
      if (at >= 0) this.#messages.splice(at, 1);
    }
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async show(messages: readonly LetterMessage[]): Promise<void> {
    for (const { id } of messages) {
      const message = this.#messages.find((one) => one.id === id);
      if (message !== undefined) message.shown = this.clock.now();
    }
  }
}
