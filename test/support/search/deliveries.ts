import { LOADER_OPTIONS, type LoaderPorts } from "../../../components/search/functions/loader/load";
import { invoked } from "./interleaving";

/** Little more than a loader keeps for its answer, in milliseconds. */
const SHORT = LOADER_OPTIONS.reserveMilliseconds + 20;

/**
 * A queue between feed and loader that delivers each message at least once, in any order, some of them again
 * after they were settled, to loaders that die anywhere.
 */
export class Deliveries {
  readonly #messages: string[] = [];
  #open: number[] = [];
  deaths = 0;
  duplicates = 0;
  /** Messages that a loader could not settle in its time. */
  later = 0;

  /** @param portsFor ports of a new process. */
  constructor(
    private readonly roll: (most: number) => number,
    private readonly portsFor: () => LoaderPorts,
    /** Most messages of a batch. */
    private readonly most = 4,
  ) {}

  /** What is not delivered yet. */
  get open(): number {
    return this.#open.length;
  }

  /** Takes the messages that were sent since the last time. @param sent all of them. */
  take(sent: readonly string[]): void {
    for (let at = this.#messages.length; at < sent.length; at++) {
      this.#messages.push(sent[at] ?? "");
      this.#open.push(at);
    }
  }

  /** Delivers this many batches at most. */
  async some(batches: number): Promise<void> {
    for (let left = batches; left > 0 && this.#open.length > 0; left--) await this.batch(true);
  }

  /** Delivers until all is settled. @param unlucky batches to which something may happen. */
  async all(unlucky = 20): Promise<void> {
    for (let batches = 0; this.#open.length > 0; batches++) await this.batch(batches < unlucky);
  }

  private async batch(isUnlucky: boolean): Promise<void> {
    const batch: number[] = [];
    for (let some = 1 + this.roll(this.most); some > 0 && this.#open.length > 0; some--)
      batch.push(...this.#open.splice(this.roll(this.#open.length), 1));
    const dies = isUnlucky && this.roll(4) === 0 ? 1 + this.roll(3) : 0;
    // Nothing that is throttled is tried again then.
    const time = isUnlucky && this.roll(4) === 0 ? SHORT : undefined;
    const answer = await invoked(this.#messages, batch, this.portsFor(), dies, time);
    if (answer === "died") {
      this.deaths++;
      this.#open.push(...batch);
      return;
    }
    const failed = new Set(answer.batchItemFailures.map((one) => Number(one.itemIdentifier)));
    batch.forEach((message, at) => {
      const again = isUnlucky && this.roll(8) === 0;
      if (again) this.duplicates++;
      if (failed.has(at)) this.later++;
      if (failed.has(at) || again) this.#open.push(message);
    });
  }
}
