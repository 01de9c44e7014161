import { expect } from "chai";
import { bootstrap } from "../../../../../components/search/functions/bootstrap/bootstrap";
import {
  begin,
  compareOn,
  drop,
  fillOn,
  isClean,
  swap,
} from "../../../../../components/search/functions/bootstrap/refill";
import type { Change } from "../../../../../components/search/functions/loader/change";
import { Fault } from "../../../../../infra/runtime/errors";
import { noFaults } from "../../../../../infra/runtime/faults";
import { Crash, CrashAt, Recording } from "../../../../support/runtime/crash";
import { BEFORE, FILL, FILLING, Filling, QUICK } from "../../../../support/search/filling";
import { HttpDomain } from "../../../../support/search/http-domain";

const COUNT = 30;

interface Fixture {
  readonly domain: HttpDomain;
  readonly filling: Filling;
}

async function fixture(): Promise<Fixture> {
  const domain = new HttpDomain();
  const filling = new Filling(domain, domain);
  await bootstrap(BEFORE, domain);
  await filling.feed(BEFORE, firstOf(filling));
  return { domain, filling };
}

function firstOf(filling: Filling): Change[] {
  return Array.from({ length: COUNT }, (_, id) =>
    filling.change(String(id), 1, `name ${String(id)}`),
  );
}

/** One fault of a kind. */
async function fault(call: Promise<unknown>, kind: Fault["kind"]): Promise<void> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(Fault);
  expect((error as Fault).kind).to.equal(kind);
}

/** Changes that come between two stages, and what all of them leave. */
class Life {
  readonly #last = new Map<string, Change>();
  #round = 1;

  constructor(private readonly filling: Filling) {
    for (const change of firstOf(filling)) this.#last.set(change.id, change);
  }

  readonly goOn = async (stage: string): Promise<void> => {
    const round = ++this.#round;
    const changes = [
      this.filling.change(String(round % COUNT), round, `${stage} ${String(round)}`),
      this.filling.change(String((round + 7) % COUNT), round),
      this.filling.change(`new-${String(round)}`, round, stage),
    ];
    for (const change of changes) this.#last.set(change.id, change);
    await this.filling.feed(FILLING, changes);
  };

