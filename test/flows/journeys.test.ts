import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { type ClientSession, type Document, MongoClient } from "mongodb";
import { mongoSnapshot } from "../../components/search/functions/feed/mongo-snapshot";
import { mongoSource } from "../../components/search/functions/feed/mongo-source";
import { type FeedPorts, noInvalidations } from "../../components/search/functions/feed/ports";
import { work } from "../../components/search/functions/feed/worker";
import { systemClock } from "../../infra/runtime/clock";
import { type FaultPoints, noFaults, withFaults } from "../../infra/runtime/faults";
import { seeded } from "../../infra/runtime/random";
import { Crash } from "../support/runtime/crash";
import { bench } from "../support/search/bench";
import { Deliveries } from "../support/search/deliveries";
import { FakeLetters } from "../support/search/fake-letters";
import type { Write } from "../support/search/feed/fake-database";
import { FakeOutbox } from "../support/search/feed/fake-outbox";
import { storeOf } from "../support/search/feed/instance";
import { CELL, indexFields } from "../support/search/feed/scopes";
import { Doom, HASTY, story } from "../support/search/journey";
import { RealDomain } from "../support/search/real-domain";
import { provided } from "../support/servers/hooks";
import { missingMongo, startMongo } from "../support/servers/mongo";
import { missingOpenSearch, startOpenSearch } from "../support/servers/opensearch";

/** The first of the lives that the fakes have run, all at once: in one database, stream, queue and domain. */
const LIVES = 500;
/** Feeds that die. */
const LEAST_DEATHS = 6;
/** Writes that are made at a time. */
const AT_ONCE = 8;
const END = { collection: "players", put: { _id: "the-end", location: "IE", playerId: "end" } };
const METRICS = { count: () => {}, time: () => {}, gauge: () => {}, flush: () => {} };

/** What a search holds of documents, by index and id. */
type Held = Record<string, unknown>;

