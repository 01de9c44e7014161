import type { Clock } from "../../../infra/runtime/clock";

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/**
 * A clock that moves only when it is told to. Sleeps follow time that passes (`advance`), as timers do, and
 * not the time of day (`jump`).
 */
export class ManualClock implements Clock {
  private passed = 0;
  private readonly sleepers = new Set<Sleeper>();

  /** @param time of day at the start, in milliseconds since 1970. */
  constructor(private offset: number = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.offset + this.passed;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        this.sleepers.delete(sleeper);
        reject(signal?.reason as Error);
      };
      const sleeper: Sleeper = {
        due: this.passed + Math.max(0, milliseconds),
        wake: () => {
          signal?.removeEventListener("abort", stop);
          resolve();
        },
      };
      this.sleepers.add(sleeper);
      signal?.addEventListener("abort", stop, { once: true });
    });
  }

  /** How many sleep now. */
  get sleeping(): number {
    return this.sleepers.size;
  }

  /**
   * Lets time pass. Sleepers wake in the order in which they are due (then in which they fell asleep), each
   * at its own moment; what one does, and sleeps that it starts inside this time, come before the next.
   */
  async advance(milliseconds: number): Promise<void> {
    const end = this.passed + milliseconds;
    await settled();
    for (let next = this.first(end); next !== undefined; next = this.first(end)) {
      this.passed = Math.max(this.passed, next.due);
      this.sleepers.delete(next);
      next.wake();
      await settled();
    }
    this.passed = end;
  }

  /** Sets the time of day, backwards too; nobody wakes. */
  jump(milliseconds: number): void {
    this.offset += milliseconds;
  }

  private first(end: number): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.sleepers) {
      if (sleeper.due <= end && (first === undefined || sleeper.due < first.due)) first = sleeper;
    }
    return first;
  }
}

/** Every promise that can go on has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
