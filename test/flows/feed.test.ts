import { setTimeout as pause } from "node:timers/promises";
import { Long, ObjectId } from "bson";
import { expect } from "chai";
import { feedRows } from "../../components/search/functions/feed/rows";
import { mongoSnapshot } from "../../components/search/functions/feed/mongo-snapshot";
import { mongoSource } from "../../components/search/functions/feed/mongo-source";
import type { FeedState } from "../../components/search/functions/feed/ports";
import { feedName } from "../../components/search/functions/feed/worker";
import { changesOf } from "../../components/search/functions/loader/bulk-body";
import { mongoCheckpoints } from "../../infra/runtime/checkpoint";
import { systemClock } from "../../infra/runtime/clock";
import { checkpointConformance, type Progress } from "../support/runtime/checkpoint-conformance";
import { Crash, CrashAt } from "../support/runtime/crash";
import { FakeOutbox } from "../support/search/feed/fake-outbox";
import { far, Instance, own, player, storeOf, until } from "../support/search/feed/instance";
import { CELL } from "../support/search/feed/scopes";
import { providedMongo } from "../support/servers/mongo-client";

const OWN = "players-residency";
const FAR = "players-world";

describe("the feed, on a MongoDB-wire server", function () {
  this.timeout(120_000);
  const started = providedMongo("the change feed");
  const players = () => started().client.db("game").collection("players");
  let outbox: FakeOutbox;

  beforeEach(async () => {
    outbox = new FakeOutbox();
    await players().deleteMany({});
    const { client } = started();
    await feedRows(client).deleteMany({});
  });

  let names = 0;
  checkpointConformance("MongoDB", () => ({
    store: mongoCheckpoints<Progress>(
      started()
        .client.db("conformance")
        .collection<{ _id: string }>(`c${String(names++)}`),
      systemClock,
    ),
    pass: (milliseconds) => pause(milliseconds),
    short: 500,
  }));

  it("fills the search with what is there, and follows inserts, updates and deletes", async () => {
    const oid = new ObjectId("5f0c1c2b8e1d4a6f7b3e9d21");
    await players().insertMany([
      ...[player("1", "IE", "Ada"), player(oid, "IE", "Bo"), player("3", "JP", "Cy")],
      ...[player(Long.fromString("9007199254740993"), "IE", "Dee"), player("5", "AU", "Eve")],
    ] as never);
    const feed = new Instance(started().client, outbox);
    const filled = {
      "1": own("1", "Ada"),
      "5f0c1c2b8e1d4a6f7b3e9d21": own(String(oid), "Bo"),
      "9007199254740993": own("9007199254740993", "Dee"),
    };
    await until(outbox.bodies, OWN, filled);
    await until(outbox.bodies, FAR, { "3": far("3", "Cy") });

    await players().insertOne(player("6", "JP", "Fay"));
    await players().updateOne({ _id: "1" } as never, { $set: { displayName: "Ann", level: 9 } });
    await players().replaceOne({ _id: "3" } as never, player("3", "JP", "Cyn"));
    await players().deleteOne({ _id: oid });
    const ann = { ...own("1", "Ada"), displayName: "Ann" };
    await until(outbox.bodies, OWN, {
      "1": ann,
      "9007199254740993": own("9007199254740993", "Dee"),
    });
    await until(outbox.bodies, FAR, { "3": far("3", "Cyn"), "6": far("6", "Fay") });
    await feed.stop();
    // What another residency's player is, beyond the world's fields, was in no message.
    expect(outbox.bodies.join("")).to.not.match(/Cy@x|Cyn@x|Fay@x|never/);
  });

  it("sends what a transaction left of a document, whatever it did on the way", async () => {
    const { client } = started();
    const feed = new Instance(client, outbox);
    await players().insertOne(player("1", "IE", "Ada"));
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await players().updateOne(
          { _id: "1" } as never,
          { $set: { displayName: "x" } },
          { session },
        );
        await players().deleteOne({ _id: "1" } as never, { session });
        await players().insertOne(player("1", "IE", "Bo"), { session });
      }),
    );
    await until(outbox.bodies, OWN, { "1": own("1", "Bo") });
    await feed.stop();
  });

  it("makes a dead letter of a document that no message can hold, and sends the others", async () => {
    const feed = new Instance(started().client, outbox);
    await players().insertOne(player("1", "IE", "x".repeat(600_000)));
    // Every field that the cell may hold counts, and no other.
    await players().insertOne({ ...player("2", "IE", "Bo"), password: "y".repeat(2_000_000) });
    const large = player("3", "IE", "z".repeat(600_000));
    await players().insertMany([large, player("4", "JP", "Cy")] as never);
    await until(outbox.bodies, FAR, { "4": far("4", "Cy") });
    await until(outbox.bodies, OWN, { "2": own("2", "Bo") });
    await feed.stop();
    // Name and e-mail address are 1.2 MB together.
    expect(feed.letters.letters.map(({ id, reason }) => [id, reason])).to.deep.equal([
      ["1", "too large"],
      ["3", "too large"],
    ]);
  });

  it("sends again what it sent before it died, and nothing is lost", async () => {
    const { client } = started();
    const first = new Instance(client, outbox);
    await players().insertOne(player("1", "IE", "Ada"));
    await until(outbox.bodies, OWN, { "1": own("1", "Ada") });
    await first.stop();

    // It dies after the queue has accepted and before the state is written.
    const dying = new Instance(client, outbox, new CrashAt("outbox.send.after"));
    await players().updateOne({ _id: "1" } as never, { $set: { displayName: "Ann" } });
    expect(await dying.ended).to.be.instanceOf(Crash);
    const sent = outbox.bodies.length;
    await players().insertOne(player("2", "IE", "Bo"));

    const last = new Instance(client, outbox);
    const ann = { ...own("1", "Ada"), displayName: "Ann" };
    await until(outbox.bodies, OWN, { "1": ann, "2": own("2", "Bo") });
    await last.stop();
    const again = outbox.bodies.slice(sent).flatMap(changesOf);
    expect(again.map(({ id }) => id)).to.include.members(["1", "2"]);
    expect(last.counts).to.not.have.property("SnapshotDocuments");
  });

  it("goes on by itself after the server was killed", async () => {
    const { client, server } = started();
    const feed = new Instance(client, outbox);
    await players().insertOne(player("1", "IE", "Ada"));
    await until(outbox.bodies, OWN, { "1": own("1", "Ada") });
    await players().insertOne(player("2", "IE", "Bo"));
    await server.kill();
    await pause(3000);
    await server.restart();
    await players().deleteOne({ _id: "1" } as never);
    await until(outbox.bodies, OWN, { "2": own("2", "Bo") });
    await feed.stop();
    expect(feed.counts).to.not.have.property("HistoryLost");
    // What it was filled with before the kill, and nothing after it.
    expect(feed.counts.SnapshotDocuments ?? 0).to.be.at.most(1);
  });

  it("fills the search anew from a token that the server does not know", async () => {
    const { client } = started();
    await players().insertOne(player("1", "IE", "Ada"));
    const store = storeOf(client);
    const lease = await store.acquire(feedName(CELL), "test", 60_000);
    if (lease === undefined) throw new Error("no lease");
    const state: FeedState = {
      form: 1,
      key: CELL.key,
      since: { t: 1_795_000_000, i: 1 },
      filled: true,
    };
    await store.write(lease, { ...state, token: { _data: "00" } }, 0);
    await store.release(lease);
    const feed = new Instance(client, outbox);
    await until(outbox.bodies, OWN, { "1": own("1", "Ada") });
    await feed.stop();
    expect(feed.counts).to.include({ HistoryLost: 1, SnapshotDocuments: 1 });
  });

  it("lets one of two instances lead, and the other when that one stops", async () => {
    const { client } = started();
    const instances = [new Instance(client, outbox), new Instance(client, outbox)] as const;
    await players().insertOne(player("1", "IE", "Ada"));
    await until(outbox.bodies, OWN, { "1": own("1", "Ada") });
    const leader = instances.findIndex(({ counts }) => (counts.Messages ?? 0) > 0);
    expect(instances[1 - leader]?.counts.Messages).to.equal(undefined);
    await instances[leader]?.stop();
    await players().insertOne(player("2", "IE", "Bo"));
    await until(outbox.bodies, OWN, { "1": own("1", "Ada"), "2": own("2", "Bo") });
    await instances[1 - leader]?.stop();
  });

  it("goes on with a snapshot where it was left, past ids of every type", async () => {
    const { client } = started();
    const ids = ["a", "b", Long.fromString("9007199254740993"), 7, new ObjectId()];
    await players().insertMany(ids.map((id) => player(id, "IE", "Ada")));
    const snapshot = mongoSnapshot({ client, cell: CELL });
    const since = await mongoSource({ client, cell: CELL, clock: systemClock }).clusterTime();
    const never = new AbortController().signal;
    const read = async (after?: { part: string; after: string }) => {
      const positions = [];
      for await (const { position } of snapshot.read(since, after, never)) positions.push(position);
      return positions;
    };
    const all = await read();
    expect(all).to.have.length(ids.length);
    for (const [at, position] of all.entries())
      expect(await read(position)).to.deep.equal(all.slice(at + 1));
  });
});
