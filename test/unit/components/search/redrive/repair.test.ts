import { expect } from "chai";
import fc from "fast-check";
import type { Admin } from "../../../../../components/search/functions/bootstrap/admin";
import { bootstrap } from "../../../../../components/search/functions/bootstrap/bootstrap";
import { load } from "../../../../../components/search/functions/loader/load";
import { canonical } from "../../../../../components/search/functions/redrive/canonical";
import { changesOfReading } from "../../../../../components/search/functions/redrive/documents";
import { compareRange } from "../../../../../components/search/functions/redrive/compare";
import {
  handleRepair,
  type RepairJobPorts,
} from "../../../../../components/search/functions/redrive/handle-repair";
import {
  heldAfter,
  heldByIds,
} from "../../../../../components/search/functions/redrive/index-side";
import type { RepairProgress } from "../../../../../components/search/functions/redrive/repair";
import { Fault } from "../../../../../infra/runtime/errors";
import { noFaults, type FaultPoints, withFaults } from "../../../../../infra/runtime/faults";
import { memoryCheckpoints } from "../../../../support/runtime/checkpoints";
import { Crash, CrashAt, Recording } from "../../../../support/runtime/crash";
import { bench } from "../../../../support/search/bench";
import { FakeDocuments, player } from "../../../../support/search/fake-documents";
import { HttpDomain } from "../../../../support/search/http-domain";
import { planOf, SPACE } from "../../../../support/search/plan";

const ALIASES = ["players-residency", "players-world"];
const LOCATIONS = ["IE", "FR", "US-VA"];
const QUICK = { limit: 6, settleMilliseconds: 1000 };

class Fixture {
  readonly bench = bench();
  readonly domain = new HttpDomain();
  readonly documents = new FakeDocuments(1000);
  readonly checkpoints = memoryCheckpoints<RepairProgress>(this.bench.clock);

  static async make(): Promise<Fixture> {
    const fixture = new Fixture();
    await bootstrap(planOf(), fixture.domain);
    return fixture;
  }

  ports(faults: FaultPoints = noFaults): RepairJobPorts {
    return {
      ...this.bench.ports,
      sink: withFaults("sink", this.domain, faults),
      admin: withFaults("admin", this.domain, faults),
      documents: withFaults("documents", this.documents, faults),
      checkpoints: withFaults("checkpoints", this.checkpoints, faults),
      owner: "test",
    };
  }

  /** Writes the state of a document to the indexes, as the feed does. */
  async feed(...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const reading = await this.documents.byId("players", id);
      await this.put(...changesOfReading("players", id, reading, SPACE));
    }
  }

  async put(...changes: Parameters<typeof load>[0]): Promise<void> {
    await load(changes, { ...this.bench.ports, sink: this.domain }, Infinity);
  }

  run(dryRun = false, faults: FaultPoints = noFaults, milliseconds = 600_000) {
    const until = this.bench.clock.now() + milliseconds;
    return handleRepair({ collection: "players", dryRun }, SPACE, this.ports(faults), until, QUICK);
  }

  /** What the indexes must hold. */
  async wanted(): Promise<Record<string, unknown>> {
    const wanted: Record<string, Record<string, unknown>> = {};
    for (const alias of ALIASES) wanted[alias] = {};
    for (const id of this.documents.ids) {
      const reading = await this.documents.byId("players", id);
      const [change] = changesOfReading("players", id, reading, SPACE);
      if (change !== undefined) (wanted[change.index] ?? {})[id] = JSON.parse(change.body);
    }
    return wanted;
  }

  held(): Record<string, unknown> {
    return Object.fromEntries(ALIASES.map((alias) => [alias, this.domain.documents(alias)]));
  }
}

/** Twenty players as they should be, and then some as they should not. */
async function damaged(): Promise<Fixture> {
  const fixture = await Fixture.make();
  for (let at = 0; at < 20; at++) {
    const id = String(at);
    fixture.documents.write(id, player(id, LOCATIONS[at % 3] ?? "IE"));
    if (at !== 4) await fixture.feed(id);
  }
  fixture.documents.write("5", player("5", "US-VA", "renamed"));
  fixture.documents.write("7");
  fixture.documents.write("new", player("new", "FR"));
  // In the index of another residency, and of nobody.
  const body = JSON.stringify({ displayName: "x", location: "US-VA", playerId: "8" });
  await fixture.put({ index: "players-residency", id: "8", version: 900, kind: "index", body });
  await fixture.put({ index: "players-world", id: "zz", version: 900, kind: "index", body });
  fixture.documents.write("other", player("other", "JP"));
  return fixture;
}

