import { expect } from "chai";
import fc from "fast-check";
import { Timestamp as DriverTimestamp } from "mongodb";
import { changesOfEvent } from "../../../../../components/search/functions/feed/changes";
import type { RawDocument } from "../../../../../components/search/functions/feed/document";
import type { Change } from "../../../../../components/search/functions/loader/change";
import { load } from "../../../../../components/search/functions/loader/load";
import { changesOfDocument } from "../../../../../components/search/functions/write/project";
import {
  writeThrough,
  type WriteThroughPorts,
} from "../../../../../components/search/functions/write/write-through";
import type { ClusterTime } from "../../../../../infra/runtime/version";
import { bench, type Bench, FIELDS } from "../../../../support/search/bench";
import { FakeDomain } from "../../../../support/search/fake-domain";
import { player } from "../../../../support/search/fake-documents";
import { planOf, SPACE } from "../../../../support/search/plan";

const T = 1_790_000_000;
const ALIASES = ["players-residency", "players-world"];

function surroundings(index: readonly string[] = ALIASES): {
  domain: FakeDomain;
  made: Bench;
  ports: WriteThroughPorts;
} {
  const made = bench();
  const fields = [...FIELDS, "location", "email", "birthDate"];
  const domain = new FakeDomain({
    indexes: Object.fromEntries(index.map((name) => [name, fields])),
    gcDeletes: 3_600_000,
    now: () => made.clock.now(),
  });
  const { deadLetters: _unused, ...ports } = made.ports;
  return { domain, made, ports: { ...ports, sink: domain } };
}

/** One write of the database: to a player, or their deletion. */
interface Written {
  readonly id: string;
  readonly location: string;
  readonly document?: RawDocument;
  readonly time: ClusterTime;
}

/** The write's own event of the change stream. */
function eventOf({ document, id, location, time }: Written): unknown {
  return {
    operationType: document === undefined ? "delete" : "update",
    ns: { db: "game", coll: "players" },
    documentKey: { _id: id, location, playerId: id },
    clusterTime: new DriverTimestamp({ t: time.t, i: time.i }),
    wallTime: new Date(time.t * 1000),
    ...(document === undefined ? {} : { fullDocument: { _id: id, ...document } }),
  };
}

const searched = ({ document, id, location }: Written) => ({
  collection: "players",
  id,
  location,
  ...(document === undefined ? {} : { document: { _id: id, ...document } }),
});

const IE: Written = { id: "1", location: "IE", document: player("1", "IE"), time: { t: T, i: 3 } };