  expected(): Record<string, unknown> {
    return Object.fromEntries(
      [...this.#last]
        .filter(([, { kind }]) => kind === "index")
        .map(([id, { body }]): [string, unknown] => [id, JSON.parse(body)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

describe("an index that is filled anew", () => {
  it("holds what the old one held, with its versions, and takes its place", async () => {
    const { domain, filling } = await fixture();
    const before = domain.documents("players-world");
    await filling.walk(noFaults, () => Promise.resolve());
    expect([...domain.indexes.keys()]).not.to.include(FILL.from);
    expect(domain.indexes.get(FILL.to)?.aliases).to.deep.equal({
      "players-world": { is_write_index: true },
      players: {},
    });
    expect(domain.documents("players-world")).to.deep.equal(before);
    expect(domain.indexes.get(FILL.to)?.documents.get("3")?.version).to.equal(filling.base + 1);
  });

  it("ends as the last changes left it, wherever the process died, while changes come", async () => {
    const recording = new Recording();
    const whole = await fixture();
    await whole.filling.walk(recording, new Life(whole.filling).goOn);
    const times = new Map<string, number>();
    for (const point of recording.points) times.set(point, (times.get(point) ?? 0) + 1);
    expect(recording.points.length).to.be.greaterThan(60);
    for (const [point, count] of times)
      for (let nth = 1; nth <= count; nth++) {
        const { domain, filling } = await fixture();
        const life = new Life(filling);
        const died: unknown = await filling
          .walk(new CrashAt(point, nth), life.goOn)
          .catch((thrown: unknown) => thrown);
        if (died !== undefined) {
          expect(died, `${point} ${String(nth)}`).to.be.instanceOf(Crash);
          // The lease of the dead runs out.
          filling.clock.advance(300_000);
          await filling.walk(noFaults, life.goOn);
        }
        expect(domain.documents("players-world")).to.deep.equal(life.expected());
        expect([...domain.indexes.keys()]).not.to.include(FILL.from);
      }
  });

  it("does not bring back what is deleted between the reading of a page and its writing", async () => {
    const { domain, filling } = await fixture();
    await bootstrap(FILLING, domain);
    const ports = filling.ports();
    await begin(FILL, ports);
    let once = true;
    const racing = {
      ...ports,
      sink: {
        bulk: async (body: string, milliseconds: number) => {
          if (once) {
            once = false;
            await filling.feed(FILLING, [filling.change("0", 9), filling.change("1", 9, "later")]);
          }
          return domain.bulk.call(domain, body).finally(() => milliseconds);
        },
      },
    };
    const state = await fillOn(FILL, racing, filling.until, QUICK);
    expect(state).to.include({ filled: true, copied: COUNT - 2, stale: 2 });
    expect(domain.documents(FILL.to)).to.deep.equal(domain.documents(FILL.from));
    expect(domain.documents(FILL.to)).not.to.have.property("0");
  });

  it("finds by comparison what went to the old index alone, and swaps only after a clean one", async () => {
    const { domain, filling } = await fixture();
    await bootstrap(FILLING, domain);
    const ports = filling.ports();
    await begin(FILL, ports);
    await fillOn(FILL, ports, filling.until, QUICK);
    await fault(swap(FILL, "players", ports, QUICK), "retry");
    await fault(compareOn(FILL, ports, filling.until, QUICK), "retry");
    // Messages of the plan before: a change, a deletion and a new document.
    await filling.feed(BEFORE, [
      filling.change("3", 5, "changed"),
      filling.change("4", 5),
      filling.change("a", 5, "new"),
    ]);
    filling.clock.advance(QUICK.drainMilliseconds);
    const first = await compareOn(FILL, ports, filling.until, QUICK);
    expect(first.compared).to.deep.include({
      done: true,
      checked: COUNT,
      missing: 1,
      extra: 1,
      differing: 1,
      repaired: 3,
    });
    await fault(swap(FILL, "players", ports, QUICK), "retry");
    expect(isClean(await compareOn(FILL, ports, filling.until, QUICK), QUICK)).to.equal(true);
    expect(domain.documents(FILL.to)).to.deep.equal(domain.documents(FILL.from));
    await fault(drop(FILL, ports), "fatal");
    await swap(FILL, "players", ports, QUICK);
    const old = domain.indexes.get(FILL.from);
    Object.assign(old?.aliases ?? {}, { players: {} });
    await fault(drop(FILL, ports), "fatal");
    Reflect.deleteProperty(old?.aliases ?? {}, "players");
    await swap(FILL, "players", ports, QUICK);
    await drop(FILL, ports);
    await drop(FILL, ports);
    await fault(fillOn(FILL, ports, filling.until, QUICK), "fatal");
  });

  it("counts no comparison that began before every change went to both", async () => {
    const { domain, filling } = await fixture();
    await bootstrap(FILLING, domain);
    const ports = filling.ports();
    await begin(FILL, ports);
    await fillOn(FILL, ports, filling.until, QUICK);
    filling.clock.advance(QUICK.drainMilliseconds);
    const first = await compareOn(FILL, ports, filling.until, QUICK);
    expect(isClean(first, QUICK)).to.equal(true);
    // A feed of the plan before has led again, and written to the old index alone.
    await filling.feed(BEFORE, [filling.change("3", 5, "changed")]);
    const later = { ...QUICK, bothSince: filling.clock.now() };
    expect(isClean(first, later)).to.equal(false);
    await fault(swap(FILL, "players", ports, later), "retry");
    await fault(compareOn(FILL, ports, filling.until, later), "retry");
    filling.clock.advance(QUICK.drainMilliseconds);
    const second = await compareOn(FILL, ports, filling.until, later);
    expect(second.compared).to.include({ differing: 1, repaired: 1 });
    await compareOn(FILL, ports, filling.until, later);
    // One that is not done, and that another feed interrupts, begins again.
    const part = await compareOn(FILL, ports, filling.clock.now() + 40_000, later);
    expect(part.compared).to.include({ done: false, checked: QUICK.limit });
    const last = { ...QUICK, bothSince: filling.clock.now() };
    filling.clock.advance(QUICK.drainMilliseconds);
    const third = await compareOn(FILL, ports, filling.until, last);
    expect(third.compared).to.include({ done: true, checked: COUNT });
    await swap(FILL, "players", ports, last);
    expect(domain.documents("players-world")).to.deep.equal(domain.documents(FILL.from));
  });

  it("leaves a document that is newer than the pause, and in the new index only", async () => {
    const { domain, filling } = await fixture();
    await bootstrap(FILLING, domain);
    const ports = filling.ports();
    await begin(FILL, ports);
    await fillOn(FILL, ports, filling.until, QUICK);
    filling.clock.advance(QUICK.drainMilliseconds);
    const young = filling.change("young", 90_000 * 2 ** 20, "on its way");
    await filling.feed(BEFORE, [{ ...young, index: FILL.to }]);
    const { compared } = await compareOn(FILL, ports, filling.until, QUICK);
    expect(compared).to.include({ extra: 0, done: true });
    expect(domain.documents(FILL.to)).to.have.property("young");
  });

  it("needs to have begun, and the new index to be there", async () => {
    const { domain, filling } = await fixture();
    const ports = filling.ports();
    await fault(begin(FILL, ports), "fatal");
    await bootstrap(FILLING, domain);
    await fault(fillOn(FILL, ports, filling.until, QUICK), "fatal");
  });

  it("is filled by one process at a time", async () => {
    const { domain, filling } = await fixture();
    await bootstrap(FILLING, domain);
    const ports = filling.ports();
    await begin(FILL, ports);
    await filling.checkpoints.acquire("search-fill-players-world-v2", "other", 60_000);
    await fault(fillOn(FILL, ports, filling.until, QUICK), "retry");
  });

  it("counts as copied nothing that was not written, and goes on from there", async () => {
    const { domain, filling } = await fixture();
    await bootstrap(FILLING, domain);
    const ports = filling.ports();
    await begin(FILL, ports);
    let requests = 0;
    const busy = {
      ...ports,
      sink: {
        bulk: (body: string) =>
          requests++ < 2
            ? domain.bulk(body)
            : Promise.resolve({ status: 429, items: [], type: "es_rejected_execution_exception" }),
      },
    };
    const state = await fillOn(FILL, busy, filling.until, QUICK);
    expect(state).to.include({ filled: false, copied: 2 * QUICK.limit });
    expect(await fillOn(FILL, ports, filling.until, QUICK)).to.include({
      filled: true,
      copied: COUNT,
    });
  });
});
