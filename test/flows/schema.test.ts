import { expect } from "chai";
import fc from "fast-check";
import { type Db, MongoClient, MongoServerError } from "mongodb";
import { apply as applied } from "../../components/database/functions/schema/index";
import { mongoAdmin } from "../../components/database/functions/schema/mongo-admin";
import type { StoredSchema } from "../../components/database/functions/schema/ports";
import { manifest } from "../../infra/model";
import { type SchemaPlan, schemaPlan } from "../../infra/model/derive/schema";
import { SCHEMA_STORE, schemaGate, storedVersion } from "../../infra/runtime/schema-gate";
import type { Collection } from "../../infra/model/types";
import { mongoCheckpoints } from "../../infra/runtime/checkpoint";
import { systemClock } from "../../infra/runtime/clock";
import { Fault } from "../../infra/runtime/errors";
import { systemRandom } from "../../infra/runtime/random";
import { Crash, CrashAt, Recording } from "../support/runtime/crash";
import { adminConformance } from "../support/schema/admin-conformance";
import { KeptMetrics, PassingClock, picture, worldOf } from "../support/schema/bench";
import { documentsOf, type Row, spoiled } from "../support/schema/documents";
import { isDocument } from "../support/schema/judge";
import { changed, demanding } from "../support/schema/plans";
import { provided } from "../support/servers/hooks";
import { missingFor } from "../support/tools";
import { missingMongo, pythonServer, startMongo } from "../support/servers/mongo";

/**
 * On a server that speaks MongoDB's protocol. It knows no sharding: shard keys, hashed indexes and
 * `shardCollection` are held against their specification in the unit tests. It is a beta, not MongoDB.
 */
