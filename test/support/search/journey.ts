import { FEED_OPTIONS, type FeedOptions } from "../../../components/search/functions/feed/limits";
import {
  type FeedPorts,
  type FeedState,
  noInvalidations,
} from "../../../components/search/functions/feed/ports";
import { work } from "../../../components/search/functions/feed/worker";
import { Fault } from "../../../infra/runtime/errors";
import { type FaultPoints, withFaults } from "../../../infra/runtime/faults";
import { seeded } from "../../../infra/runtime/random";
import { Crash } from "../runtime/crash";
import { memoryCheckpoints } from "../runtime/checkpoints";
import { ManualClock } from "../runtime/manual-clock";
import { bench, GC_DELETES } from "./bench";
import { FakeDomain } from "./fake-domain";
import { FakeLetters } from "./fake-letters";
import { FakeDatabase, type Write } from "./feed/fake-database";
import { FakeOutbox } from "./feed/fake-outbox";
import { wanted } from "./feed/life";
import { CELL, indexFields } from "./feed/scopes";
import { Deliveries } from "./deliveries";

type Dice = (most: number) => number;

const LOCATIONS = ["IE", "DE", "US-VA", "JP"];
const INDEXES = indexFields();
const START = Date.UTC(2026, 10, 28);
const METRICS = { count: () => {}, time: () => {}, gauge: () => {}, flush: () => {} };

/** Short, so that leases pass from the dead to the living within a few steps of a clock. */
export const HASTY: FeedOptions = {
  ...FEED_OPTIONS,
  limits: { ...FEED_OPTIONS.limits, changes: 3 },
  ...{ unsent: 2, lease: 3000, standby: 800, stop: 1000, save: 200, saveQuiet: 1000 },
  backoff: { base: 50, most: 400 },
};

/**
 * Writes of one life, in their order: documents come, are renamed, go and come back; some of it in transactions,
 * whose writes share a time, some of those on one document.
 *
 * @param prefix of all ids, so that lives may share a database.
 */
export function story(seed: number, prefix = ""): Write[][] {
  const random = seeded(seed);
  const roll: Dice = (most) => Math.floor(random.next() * most);
  return Array.from({ length: 2 + roll(6) }, (_, at) =>
    Array.from({ length: roll(3) === 0 ? 2 + roll(3) : 1 }, (__, nth): Write => {
      const nr = roll(3);
      const id = `${prefix}${String(nr)}`;
      const collection = roll(5) === 0 ? "items" : "players";
      if (roll(3) === 0) return { collection, remove: id };
      const text = `${String(at)}.${String(nth)}`;
      const fields =
        collection === "items"
          ? { itemId: id, name: `n${text}`, category: "c", tags: [text] }
          : { playerId: id, displayName: `n${text}`, email: `${text}@x`, level: at };
      return {
        collection,
        put: { _id: id, location: LOCATIONS[(nr + seed) % LOCATIONS.length] ?? "", ...fields },
      };
    }),
  );
}

/** A process that dies at a chance point, and of which calls fail for a while now and then. */
export class Doom implements FaultPoints {
  #left: number;
  #isDead = false;

  constructor(
    private readonly roll: Dice,
    /** How many points it lives at most; it may live for ever. */
    points: number,
  ) {
    this.#left = roll(4) === 0 ? Infinity : roll(points);
  }

  reach(point: string): void {
    if (this.#isDead || this.#left-- <= 0) {
      this.#isDead = true;
      throw new Crash(point);
    }
    if (this.roll(30) === 0)
      throw new Fault({ kind: "retry", where: point, message: "failed", next: "try again" });
  }
}

const NO_DOOM: FaultPoints = { reach: () => undefined };

/** What a journey came to. */
export interface Journey {
  /** Deaths of feeds and of loaders. */
  readonly deaths: number;
  readonly duplicates: number;
  readonly later: number;
  readonly found: Readonly<Record<string, unknown>>;
  readonly wanted: Readonly<Record<string, unknown>>;
  /** What may be there too, since no event told of its end. */
  readonly forgotten: ReadonlySet<string>;
}

/** One life from the database's writes to what the search holds, with all that may happen on the way. */
export async function journey(seed: number): Promise<Journey> {
  const random = seeded(seed + 7_000_003);
  const roll: Dice = (most) => Math.floor(random.next() * most);
  const clock = new ManualClock(START);
  const database = new FakeDatabase(clock);
  const outbox = new FakeOutbox();
  const letters = new FakeLetters();
  const checkpoints = memoryCheckpoints<FeedState>(clock);
  const running = new Set<AbortController>();
  const loader = bench();
  const domain = new FakeDomain({
    indexes: INDEXES,
    gcDeletes: GC_DELETES,
    now: () => clock.now(),
    trouble: { throttled: (request, at) => (request * 7 + at + seed) % 13 === 0 },
  });
  const deliveries = new Deliveries(roll, () => ({
    ...loader.ports,
    sink: domain,
    deadLetters: letters,
  }));
  let deaths = 0;
  let wrong: unknown;

  function start(faults: FaultPoints): void {
    const ports: FeedPorts = {
      source: database.source(faults),
      snapshot: database.snapshot(CELL, faults),
      outbox: withFaults("outbox", outbox, faults),
      deadLetters: withFaults("deadLetters", letters, faults),
      invalidations: noInvalidations,
      checkpoints: withFaults("checkpoints", checkpoints, faults),
      clock,
      random,
      metrics: METRICS,
    };
    const stop = new AbortController();
    running.add(stop);
    void work({ cell: CELL, owner: "pod" }, ports, stop.signal, HASTY)
      .catch((error: unknown) => {
        if (error instanceof Crash) deaths++;
        else wrong ??= error;
      })
      .finally(() => running.delete(stop));
  }

  for (const writes of story(seed)) {
    if (running.size < 2 && roll(3) > 0) start(new Doom(roll, 40));
    database.write(...writes);
    if (roll(60) === 0) database.forget();
    if (roll(20) === 0) clock.jump(roll(20_000) - 10_000);
    if (roll(8) === 0) [...running][0]?.abort();
    await clock.advance(roll(roll(7) === 0 ? 5000 : 600));
    deliveries.take(outbox.bodies);
    if (roll(2) === 0) await deliveries.some(1 + roll(3));
  }
  // One that nothing happens to brings everything to its end.
  for (const stop of running) stop.abort();
  // Leases of the dead last longer where the clock was set back.
  await clock.advance(30_000);
  start(NO_DOOM);
  await clock.advance(1500);
  for (const stop of running) stop.abort();
  await clock.advance(1200);
  if (running.size > 0) wrong ??= new Error("an instance does not stop");
  if (wrong !== undefined) throw wrong as Error;
  deliveries.take(outbox.bodies);
  await deliveries.all();
  const [letter] = letters.letters;
  if (letter !== undefined) throw new Error(JSON.stringify(letter));
  return {
    deaths: deaths + deliveries.deaths,
    duplicates: deliveries.duplicates,
    later: deliveries.later,
    found: Object.fromEntries(
      Object.keys(INDEXES).flatMap((index) =>
        Object.entries(domain.documents(index)).map(([id, body]) => [`${index}/${id}`, body]),
      ),
    ),
    wanted: wanted(database),
    forgotten: database.forgotten,
  };
}
