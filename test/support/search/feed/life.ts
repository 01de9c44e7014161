import { FEED_OPTIONS } from "../../../../components/search/functions/feed/limits";
import {
  type FeedPorts,
  type FeedState,
  noInvalidations,
} from "../../../../components/search/functions/feed/ports";
import { work } from "../../../../components/search/functions/feed/worker";
import { Fault } from "../../../../infra/runtime/errors";
import { type FaultPoints, withFaults } from "../../../../infra/runtime/faults";
import { seeded } from "../../../../infra/runtime/random";
import { Crash } from "../../runtime/crash";
import { memoryCheckpoints } from "../../runtime/checkpoints";
import { ManualClock } from "../../runtime/manual-clock";
import { bench, GC_DELETES } from "../bench";
import { FakeDomain } from "../fake-domain";
import { FakeLetters } from "../fake-letters";
import { deliver } from "../interleaving";
import { FakeDatabase, type Write } from "./fake-database";
import { FakeOutbox } from "./fake-outbox";
import { CELL, indexFields } from "./scopes";

/** What happened in a life, and what the search holds after it. */
export interface Life {
  readonly crashes: number;
  readonly handovers: number;
  readonly losses: number;
  readonly messages: number;
  /** Documents by index and id: `players-world/1`. */
  readonly found: Readonly<Record<string, unknown>>;
  readonly wanted: Readonly<Record<string, unknown>>;
  /** What may be there too, since no event told of its end. */
  readonly forgotten: ReadonlySet<string>;
}

export type Dice = (most: number) => number;

const LOCATIONS = ["IE", "DE", "US-VA", "JP"];
const START = Date.UTC(2026, 10, 28);

/** Writes of one transaction on a few documents; some documents several times. */
export function transaction(roll: Dice, at: number): Write[] {
  return Array.from({ length: 1 + (roll(3) === 0 ? roll(4) : 0) }, (_, nth) => {
    const id = roll(5);
    const location = LOCATIONS[id % LOCATIONS.length] ?? "";
    const collection = roll(4) === 0 ? "items" : "players";
    if (roll(3) === 0) return { collection, remove: String(id) };
    const text = `${String(at)}.${String(nth)}`;
    const fields =
      collection === "items"
        ? { itemId: text, name: `n${text}`, category: "c", tags: [text] }
        : { playerId: String(id), displayName: `n${text}\uFFFF`, email: `${text}@x`, level: at };
    return { collection, put: { _id: String(id), location, ...fields } };
  });
}

/** A process with its accidents. */
export class Mishaps implements FaultPoints {
  readonly #crashAt: number;
  readonly #pauseAt: number;
  #reached = 0;
  #isDead = false;
  #paused: Promise<void> | undefined;

  constructor(
    private readonly roll: Dice,
    private readonly clock: ManualClock,
    /** Whether anything happens to it at all. */
    private readonly isUnlucky: boolean,
  ) {
    this.#crashAt = roll(3) === 0 ? Infinity : roll(60);
    this.#pauseAt = roll(2) === 0 ? roll(60) : Infinity;
  }

  reach(point: string): Promise<void> | void {
    if (!this.isUnlucky) return;
    const nth = this.#reached++;
    if (this.#isDead || nth === this.#crashAt) {
      this.#isDead = true;
      throw new Crash(point, nth);
    }
    // Stopped as a whole, mostly for longer than the lease: somebody else leads when it goes on.
    if (nth === this.#pauseAt)
      this.#paused = this.clock.sleep(20_000 + this.roll(60_000)).then(() => {
        this.#paused = undefined;
      });
    if (this.#paused !== undefined) return this.#paused;
    if (this.roll(25) === 0)
      throw new Fault({ kind: "retry", where: point, message: "failed", next: "try again" });
  }
}

