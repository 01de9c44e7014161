import { bootstrap } from "../../../../components/search/functions/bootstrap/bootstrap";
import { FEED_OPTIONS } from "../../../../components/search/functions/feed/limits";
import {
  type FeedPorts,
  type FeedState,
  noInvalidations,
} from "../../../../components/search/functions/feed/ports";
import type { FeedCell } from "../../../../components/search/functions/feed/scope";
import { work } from "../../../../components/search/functions/feed/worker";
import { handle } from "../../../../components/search/functions/loader/handle";
import { maintain } from "../../../../components/search/functions/maintain/maintain";
import type { Clock } from "../../../../infra/runtime/clock";
import { Fault } from "../../../../infra/runtime/errors";
import { type FaultPoints, withFaults } from "../../../../infra/runtime/faults";
import { seeded } from "../../../../infra/runtime/random";
import { Crash } from "../../runtime/crash";
import { memoryCheckpoints } from "../../runtime/checkpoints";
import { ManualClock } from "../../runtime/manual-clock";
import { FakeLetters } from "../fake-letters";
import { BEFORE, FILL, FILLING } from "../filling";
import { HttpDomain } from "../http-domain";
import { MaintainBench } from "../maintain-bench";
import { FakeDatabase } from "./fake-database";
import { FakeOutbox } from "./fake-outbox";
import { type Dice, Mishaps, transaction, wanted } from "./life";
import { CELL, FILLING_CELL } from "./scopes";

const METRICS = { count: () => {}, time: () => {}, gauge: () => {}, flush: () => {} };
const FILL_OPTIONS = { limit: 2, drainMilliseconds: 30_000, settleMilliseconds: 1000 };
/** As in `reindex`: less than this before its end nothing more is begun. */
const PART = 45_000;

/** What a life came to. */
export interface FillingLife {
  readonly crashes: number;
  /** Rounds that were left when the new index took over. */
  readonly early: boolean;
  /** Documents of the index that serves at the end, and of the former one. */
  readonly found: Readonly<Record<string, unknown>>;
  readonly former: Readonly<Record<string, unknown>>;
  readonly wanted: Readonly<Record<string, unknown>>;
  readonly forgotten: ReadonlySet<string>;
}

/**
 * One random life of a database and a feed, while the index of players elsewhere is filled anew by `reindex` and
 * messages are delivered in any order, some twice. Feed and `reindex` die and go on.
 */
export async function fillingLife(seed: number): Promise<FillingLife> {
  const random = seeded(seed);
  const roll: Dice = (most) => Math.floor(random.next() * most);
  const life = new Life(roll, random);
  await bootstrap(BEFORE, life.domain);
  await life.rounds(3 + roll(6), CELL, async () => {});
  await bootstrap(FILLING, life.domain);
  let ready = false;
  const rounds = 6 + roll(20);
  await life.rounds(rounds, FILLING_CELL, async () => {
    if (!ready) ready = await life.reindex(true);
  });
  const early = ready;
  await life.settle();
  for (let tries = 0; !ready; tries++) {
    if (tries > 100) throw new Error(`seed ${String(seed)}: the fill does not end`);
    ready = await life.reindex(false);
    await life.clock.advance(130_000);
  }
  const all = wanted(life.database);
  const mine = Object.entries(all).flatMap(([key, document]) =>
    key.startsWith("players-world/") ? [[key.split("/")[1] ?? "", document] as const] : [],
  );
  return {
    crashes: life.crashes,
    early,
    found: life.domain.documents("players-world"),
    former: life.domain.documents(FILL.from),
    wanted: Object.fromEntries(mine),
    forgotten: life.database.forgotten,
  };
}

