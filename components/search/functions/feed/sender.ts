import { backoff } from "../../../../infra/runtime/random";
import type { DeadLetter } from "../loader/ports";
import type { Parcel } from "./batcher";
import { isPassing, judge } from "./judge";
import { type FeedOptions, REQUEST_LIMITS } from "./limits";
import type { FeedPorts } from "./ports";

/** Whoever leads, and how it is told. */
export interface SenderHooks<Mark> {
  /** Before each request. @throws when this instance no longer leads: nothing may be sent then. */
  leads(): Promise<void>;
  /** Everything up to here was accepted. @param moved false where nothing was sent since the last mark. */
  reached(mark: Mark, moved: boolean): Promise<void>;
}

/**
 * Sends parcels in their order, one request after the other, while more are read. What fails for a while is
 * sent again until it is accepted or the signal ends it; so a mark is told only when everything before it is
 * in the queue.
 */
export class Sender<Mark> {
  readonly #queue: Parcel<Mark>[] = [];
  #running: Promise<void> | undefined;
  #failed: { readonly error: unknown } | undefined;
  #wake: (() => void)[] = [];

  constructor(
    private readonly ports: FeedPorts,
    private readonly options: FeedOptions,
    private readonly hooks: SenderHooks<Mark>,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws what made an earlier parcel fail for good. */
  push(parcels: readonly Parcel<Mark>[]): void {
    this.check();
    if (parcels.length === 0) return;
    this.#queue.push(...parcels);
    this.#running ??= this.run();
  }

  /** Waits until so few parcels are unsent that more may be read. @throws as `push` does. */
  async room(most = this.options.unsent): Promise<void> {
    while (this.#queue.length > most && this.#failed === undefined)
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    this.check();
  }

  /** Waits until everything is accepted. @throws as `push` does. */
  async drained(): Promise<void> {
    await this.room(0);
    await this.#running;
    this.check();
  }

  /** Waits until no call of this sender is on its way; what is unsent stays so. Never throws. */
  async stopped(): Promise<void> {
    await this.#running;
  }

  private check(): void {
    if (this.#failed !== undefined) throw this.#failed.error;
  }

  /** Never rejects: an error is kept for whoever asks. */
  private async run(): Promise<void> {
    try {
      while (this.#queue.length > 0) {
        this.signal.throwIfAborted();
        const request = this.next();
        await this.hooks.leads();
        await this.accept(request);
        this.#queue.splice(0, request.length);
        this.woken();
      }
    } catch (error) {
      this.#failed = { error };
    }
    this.#running = undefined;
    this.woken();
  }

  private woken(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const one of wake) one();
  }

  /** The first parcels that go into one request. */
  private next(): Parcel<Mark>[] {
    let messages = 0;
    let bytes = 0;
    const end = this.#queue.findIndex((parcel) => {
      messages += parcel.body === undefined ? 0 : 1;
      bytes += parcel.bytes;
      return messages > REQUEST_LIMITS.messages || (messages > 1 && bytes > REQUEST_LIMITS.bytes);
    });
    return this.#queue.slice(0, end === -1 ? undefined : end);
  }

  private async accept(request: readonly Parcel<Mark>[]): Promise<void> {
    await this.bury(request.flatMap(({ letters }) => letters));
    const filled = request.filter(({ body }) => body !== undefined);
    await this.send(filled);
    this.count(filled);
    await this.invalidate([...new Set(request.flatMap(({ keys }) => keys))]);
    const mark = request.findLast((parcel) => parcel.mark !== undefined)?.mark;
    if (mark !== undefined) await this.hooks.reached(mark, filled.length > 0);
  }

  private async bury(letters: readonly DeadLetter[]): Promise<void> {
    if (letters.length === 0) return;
    await this.again(() => this.ports.deadLetters.put(letters));
    this.ports.metrics.count("Poison", letters.length);
  }

  private async send(parcels: readonly Parcel<Mark>[]): Promise<void> {
    if (parcels.length === 0) return;
    try {
      await this.again(() => this.ports.outbox.send(parcels.flatMap(({ body }) => body ?? [])));
    } catch (error) {
      if (judge(error) !== "poison") throw error;
      // One message that the queue can never take stops no other.
      if (parcels.length > 1) for (const parcel of parcels) await this.send([parcel]);
      else
        await this.bury(
          parcels.flatMap(({ changes }) =>
            changes.map(({ id, index, kind, version }) => ({
              ...{ reason: "refused by the queue", index, id, version, kind },
            })),
          ),
        );
    }
  }

  private count(parcels: readonly Parcel<Mark>[]): void {
    const { clock, metrics } = this.ports;
    if (parcels.length === 0) return;
    metrics.count("Messages", parcels.length);
    metrics.count(
      "Changes",
      parcels.reduce((sum, { changes }) => sum + changes.length, 0),
    );
    for (const { oldest } of parcels)
      // Clocks differ: nothing arrives before it was written.
      if (oldest !== undefined) metrics.time("Freshness", Math.max(0, clock.now() - oldest));
  }

  private async invalidate(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    try {
      await this.ports.invalidations.drop(keys);
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.ports.metrics.count("InvalidationsLost", keys.length);
    }
  }

  /** Makes a call until it does not fail for a while. */
  private async again(call: () => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        await call();
        return;
      } catch (error) {
        if (!isPassing(error)) throw error;
        this.ports.metrics.count("Retries");
        const wait = backoff(attempt, this.options.backoff, this.ports.random);
        await this.ports.clock.sleep(wait, this.signal);
        await this.hooks.leads();
      }
    }
  }
}
