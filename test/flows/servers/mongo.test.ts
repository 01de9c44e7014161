import { expect } from "chai";
import {
  MongoClient,
  MongoServerError,
  type ChangeStream,
  type Collection,
  type Db,
} from "mongodb";
import { provided } from "../../support/servers/hooks";
import { missingMongo, startMongo } from "../../support/servers/mongo";

/** Code of the error of a command that a server does not know. */
const COMMAND_NOT_FOUND = 59;
const DOCUMENT_VALIDATION_FAILURE = 121;
const DUPLICATE_KEY = 11000;

interface Player {
  readonly _id: number;
  readonly name: string;
  readonly version: number;
}

async function failureOf(promise: Promise<unknown>): Promise<MongoServerError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof MongoServerError) return error;
  throw new Error(`no refusal of the server: ${String(error)}`);
}

/** A change stream of what happens from now on: it begins with its first request, not before. */
async function watched(players: Collection<Player>): Promise<ChangeStream<Player>> {
  const stream = players.watch<Player>([], { fullDocument: "updateLookup", maxAwaitTimeMS: 100 });
  await stream.tryNext();
  return stream;
}

describe("the MongoDB-wire server, a beta in the place of MongoDB", function () {
  this.timeout(60_000);
  const started = provided(
    "what runs on MongoDB",
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
  const database = (): Db => started().client.db("game");
  /** An empty collection. */
  const collection = (name: string) => database().collection<Player>(name);

  it("is no shard router but a replica set, of MongoDB's protocol of 8.0 or so", async () => {
    const hello = await database().command({ hello: 1 });
    expect(hello).to.have.property("setName");
    expect(hello).to.not.have.property("msg", "isdbgrid");
    expect(hello["isWritablePrimary"]).to.equal(true);
    expect(hello["maxWireVersion"]).to.be.at.least(21);
  });

  it("resumes a change stream after a restart, with whole documents and none twice", async () => {
    const players = collection("watched");
    const stream = await watched(players);
    await players.insertOne({ _id: 1, name: "Ada", version: 1 });
    const inserted = await stream.next();
    expect(inserted.operationType).to.equal("insert");
    await stream.close();

    await players.updateOne({ _id: 1 }, { $set: { name: "Grace" }, $inc: { version: 1 } });
    await started().server.kill();
    await started().server.restart();
    await players.deleteOne({ _id: 1 });

    const resumed = players.watch([], {
      fullDocument: "updateLookup",
      resumeAfter: inserted._id,
    });
    const [updated, deleted] = [await resumed.next(), await resumed.next()];
    await resumed.close();
    expect(updated.operationType).to.equal("update");
    expect(deleted.operationType).to.equal("delete");
    if (updated.operationType !== "update") return;
    expect(updated.updateDescription.updatedFields).to.deep.equal({ name: "Grace", version: 2 });
    // It was looked up after the delete.
    expect(updated.fullDocument ?? null).to.equal(null);
  });

  it("looks updated documents up for a change stream", async () => {
    const players = collection("looked-up");
    await players.insertOne({ _id: 1, name: "Ada", version: 1 });
    const stream = await watched(players);
    await players.updateOne({ _id: 1 }, { $set: { name: "Grace" } });
    const change = await stream.next();
    await stream.close();
    expect(change).to.deep.include({ operationType: "update" });
    expect(change).to.have.deep.property("fullDocument", { _id: 1, name: "Grace", version: 1 });
    expect(change).to.have.property("clusterTime");
  });

  it("refuses a document that a validator forbids, and says why", async () => {
    await database().createCollection("validated", {
      validator: {
        $jsonSchema: { required: ["name"], properties: { name: { bsonType: "string" } } },
      },
    });
    const documents = database().collection("validated");
    await documents.insertOne({ name: "Ada" });
    const error = await failureOf(documents.insertOne({ name: 1 }));
    expect(error.code).to.equal(DOCUMENT_VALIDATION_FAILURE);
    const details = JSON.stringify(error.errInfo);
    expect(details).to.contain("schemaRulesNotSatisfied").and.contain("bsonType");
  });

  it("commits a transaction whole, aborts it whole, and lets one of two that collide win", async () => {
    const { client } = started();
    const players = collection("accounts");
    await players.insertMany([1, 2].map((_id) => ({ _id, name: "", version: 0 })));
    await client.withSession(async (session) => {
      session.startTransaction();
      await players.updateMany({}, { $inc: { version: 1 } }, { session });
      expect(await players.countDocuments({ version: 1 })).to.equal(0);
      await session.commitTransaction();
      expect(await players.countDocuments({ version: 1 })).to.equal(2);
      session.startTransaction();
      await players.updateMany({}, { $inc: { version: 1 } }, { session });
      const other = client.startSession();
      other.startTransaction();
      const collision = await failureOf(
        players.updateOne({ _id: 1 }, { $inc: { version: 5 } }, { session: other }),
      );
      expect(collision.hasErrorLabel("TransientTransactionError")).to.equal(true);
      await other.endSession();
      await session.abortTransaction();
      expect(await players.countDocuments({ version: 1 })).to.equal(2);
    });
  });

  it("names the stale ones of an unordered bulk of guarded upserts and applies the rest", async () => {
    const players = collection("guarded");
    await players.insertOne({ _id: 1, name: "new", version: 9 });
    const upsert = (_id: number, version: number) => ({
      updateOne: {
        filter: { _id, version: { $lt: version } },
        update: { $set: { name: "written", version } },
        upsert: true,
      },
    });
    const error = await failureOf(
      players.bulkWrite([upsert(1, 5), upsert(2, 5)], { ordered: false }),
    );
    expect(error.code).to.equal(DUPLICATE_KEY);
    expect(error).to.have.nested.property("writeErrors[0].index", 0);
    const names = (await players.find().sort({ _id: 1 }).toArray()).map(({ name }) => name);
    expect(names).to.deep.equal(["new", "written"]);
  });

  it("takes indexes that delete, that are unique and that are partial", async () => {
    const players = collection("indexed");
    await players.createIndexes([
      { name: "purge", key: { purgeAt: 1 }, expireAfterSeconds: 0 },
      { name: "unique", key: { name: 1 }, unique: true },
      { name: "partial", key: { version: 1 }, partialFilterExpression: { version: { $gt: 1 } } },
    ]);
    const indexes = await players.indexes();
    const named = Object.fromEntries(indexes.map((index) => [index.name ?? "", index]));
    expect(named["purge"]?.expireAfterSeconds).to.equal(0);
    expect(named["unique"]?.unique).to.equal(true);
    expect(named["partial"]?.partialFilterExpression).to.deep.equal({ version: { $gt: 1 } });
  });

  it("knows no sharding, which is held against its specification instead", async () => {
    const admin = started().client.db("admin");
    const commands = [
      { enableSharding: "game" },
      { shardCollection: "game.sharded", key: { _id: "hashed" } },
      { addShardToZone: "shard0", zone: "EU" },
    ];
    for (const command of commands) {
      const error = await failureOf(admin.command(command));
      expect(error.code, JSON.stringify(command)).to.equal(COMMAND_NOT_FOUND);
    }
  });

  it("knows no hashed indexes, which are held against their specification instead", async () => {
    const error = await failureOf(database().collection("hashed").createIndex({ _id: "hashed" }));
    expect(error.message).to.match(/hashed/i);
  });
});