describe("the schema step, on the MongoDB-wire server", function () {
  this.timeout(120_000);
  const started = provided(
    "the schema step on a real database",
    missingMongo,
    async () => {
      const server = await startMongo();
      return { server, client: new MongoClient(server.uri) };
    },
    async ({ server, client }) => {
      await client.close();
      await server.stop();
    },
  );

  /** A plan in a database of its own. */
  const plan = (database: string, more: Partial<SchemaPlan> = {}): SchemaPlan => ({
    ...schemaPlan(),
    database,
    ...more,
  });
  const database = (name: string): Db => started().client.db(name);
  const store = (name: string) =>
    mongoCheckpoints<StoredSchema>(
      database(SCHEMA_STORE.database).collection<{ _id: string }>(`schema-${name}`),
      systemClock,
    );
  /** The step on the server; leases of its own for each database. */
  const world = (name: string, clock = new PassingClock()) =>
    worldOf(mongoAdmin(started().client), "allow", clock, store(name));

  adminConformance("the server", () => ({
    admin: mongoAdmin(started().client),
    insert(namespace, document) {
      const [name = "", collection = ""] = namespace.split(".");
      return database(name).collection(collection).insertOne(document);
    },
  }));

  it("makes every collection with its indexes; applied again it has nothing to do", async () => {
    const game = plan("whole");
    const report = await world("whole").apply(game);
    expect(report).to.include({ from: 0, version: game.version });
    const names = (await database("whole").listCollections().toArray()).map(({ name }) => name);
    expect(names).to.have.members(game.collections.map(({ name }) => name));
    for (const { name, indexes } of game.collections) {
      const live = await database("whole").collection(name).indexes();
      expect(live.map((index) => index.name)).to.have.members([
        "_id_",
        ...indexes.map((index) => index.name),
      ]);
    }
    const again = await world("whole").apply(game);
    expect(again).to.deep.include({ steps: [], from: game.version, version: game.version });
  });

  it("lets documents expire at the time that the archive writes, and sets other seconds right", async () => {
    await world("expiry").apply(plan("expiry"));
    const events = database("expiry").collection("events");
    const purge = async () => (await events.indexes()).find(({ name }) => name === "purge");
    expect(await purge()).to.deep.include({ key: { purgeAt: 1 }, expireAfterSeconds: 0 });
    const index = { name: "purge", expireAfterSeconds: 3600 };
    await database("expiry").command({ collMod: "events", index });
    const { steps } = await world("expiry").apply(plan("expiry"));
    expect(steps).to.deep.equal([
      { kind: "setExpiry", namespace: "expiry.events", index: "purge", seconds: 0 },
    ]);
    expect(await purge()).to.have.property("expireAfterSeconds", 0);
  });

  it("refuses a document without a location, and says that the location is missing", async () => {
    await world("located").apply(plan("located"));
    const items = database("located").collection<Row & { _id: string }>("identities");
    const error = await refusalOf(items.insertOne({ _id: "1", playerId: "p" }));
    expect(error).to.be.instanceOf(MongoServerError).with.property("code", 121);
    const details = JSON.stringify((error as MongoServerError).errInfo);
    expect(details).to.contain('"missingProperties":["location"]');
    const wrong = await refusalOf(items.insertOne({ _id: "1", location: "ie", playerId: "p" }));
    expect(JSON.stringify((wrong as MongoServerError).errInfo)).to.contain('"location"');
    await items.insertOne({ _id: "1", location: "IE", playerId: "p" });
  });

  it("judges documents of every collection as the checker of the unit tests does", async () => {
    await world("judged").apply(plan("judged"));
    for (const collection of manifest.collections as readonly Collection[]) {
      const { name } = collection;
      const rule = schemaPlan().collections.find((planned) => planned.name === name)?.rule;
      if (rule === undefined) throw new Error(`no ${name}`);
      // Unique indexes are another matter.
      const documents = fc.sample(documentsOf(collection), { seed: 1, numRuns: 20 });
      const unindexed = database("judged").collection<Row>(`${name}Copy`);
      const [options] = await database("judged").listCollections({ name }).toArray();
      const { validator } = (options as { options?: { validator?: object } }).options ?? {};
      await database("judged").createCollection(`${name}Copy`, { validator: validator ?? {} });
      for (const document of documents) {
        await unindexed.deleteMany({});
        await unindexed.insertOne({ ...document });
      }
      const [document = {}] = documents;
      for (const { what, document: wrong } of spoiled(collection, document)) {
        expect(isDocument(wrong, rule), `${name}: ${what}`).to.equal(false);
        const error = await refusalOf(unindexed.insertOne({ ...wrong }));
        expect(error, `${name}: ${what}`).to.have.property("code", 121);
      }
    }
  });

  it("takes documents of two versions while one follows on the other, and of one after", async () => {
    const next = (version: number) =>
      changed(plan("evolving"), version, "identities", demanding("since", "date"));
    const identities = database("evolving").collection<Row & { _id: string }>("identities");
    const old = { location: "IE", playerId: "p" };
    const [step, since] = [world("evolving"), new Date(0)];
    await step.apply(plan("evolving"));
    await invalid(identities.insertOne({ _id: "1", ...old, since }));
    const second = await step.apply(next(2));
    expect(second.transitions.map(({ field }) => field)).to.deep.equal(["since"]);
    await identities.insertMany([
      { _id: "1", ...old },
      { _id: "2", ...old, since },
    ]);
    await invalid(identities.insertOne({ _id: "3", playerId: "p" }));
    await step.apply(next(3));
    await identities.insertOne({ _id: "3", ...old, since });
    await invalid(identities.insertOne({ _id: "4", ...old }));
  });

  it("refuses a lower version, and an index in the way that it did not make, by name", async () => {
    await world("refusing").apply(plan("refusing", { version: 5 }));
    const lower = await refusalOf(world("refusing").apply(plan("refusing", { version: 4 })));
    expect(lower).to.be.instanceOf(Fault).with.property("where", "schema version 4");
    await database("blocked").collection("events").createIndex({ createdAt: 1 }, { name: "byAge" });
    const blocked = await refusalOf(world("blocked").apply(plan("blocked")));
    expect(blocked).to.be.instanceOf(Fault).with.property("where", "blocked.events, index byAge");
    const names = (await database("blocked").listCollections().toArray()).map(({ name }) => name);
    expect(names).to.deep.equal(["events"]);
    await database("viewed").createCollection("source");
    await database("viewed").command({ create: "items", viewOn: "source", pipeline: [] });
    const viewed = await refusalOf(world("viewed").apply(plan("viewed")));
    expect(viewed).to.be.instanceOf(Fault).with.property("what", "it is a view, not a collection");
  });

  it("is completed by the next run, wherever it was killed", async () => {
    const index = { name: "byAge", keys: [["createdAt", 1]] as const };
    const collections = schemaPlan().collections.filter(({ name }) => name === "events");
    const first = (name: string) => plan(name, { collections });
    const second = (name: string) =>
      changed(first(name), 2, "events", (events) => ({ ...events, indexes: [index] }));
    const recording = new Recording();
    const whole = world("killed");
    await whole.apply(first("killed"));
    await whole.apply(second("killed"), {}, recording);
    const end = await picture(whole, second("killed"));
    const times = new Map<string, number>();
    for (const [at, point] of recording.points.entries()) {
      const nth = (times.get(point) ?? 0) + 1;
      times.set(point, nth);
      const name = `killed${String(at)}`;
      const step = world(name);
      await step.apply(first(name));
      const killed = step.apply(second(name), { lease: 1 }, new CrashAt(point, nth));
      await killed.catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      await new Promise((resolve) => setTimeout(resolve, 5));
      await step.apply(second(name));
      expect(await picture(step, second(name)), point).to.deep.equal(end);
      expect((await step.stored())?.version).to.equal(2);
    }
  });

  it("runs once when it is started twice, and opens the gate at its end", async () => {
    const ports = { clock: systemClock, random: systemRandom, metrics: new KeptMetrics() };
    const gate = schemaGate(1, storedVersion(store("twice")), ports, {
      pause: { base: 20, most: 40 },
      most: 60_000,
    });
    const both = [world("twice", new ServerClock()), world("twice", new ServerClock())];
    const steps = both.map((one) => one.apply(plan("twice")));
    const reports = await Promise.all(steps);
    expect(reports.map((report) => report.steps.length > 0).sort()).to.deep.equal([false, true]);
    expect(await gate).to.equal(1);
    expect(ports.metrics.values["SchemaBehind"]).to.equal(0);
  });
});