class Life {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 28));
  readonly database = new FakeDatabase(this.clock);
  readonly domain = new HttpDomain();
  readonly #outbox = new FakeOutbox();
  readonly #letters = new FakeLetters();
  readonly #feeds = memoryCheckpoints<FeedState>(this.clock);
  readonly #bench = new MaintainBench(this.domain, this.clock, this.#feeds);
  readonly #running = new Set<AbortController>();
  /** Messages that are not delivered yet. */
  readonly #open: string[] = [];
  #seen = 0;
  #round = 0;
  crashes = 0;
  #wrong: unknown;

  constructor(
    private readonly roll: Dice,
    private readonly random: { next(): number },
  ) {}

  async rounds(count: number, cell: FeedCell, each: () => Promise<void>): Promise<void> {
    for (let at = 0; at < count; at++) {
      this.#round++;
      for (let some = this.roll(4); some > 0; some--)
        this.database.write(...transaction(this.roll, this.#round));
      if (this.#running.size < 2 && this.roll(3) > 0) this.start(cell, true);
      if (this.roll(25) === 0) this.database.forget();
      if (this.roll(10) === 0) [...this.#running][0]?.abort();
      await this.clock.advance(this.roll(this.roll(3) === 0 ? 40_000 : 3000));
      await this.deliver(this.roll(4));
      await each();
    }
    // Pods of the next commit take their place.
    for (const stop of this.#running) stop.abort();
    await this.clock.advance(120_000);
    // Sooner than an index forgets deletions, everything has been delivered.
    await this.deliver(Infinity);
  }

  /** Brings everything to its end. */
  async settle(): Promise<void> {
    this.start(FILLING_CELL, false);
    await this.clock.advance(150_000);
    for (const stop of this.#running) stop.abort();
    await this.clock.advance(20_000);
    await this.deliver(Infinity);
    if (this.#running.size > 0) this.#wrong ??= new Error("an instance does not stop");
    if (this.#wrong !== undefined) throw this.#wrong as Error;
  }

  private start(cell: FeedCell, isUnlucky: boolean): void {
    const faults = new Mishaps(this.roll, this.clock, isUnlucky);
    const ports: FeedPorts = {
      source: this.database.source(faults),
      snapshot: this.database.snapshot(cell, faults),
      outbox: withFaults("outbox", this.#outbox, faults),
      deadLetters: withFaults("deadLetters", this.#letters, faults),
      invalidations: noInvalidations,
      checkpoints: withFaults("checkpoints", this.#feeds, faults),
      clock: this.clock,
      random: this.random,
      metrics: METRICS,
    };
    const stop = new AbortController();
    this.#running.add(stop);
    void work({ cell, owner: "pod" }, ports, stop.signal, {
      ...FEED_OPTIONS,
      limits: { ...FEED_OPTIONS.limits, changes: 3 },
    })
      .catch((error: unknown) => {
        if (error instanceof Crash) this.crashes++;
        else this.#wrong ??= error;
      })
      .finally(() => this.#running.delete(stop));
  }

  /** Delivers some of the messages, in any order, one in five twice. */
  private async deliver(most: number): Promise<void> {
    this.#open.push(...this.#outbox.bodies.slice(this.#seen));
    this.#seen = this.#outbox.bodies.length;
    const bodies: string[] = [];
    while (this.#open.length > 0 && bodies.length < most) {
      const at = this.roll(this.#open.length);
      bodies.push(
        ...(this.roll(5) === 0 ? this.#open.slice(at, at + 1) : this.#open.splice(at, 1)),
      );
    }
    const Records = bodies.map((body, at) => ({ messageId: String(at), body }));
    if (Records.length === 0) return;
    const ports = { ...this.#bench.ports(), deadLetters: this.#letters };
    await handle({ Records }, ports, this.clock.now() + 60_000);
    const [letter] = this.#letters.letters;
    if (letter !== undefined) throw new Error(JSON.stringify(letter));
  }

  /** One invocation, which may die. @returns whether the new index serves. */
  async reindex(isUnlucky: boolean): Promise<boolean> {
    // Its time passes with each look at the clock; sleeping is for others to wait.
    let passed = 0;
    const clock: Clock = {
      now: () => this.clock.now() + passed++,
      sleep: () => Promise.resolve(),
    };
    let left = isUnlucky && this.roll(3) === 0 ? this.roll(20) : Infinity;
    const faults: FaultPoints = {
      reach: (point) => {
        if (left-- <= 0) throw new Crash(point);
      },
    };
    try {
      const { done } = await maintain(
        { command: "reindex", alias: FILL.alias },
        { cell: FILLING_CELL, fills: FILLING_CELL.fills },
        { ...this.#bench.ports(faults), clock },
        this.clock.now() + PART + this.roll(60),
        { fill: FILL_OPTIONS },
      );
      return done;
    } catch (error) {
      if (error instanceof Crash) this.crashes++;
      else if (!(error instanceof Fault) || error.kind !== "retry") throw error;
      return false;
    }
  }
}