/** One random life of a database, a feed with up to two instances, and the loader behind it. */
export async function life(seed: number): Promise<Life> {
  const random = seeded(seed);
  const roll: Dice = (most) => Math.floor(random.next() * most);
  const clock = new ManualClock(START);
  const database = new FakeDatabase(clock);
  const outbox = new FakeOutbox();
  const checkpoints = memoryCheckpoints<FeedState>(clock);
  const letters = new FakeLetters();
  const running = new Set<{ readonly stop: AbortController; readonly ended: Promise<void> }>();
  const told = { crashes: 0, handovers: 0, losses: 0 };
  let wrong: unknown;

  function start(isUnlucky: boolean): void {
    const faults = new Mishaps(roll, clock, isUnlucky);
    const ports: FeedPorts = {
      source: database.source(faults),
      snapshot: database.snapshot(CELL, faults),
      outbox: withFaults("outbox", outbox, faults),
      deadLetters: withFaults("deadLetters", letters, faults),
      invalidations: withFaults("invalidations", { ...noInvalidations }, faults),
      checkpoints: withFaults("checkpoints", checkpoints, faults),
      clock,
      random,
      metrics: {
        count: (name) => {
          if (name === "LeasesLost") told.handovers++;
          if (name === "HistoryLost") told.losses++;
        },
        time: () => {},
        gauge: () => {},
        flush: () => {},
      },
    };
    const stop = new AbortController();
    const instance = {
      stop,
      ended: work({ cell: CELL, owner: "pod" }, ports, stop.signal, {
        ...FEED_OPTIONS,
        limits: { ...FEED_OPTIONS.limits, changes: 3 },
        unsent: 2,
      }).then(
        () => void running.delete(instance),
        (error: unknown) => {
          running.delete(instance);
          if (error instanceof Crash) told.crashes++;
          else wrong ??= error;
        },
      ),
    };
    running.add(instance);
  }

  for (let round = 0, rounds = 8 + roll(25); round < rounds; round++) {
    for (let some = roll(4); some > 0; some--) database.write(...transaction(roll, round));
    if (running.size < 2 && roll(3) > 0) start(true);
    if (roll(20) === 0) database.forget();
    if (roll(40) === 0) database.drop(roll(2) === 0 ? "players" : "sessions");
    if (roll(12) === 0) clock.jump(roll(120_000) - 60_000);
    if (roll(12) === 0) [...running][0]?.stop.abort();
    await clock.advance(roll(roll(3) === 0 ? 40_000 : 1500));
  }
  // Those that are unlucky end; one that is not brings everything to its end.
  for (const { stop } of running) stop.abort();
  await clock.advance(120_000);
  start(false);
  await clock.advance(150_000);
  const [last] = running;
  last?.stop.abort();
  await clock.advance(20_000);
  if (running.size > 0) wrong ??= new Error("an instance does not stop");
  if (wrong !== undefined) throw wrong as Error;
  return {
    ...told,
    messages: outbox.bodies.length,
    found: await loaded(seed, outbox.bodies, letters),
    wanted: wanted(database),
    forgotten: database.forgotten,
  };
}

/** Sends all messages to loaders, in any order and some twice. */
async function loaded(
  seed: number,
  messages: readonly string[],
  letters: FakeLetters,
): Promise<Record<string, unknown>> {
  const made = bench();
  const indexes = indexFields();
  const sink = new FakeDomain({ indexes, gcDeletes: GC_DELETES, now: () => made.clock.now() });
  // Without any message there is nothing to deliver twice.
  if (messages.length === 0) return {};
  await deliver(
    { seed, changes: [], messages },
    () => ({ ...made.ports, sink, deadLetters: letters }),
    (wait) => {
      made.clock.advance(wait / 100);
    },
  );
  if (letters.letters.length > 0) throw new Error(JSON.stringify(letters.letters[0]));
  return Object.fromEntries(
    Object.keys(indexes).flatMap((index) =>
      Object.entries(sink.documents(index)).map(([id, body]) => [`${index}/${id}`, body] as const),
    ),
  );
}

/** What the search of the cell has to hold, by alias and id: `players-world/1`. */
export function wanted(database: FakeDatabase): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const { aliases, fields, name } of CELL.collections.values())
    for (const document of database.documents(name).values()) {
      const distance = CELL.distances.get(document.location) ?? "world";
      const index = aliases.get(distance);
      if (index === undefined) continue;
      all[`${index}/${document._id}`] = Object.fromEntries(
        (fields.get(distance) ?? []).flatMap((field) =>
          field in document ? [[field, document[field]]] : [],
        ),
      );
    }
  return all;
}