/** Passes no faster than the server's time: for steps that wait for each other. */
class ServerClock extends PassingClock {
  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await systemClock.sleep(milliseconds, signal);
    await super.sleep(milliseconds, signal);
  }
}

/** On the server in Python, which takes the checkpoints' own form of the current time. */
describe("the function of the schema step, on the MongoDB-wire server", function () {
  this.timeout(60_000);
  const started = provided(
    "the schema step's function on a real database",
    () => missingFor(pythonServer),
    async () => {
      const server = await startMongo(pythonServer());
      return { server, client: new MongoClient(server.uri) };
    },
    async ({ server, client }) => {
      await client.close();
      await server.stop();
    },
  );
  const lines: string[] = [];
  const apply = (input: unknown, env: Readonly<Record<string, string>>) =>
    applied(input, env, (line) => lines.push(line));
  const environment = () => ({ MONGODB_URI: started().server.uri, CELL: "eu-west-1" });
  const event = JSON.parse(JSON.stringify({ plan: schemaPlan() })) as { readonly plan: SchemaPlan };

  it("takes the plan as JSON, and answers with the steps that were done and the version", async () => {
    const env = { ...environment(), SCHEMA_UNSHARDED: "allow" };
    const dry = await apply({ ...event, dryRun: true }, env);
    expect(dry).to.include({ dryRun: true, version: 0 });
    const done = await apply(event, env);
    expect(done.steps).to.deep.equal(dry.steps);
    expect(done).to.include({ dryRun: false, version: manifest.version });
    expect(done.steps.at(-1)).to.deep.equal({
      kind: "storeVersion",
      namespace: "worldcell.schema",
      from: 0,
      to: manifest.version,
    });
    expect((await apply(event, env)).steps).to.deep.equal([]);
    expect(lines.join("")).to.contain('"SchemaVersion":1').and.contain('"cell":"eu-west-1"');
    const { database, collection } = SCHEMA_STORE;
    const rows = started().client.db(database).collection<{ _id: string }>(collection);
    expect(await storedVersion(mongoCheckpoints(rows, systemClock))()).to.equal(manifest.version);
  });

  it("refuses a database without shards, an environment without a cell, and no plan", async () => {
    const next = { plan: { ...event.plan, version: manifest.version + 1 } };
    const plain = await refusalOf(apply(next, environment()));
    expect(plain).to.be.instanceOf(Fault).with.property("kind", "fatal");
    expect((plain as Fault).what).to.contain("no sharded cluster");
    const cell = await refusalOf(apply(next, { ...environment(), CELL: "" }));
    expect((cell as Fault).what).to.equal("no CELL");
    expect(await refusalOf(apply({}, environment()))).to.be.instanceOf(Fault);
  });
});

/** @throws unless the server says that a document is not valid. */
async function invalid(call: Promise<unknown>): Promise<void> {
  expect(await refusalOf(call)).to.have.property("code", 121);
}

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.fail("nothing was refused"),
    (error: unknown) => error,
  );
}