/** A domain that answers a search with a part only. */
const partly = (part: object): Admin => {
  const body = { _shards: { failed: 0 }, ...part, hits: { hits: [] } };
  return { send: () => Promise.resolve({ status: 200, body, text: JSON.stringify(body) }) };
};

const COUNTS = { missing: 2, extra: 3, differing: 1 };

describe("compare and repair", () => {
  it("finds what is missing, extra and differing, and mends it", async () => {
    const fixture = await damaged();
    expect(await fixture.run()).to.deep.equal({
      done: true,
      checked: 20,
      ...COUNTS,
      repaired: 6,
      first: [
        { kind: "missing", id: "4" },
        { kind: "differing", id: "5" },
        { kind: "extra", id: "8" },
        { kind: "extra", id: "7" },
        { kind: "missing", id: "new" },
        { kind: "extra", id: "zz" },
      ],
    });
    expect(fixture.held()).to.deep.equal(await fixture.wanted());
    const clean = { missing: 0, extra: 0, differing: 0, repaired: 0 };
    expect(await fixture.run()).to.include({ done: true, ...clean });
  });

  it("writes nothing in a dry run", async () => {
    const fixture = await damaged();
    const before = fixture.held();
    expect(await fixture.run(true)).to.include({ done: true, ...COUNTS, repaired: 0 });
    expect(fixture.held()).to.deep.equal(before);
  });

  it("never writes what is not of an own residency, or of a location that it does not know", async () => {
    const fixture = await damaged();
    await fixture.run();
    expect(fixture.domain.documents("players-world")["8"]).to.deep.equal({
      displayName: "name 8",
      location: "US-VA",
      playerId: "8",
    });
    expect(JSON.stringify(fixture.held())).not.to.include("other");
  });

  it("leaves a change alone that comes while it looks", async () => {
    const fixture = await Fixture.make();
    fixture.documents.write("1", player("1", "IE"));
    const { clock } = fixture.bench;
    const sleep = clock.sleep.bind(clock);
    clock.sleep = async (milliseconds) => {
      await fixture.feed("1");
      return sleep(milliseconds);
    };
    expect(await fixture.run(true)).to.include({ missing: 0, checked: 1 });
  });

  it("loses against a later change, and wins against an earlier one that comes late", async () => {
    const fixture = await Fixture.make();
    const old = fixture.documents.write("1", player("1", "IE", "old"));
    fixture.documents.write("1", player("1", "IE", "new"));
    await fixture.run();
    const late = { at: old, document: player("1", "IE", "old") };
    await fixture.put(...changesOfReading("players", "1", late, SPACE));
    expect(fixture.domain.documents("players-residency")["1"]).to.include({ displayName: "new" });
  });

  it("deletes with the version of its reading, so that what was before stays deleted", async () => {
    const fixture = await Fixture.make();
    const made = fixture.documents.write("1", player("1", "IE"));
    await fixture.feed("1");
    fixture.documents.write("1", player("1", "IE", "late"));
    fixture.documents.write("1");
    await fixture.run();
    const late = { at: made + 1, document: player("1", "IE", "late") };
    await fixture.put(...changesOfReading("players", "1", late, SPACE));
    expect(fixture.held()).to.deep.equal(await fixture.wanted());
  });

  it("stays where it is when its repairs do not come through", async () => {
    const fixture = await damaged();
    fixture.domain.bulk = () => Promise.resolve({ status: 429, items: [] });
    const stopped = await fixture.run();
    expect(stopped).to.include({ done: false, missing: 0, extra: 0, differing: 0, repaired: 0 });
    expect(await fixture.run()).to.deep.equal(stopped);
  });

  it("sees all documents of an id, where a page ends between them", async () => {
    const fixture = await Fixture.make();
    for (const id of ["a", "b"]) {
      fixture.documents.write(id, player(id, "IE"));
      await fixture.feed(id);
    }
    const body = JSON.stringify({ displayName: "b" });
    await fixture.put({ index: "players-world", id: "b", version: 900, kind: "index", body });
    for (const limit of [1, 2, 3]) {
      const page = await heldAfter(fixture.domain, ALIASES, undefined, limit);
      expect(page.end).to.equal("a");
    }
    const ports = fixture.ports();
    const job = { collection: "players" };
    const found = await handleRepair(job, SPACE, ports, Infinity, { ...QUICK, limit: 2 });
    expect(found).to.include({ extra: 1, repaired: 1 });
  });

  it("does not take what it could not read for what is not there", async () => {
    const fixture = await Fixture.make();
    const failing: [() => Promise<unknown>, string][] = [
      [() => heldByIds(fixture.domain, ["nothing"], ["1"]), "retry"],
      [() => heldAfter(partly({ _shards: { failed: 1 } }), ALIASES, undefined, 5), "retry"],
      [() => heldAfter(partly({ timed_out: true }), ALIASES, undefined, 5), "retry"],
      [() => heldAfter(fixture.domain, ["nothing"], undefined, 5), "fatal"],
    ];
    for (const [read, kind] of failing) {
      const error: unknown = await read().catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Fault);
      expect((error as Fault).kind).to.equal(kind);
    }
  });

  it("goes on where it was when its time is up", async () => {
    const fixture = await damaged();
    let runs = 0;
    let progress: RepairProgress;
    do {
      progress = await fixture.run(false, noFaults, 40_000);
      runs++;
    } while (!progress.done);
    expect(runs).to.be.greaterThan(3);
    expect(progress).to.include(COUNTS);
    expect(fixture.held()).to.deep.equal(await fixture.wanted());
  });

  it("is completed by the next run, wherever it was killed", async () => {
    const recording = new Recording();
    await (await damaged()).run(false, recording);
    const times = new Map<string, number>();
    for (const point of recording.points) times.set(point, (times.get(point) ?? 0) + 1);
    for (const [point, count] of times)
      for (let nth = 1; nth <= count; nth++) {
        const fixture = await damaged();
        const died: unknown = await fixture
          .run(false, new CrashAt(point, nth))
          .catch((thrown: unknown) => thrown);
        expect(died, `${point} ${String(nth)}`).to.be.instanceOf(Crash);
        fixture.bench.clock.advance(300_000);
        await fixture.run();
        expect(fixture.held(), `${point} ${String(nth)}`).to.deep.equal(await fixture.wanted());
      }
  });

  it("refuses a collection that is in no index", async () => {
    const fixture = await Fixture.make();
    const error: unknown = await handleRepair(
      { collection: "events" },
      SPACE,
      fixture.ports(),
      Infinity,
    ).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Fault);
  });

  it("makes any indexes hold what the database holds", async () => {
    const ids = fc.constantFrom("a", "b", "é", "\u{1F600}", "\uffee", "10", "9", "A", "zz");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(ids, fc.constantFrom(...LOCATIONS, "JP")), { maxLength: 9 }),
        fc.array(fc.tuple(ids, fc.constantFrom(...ALIASES), fc.string({ maxLength: 3 }))),
        fc.integer({ min: 3, max: 5 }),
        async (documents, held, limit) => {
          const fixture = await Fixture.make();
          for (const [id, location] of documents) fixture.documents.write(id, player(id, location));
          for (const [id, index, displayName] of held) {
            const body = JSON.stringify({ displayName });
            await fixture.put({ index, id, version: 900, kind: "index", body });
          }
          await handleRepair({ collection: "players" }, SPACE, fixture.ports(), Infinity, {
            ...QUICK,
            limit,
          });
          expect(fixture.held()).to.deep.equal(await fixture.wanted());
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("a range of ids", () => {
  it("ends where the first of both pages ends, in the order of UTF-8", () => {
    const [low, high] = ["\uffee", "\u{1F600}"];
    for (const [a, b] of [
      [low, high],
      [high, low],
    ])
      expect(
        compareRange(
          { entries: [], ...(a === undefined ? {} : { end: a }) },
          { entries: [], ...(b === undefined ? {} : { end: b }) },
        ).end,
      ).to.equal(low);
  });
});

describe("the canonical text of a document", () => {
  it("does not depend on the order of keys, and keeps every digit", () => {
    expect(canonical('{"b":[{"d":1,"c":2}],"a":9007199254740993}')).to.equal(
      '{"a":9007199254740993,"b":[{"c":2,"d":1}]}',
    );
    expect(canonical('{"b":1.50,"a":null}')).to.equal('{"a":null,"b":1.5}');
  });
});
