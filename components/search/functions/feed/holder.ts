import type { CheckpointStore, Lease } from "../../../../infra/runtime/checkpoint";
import type { Clock } from "../../../../infra/runtime/clock";
import type { Metrics } from "../../../../infra/runtime/metrics";
import { isPassing } from "./judge";
import type { FeedOptions } from "./limits";
import type { FeedState } from "./ports";

/** What a lease is held with. */
interface HolderPorts {
  readonly checkpoints: CheckpointStore<FeedState>;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/**
 * A lease that is renewed while its holder works, and the state that it allows to write.
 *
 * The pause between two renewals is slept, so a clock that jumps back delays none; before each request the
 * clock is looked at, so a process that was stopped for a while asks whether it still leads before it sends
 * what is old by now.
 */
export class Holder {
  #saved: number | undefined;
  #unsaved: FeedState | undefined;

  /** @param version of the state that was read last. */
  constructor(
    private lease: Lease,
    private readonly ports: HolderPorts,
    private readonly options: FeedOptions,
    private version = 0,
  ) {}

  /** @throws the store's `stale` when somebody else leads. */
  async leads(): Promise<void> {
    if (this.ports.clock.now() >= this.lease.expires) await this.renew();
  }

  /**
   * Renews each third of the lease until the signal ends it, and calls `beat` each time.
   *
   * @throws what the store says but for failures that pass: a lease that is not renewed in time is asked for
   * before anything is sent.
   */
  async keep(signal: AbortSignal, beat: () => void): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.ports.clock.sleep(this.options.lease / 3, signal);
      } catch (error) {
        if (signal.aborted) return;
        throw error;
      }
      try {
        await this.renew();
      } catch (error) {
        if (!isPassing(error)) throw error;
        this.ports.metrics.count("RenewalsFailed");
      }
      beat();
    }
  }

  /** The state that is stored, for this lease to write on from. */
  async read(): Promise<FeedState | undefined> {
    const { value, version } = await this.ports.checkpoints.read(this.lease.name);
    this.version = version;
    this.#unsaved = undefined;
    return value;
  }

  /** Writes the state now. @throws the store's `stale` when somebody else leads. */
  async write(state: FeedState): Promise<void> {
    this.#unsaved = undefined;
    this.version = await this.ports.checkpoints.write(this.lease, state, this.version);
    this.#saved = this.ports.clock.now();
  }

  /** Writes the state unless that was done a moment ago. @param moved whether anything was sent since. */
  async note(state: FeedState, moved: boolean): Promise<void> {
    this.#unsaved = state;
    const passed = this.ports.clock.now() - (this.#saved ?? -Infinity);
    const pause = moved ? this.options.save : this.options.saveQuiet;
    // Less than nothing has passed when the clock was set back.
    if (passed >= pause || passed < 0) await this.write(state);
  }

  /** Writes what was noted last, if it was not written. */
  async flush(): Promise<void> {
    if (this.#unsaved !== undefined) await this.write(this.#unsaved);
  }

  /** Lets others lead at once. */
  release(): Promise<void> {
    return this.ports.checkpoints.release(this.lease);
  }

  private async renew(): Promise<void> {
    this.lease = await this.ports.checkpoints.renew(this.lease, this.options.lease);
  }
}
