import type { LoaderPorts } from "../../../components/search/functions/loader/load";
import type { Clock } from "../../../infra/runtime/clock";
import { seeded } from "../../../infra/runtime/random";
import { FakeDomain, type Trouble } from "./fake-domain";
import { FakeLetters } from "./fake-letters";

/** Fields of the indexes that tests load. */
export const FIELDS = ["displayName", "level", "playerId"];

/** A loader's surroundings, all in memory. */
export interface Bench {
  readonly domain: FakeDomain;
  readonly letters: FakeLetters;
  readonly clock: SleepyClock;
  readonly ports: LoaderPorts;
}

/** A clock on which sleeping takes no time of the test's own. */
export class SleepyClock implements Clock {
  slept = 0;

  constructor(private time: number) {}

  now(): number {
    return this.time;
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the clock's signature
  async sleep(milliseconds: number): Promise<void> {
    this.slept += milliseconds;
    this.time += milliseconds;
  }
}

/** How long the indexes remember deletions, as in the templates. */
export const GC_DELETES = 3_600_000;

/** A domain with two indexes, and what a loader needs beside it. */
export function bench(trouble: Trouble = {}, mostBytes?: number): Bench {
  const clock = new SleepyClock(Date.UTC(2026, 10, 28));
  const domain = new FakeDomain({
    indexes: { "players-residency": FIELDS, "players-world": FIELDS },
    gcDeletes: GC_DELETES,
    now: () => clock.now(),
    trouble,
    ...(mostBytes === undefined ? {} : { mostBytes }),
  });
  const letters = new FakeLetters();
  return {
    domain,
    letters,
    clock,
    ports: {
      sink: domain,
      deadLetters: letters,
      clock,
      random: seeded(1),
      metrics: { count: () => {}, time: () => {}, gauge: () => {}, flush: () => {} },
    },
  };
}