/** Writes to a few players, each a little later than the one before, some in one transaction. */
const history = fc
  .array(
    fc.record({
      id: fc.constantFrom("a", "b"),
      isGone: fc.boolean(),
      name: fc.string({ unit: "binary", maxLength: 5 }),
      step: fc.constantFrom(1, 1, 2 ** 10),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((writes) => {
    let i = 0;
    return writes.map(({ id, isGone, name, step }): Written => {
      i += step;
      const location = id === "a" ? "FR" : "US-VA";
      return {
        id,
        location,
        time: { t: T + Math.floor(i / 4), i: i % 4 },
        ...(isGone ? {} : { document: player(id, location, name) }),
      };
    });
  });

describe("a direct write", () => {
  it("makes the very change that the feed makes of the write's event", () => {
    for (const location of ["IE", "FR", "US-VA", "JP"]) {
      const place: Written = { id: "1", location, time: IE.time };
      for (const one of [
        { ...place, document: player("1", location) },
        { ...place, document: { ...player("1", location), interests: ["\u2028"], level: 9 } },
        place,
      ]) {
        const { changes, version } = changesOfEvent(eventOf(one), SPACE.cell);
        expect(changesOfDocument(searched(one), version ?? 0, SPACE)).to.deep.equal(changes);
      }
    }
  });

  it("leaves the same state as the feed, whichever comes first, and twice", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat()), async (writes, order) => {
        const feed = (some: readonly Written[]): Change[] =>
          some.flatMap((written) => [...changesOfEvent(eventOf(written), SPACE.cell).changes]);
        const alone = surroundings();
        for (const change of feed(writes))
          await load([change], { ...alone.made.ports, sink: alone.domain }, Infinity);

        const { domain, made, ports } = surroundings();
        const deliveries = writes.flatMap((written) => [
          () => load(feed([written]), { ...made.ports, sink: domain }, Infinity),
          () => writeThrough(searched(written), written.time, SPACE, ports),
        ]);
        const shuffled = deliveries
          .map((deliver, at) => ({ deliver, key: order[at] ?? at }))
          .sort((a, b) => a.key - b.key);
        for (const { deliver } of shuffled) await deliver();
        for (const alias of ALIASES)
          expect(domain.documents(alias)).to.deep.equal(alone.domain.documents(alias));
      }),
      { numRuns: 300 },
    );
  });

  it("tells what became of it", async () => {
    const { domain, ports } = surroundings();
    const write = (written: Written) =>
      writeThrough(searched(written), written.time, SPACE, ports).then(({ outcome }) => outcome);
    const { document: _gone, ...deletion } = IE;
    expect(await write(IE)).to.equal("written");
    expect(await write({ ...IE, time: { t: T, i: 2 } })).to.equal("stale");
    expect(await write({ ...deletion, time: { t: T, i: 4 } })).to.equal("deleted");
    expect(await write({ ...deletion, time: { t: T, i: 5 } })).to.equal("absent");
    expect(domain.documents("players-residency")).to.deep.equal({});
  });

  it("writes nothing of a place that is not known, or of what is not searched", async () => {
    const { domain, ports } = surroundings();
    for (const document of [
      { collection: "players", id: "1", document: player("1", "JP") },
      { collection: "events", id: "1", document: player("1", "IE") },
    ])
      expect(await writeThrough(document, IE.time, SPACE, ports)).to.deep.equal({
        outcome: "unindexed",
      });
    expect(domain.requests).to.equal(0);
  });

  it("writes to an index that is filled as well, and tells the worse outcome", async () => {
    const { fills } = planOf({ versions: { "players-world": 2 }, filling: ["players-world"] });
    const document = { collection: "players", id: "1", document: player("1", "US-VA") };
    const both = surroundings([...ALIASES, "players-world-v2"]);
    const space = { ...SPACE, fills };
    await writeThrough(document, IE.time, space, both.ports);
    expect(both.domain.documents("players-world-v2")).to.deep.equal(
      both.domain.documents("players-world"),
    );
    const one = surroundings();
    expect((await writeThrough(document, IE.time, space, one.ports)).outcome).to.equal("poison");
  });

  it("never throws, and waits no longer than it may", async () => {
    const { made, ports } = surroundings();
    const before = made.clock.now();
    const throttled = () => Promise.resolve({ status: 429, items: [] });
    const failing: [WriteThroughPorts["sink"]["bulk"], string][] = [
      [throttled, "later"],
      [() => Promise.resolve({ status: 403, items: [] }), "failed"],
      [() => Promise.reject(new Error("anything")), "failed"],
    ];
    for (const [bulk, outcome] of failing) {
      const result = await writeThrough(searched(IE), IE.time, SPACE, { ...ports, sink: { bulk } });
      expect(result.outcome).to.equal(outcome);
    }
    expect(made.clock.now() - before).to.be.at.most(300);
    const odd = { ...IE, document: { ...player("1", "IE"), displayName: NaN } };
    expect((await writeThrough(searched(odd), IE.time, SPACE, ports)).outcome).to.equal("poison");
    const early = await writeThrough(searched(IE), { t: 1, i: 1 }, SPACE, ports);
    expect(early.outcome).to.equal("poison");
  });
});