describe("any journey from MongoDB-wire server through feed, queue and loader to OpenSearch", function () {
  this.timeout(600_000);
  const started = provided(
    "journeys on real servers",
    () => missingMongo() ?? missingOpenSearch(),
    async () => {
      const [server, search] = await Promise.all([startMongo(), startOpenSearch()]);
      const client = new MongoClient(server.uri, { serverSelectionTimeoutMS: 5000 });
      return { server, search, client, domain: await new RealDomain(search.node).make() };
    },
    async ({ client, search, server }) => {
      await client.close();
      await Promise.all([search.stop(), server.stop()]);
    },
  );

  const collection = (name: string) => started().client.db("game").collection<Document>(name);

  async function make(write: Write, session?: ClientSession): Promise<void> {
    const options = session === undefined ? {} : { session };
    const target = collection(write.collection);
    if ("remove" in write) await target.deleteOne({ _id: write.remove } as Document, options);
    else {
      const { _id, ...fields } = write.put;
      await target.replaceOne({ _id } as Document, fields, { ...options, upsert: true });
    }
  }

  async function commit(writes: readonly Write[]): Promise<void> {
    const [only] = writes;
    if (writes.length === 1 && only !== undefined) await make(only);
    else
      await started().client.withSession((session) =>
        session.withTransaction(async () => {
          for (const write of writes) await make(write, session);
        }),
      );
  }

  /** Makes all lives' writes, each life's in their order, some lives at a time. */
  async function live(done: { count: number }): Promise<void> {
    const open = Array.from({ length: LIVES }, (_, seed) => seed);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let seed = open.shift(); seed !== undefined; seed = open.shift()) {
          for (const writes of story(seed, `${String(seed)}-`)) await commit(writes);
          done.count++;
        }
      }),
    );
    await make(END);
  }

  /** What the last write of each document left, as the search must hold it. */
  function expected(): Held {
    const last = new Map<string, Write>();
    for (let seed = 0; seed < LIVES; seed++)
      for (const write of story(seed, `${String(seed)}-`).flat())
        last.set(`${write.collection}/${"put" in write ? write.put._id : write.remove}`, write);
    const held: Held = {};
    for (const write of [...last.values(), END]) {
      if (!("put" in write)) continue;
      const { aliases, fields } = CELL.collections.get(write.collection) ?? {};
      const distance = CELL.distances.get(write.put.location) ?? "world";
      const index = aliases?.get(distance);
      if (index === undefined) continue;
      const put: Held = { ...write.put };
      const some = (fields?.get(distance) ?? []).filter((field) => field in put);
      held[`${index}/${write.put._id}`] = Object.fromEntries(some.map((one) => [one, put[one]]));
    }
    return held;
  }

  it(`leaves the search as the last writes left the database, in ${String(LIVES)} lives at once`, async () => {
    const { client, domain } = started();
    const random = seeded(20_261_128);
    const roll = (most: number) => Math.floor(random.next() * most);
    const outbox = new FakeOutbox();
    const letters = new FakeLetters();
    const made = bench();
    const deliveries = new Deliveries(
      roll,
      () => ({ ...made.ports, sink: domain.sink, deadLetters: letters }),
      6,
    );
    let deaths = 0;
    let wrong: unknown;
    const access = { client, cell: CELL, clock: systemClock };

    /** One instance of the feed. */
    function feed(faults: FaultPoints) {
      const ports: FeedPorts = {
        source: withFaults("source", mongoSource(access), faults),
        snapshot: mongoSnapshot(access),
        outbox: withFaults("outbox", outbox, faults),
        deadLetters: withFaults("deadLetters", letters, faults),
        invalidations: noInvalidations,
        checkpoints: withFaults("checkpoints", storeOf(client), faults),
        clock: systemClock,
        random,
        metrics: METRICS,
      };
      const stop = new AbortController();
      const limits = { ...HASTY.limits, changes: 8 };
      const options = { ...HASTY, limits, lease: 1000, standby: 200 };
      const ended = work({ cell: CELL, owner: "pod" }, ports, stop.signal, options).catch(
        (error: unknown) => {
          if (error instanceof Crash) deaths++;
          else wrong ??= error;
        },
      );
      return { stop, ended };
    }

    const done = { count: 0 };
    let isWriting = true;
    const writing = live(done).finally(() => {
      isWriting = false;
    });
    // Two feeds, which die and come again as long as something is written, and several times at least.
    const feeding = [0, 1].map(async () => {
      while (isWriting || deaths < LEAST_DEATHS) {
        const one = feed(new Doom(roll, 30));
        await Promise.race([one.ended, pause(2000 + roll(4000))]);
        one.stop.abort();
        await one.ended;
      }
    });
    const delivering = (async () => {
      while (isWriting) {
        deliveries.take(outbox.bodies);
        await deliveries.some(1 + roll(3));
        await pause(20);
      }
    })();
    await Promise.all([writing, ...feeding, delivering]);
    expect(done.count).to.equal(LIVES);
    const last = feed(noFaults);
    for (let tries = 0; tries < 600; tries++) {
      if (outbox.bodies.some((body) => body.includes("the-end"))) break;
      await pause(100);
    }
    last.stop.abort();
    await last.ended;
    if (wrong !== undefined) throw wrong as Error;
    deliveries.take(outbox.bodies);
    await deliveries.all(1000);

    const found: Held = {};
    for (const index of Object.keys(indexFields()))
      for (const [id, body] of Object.entries(await domain.documents(index)))
        found[`${index}/${id}`] = body;
    expect(letters.letters).to.deep.equal([]);
    expect(found).to.deep.equal(expected());
    expect(Object.keys(found).length).to.be.greaterThan(LIVES);
    // Otherwise nothing of all that was tried.
    expect(deaths).to.be.at.least(LEAST_DEATHS);
    expect(deliveries.deaths).to.be.greaterThan(2);
    expect(deliveries.duplicates).to.be.greaterThan(10);
  });
});
