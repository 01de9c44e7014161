import { setTimeout as pause } from "node:timers/promises";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { MongoClient } from "mongodb";
import { feedRows } from "../../components/search/functions/feed/rows";
import { sqsOutbox } from "../../components/search/functions/feed/sqs-outbox";
import { changesOf } from "../../components/search/functions/loader/bulk-body";
import { signedHttp } from "../../components/search/functions/loader/signed-http";
import { mongoCheckpoints } from "../../infra/runtime/checkpoint";
import { systemClock } from "../../infra/runtime/clock";
import { SCHEMA_STORE, type StoredVersion } from "../../infra/runtime/schema-gate";
import { player } from "../support/search/feed/instance";
import { FeedProcess, taken } from "../support/search/feed/process";
import { CELL } from "../support/search/feed/scopes";
import { provided } from "../support/servers/hooks";
import { missingMinistack, startMinistack } from "../support/servers/ministack";
import { pythonServer, startMongo } from "../support/servers/mongo";
import { missingFor } from "../support/tools";

/** What the schema step leaves at its end. */
async function schemaStored(client: MongoClient): Promise<void> {
  const { checkpoint, collection, database } = SCHEMA_STORE;
  const rows = client.db(database).collection<{ _id: string }>(collection);
  const store = mongoCheckpoints<StoredVersion>(rows, systemClock);
  const lease = await store.acquire(checkpoint, "schema", 1000);
  if (lease === undefined) return;
  await store.write(lease, { version: 1 }, (await store.read(checkpoint)).version);
  await store.release(lease);
}

describe("the feed as a process, before a queue", function () {
  this.timeout(60_000);
  const started = provided(
    "the feed's process and queue",
    () => missingMinistack() ?? missingFor(pythonServer),
    async () => {
      // The other build does not know the store's updates by pipeline.
      const [aws, server] = await Promise.all([startMinistack(), startMongo(pythonServer())]);
      const sqs = new SQSClient(aws.client);
      const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "feed" }));
      return { aws, server, sqs, QueueUrl, client: new MongoClient(server.uri) };
    },
    async ({ aws, client, server, sqs }) => {
      sqs.destroy();
      await client.close();
      await Promise.all([aws.stop(), server.stop()]);
    },
  );

  const received = (wanted: number) => taken(started().sqs, started().QueueUrl, wanted);

  it("sends messages as they are, up to the largest", async () => {
    const { aws, QueueUrl } = started();
    const endpoint = new URL(aws.client.endpoint).origin;
    const box = sqsOutbox(signedHttp({ endpoint, service: "sqs" }), QueueUrl);
    const bodies = ["x".repeat(900_000), '{"delete":{"_index":"a","_id":"é\\"\u2028"}}\n'];
    await box.send(bodies);
    expect(await received(2)).to.deep.equal([...bodies].sort());
  });

  const settings = (): Record<string, string> => {
    const { aws, QueueUrl, server } = started();
    return {
      ...{ SCOPE: JSON.stringify(CELL.scope), MONGODB_URI: server.uri, HOSTNAME: "feed-0" },
      ...{ QUEUE_URL: QueueUrl, DEAD_LETTERS_URL: `${QueueUrl}-letters` },
      AWS_REGION: aws.client.region,
      AWS_ACCESS_KEY_ID: aws.client.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.client.credentials.secretAccessKey,
    };
  };

  it("waits until the database has the schema, and leads nothing before", async () => {
    const { client } = started();
    const waiting = new FeedProcess(settings());
    for (let tries = 0; tries < 100 && !waiting.output.includes("SchemaBehind"); tries++)
      await pause(100);
    expect(waiting.output).to.include('"SchemaBehind":1');
    // Asked to stop while it waits, it does so at once.
    expect(await waiting.stop(), waiting.output).to.equal(0);
    expect(await feedRows(client).findOne({})).to.equal(null);
    const patient = new FeedProcess(settings());
    await pause(1500);
    expect(await feedRows(client).findOne({})).to.equal(null);
    await schemaStored(client);
    let row: unknown = null;
    for (let tries = 0; tries < 100 && row === null; tries++) {
      await pause(100);
      row = await feedRows(client).findOne({});
    }
    expect(row).to.include({ _id: "feed-eu-west-1" });
    expect(await patient.stop(), patient.output).to.equal(0);
    expect(patient.output).to.include('"SchemaBehind":0');
  });

  it("sends what its environment says, and stops in good order when it is asked to", async () => {
    const { client } = started();
    const players = client.db("game").collection("players");
    await players.insertOne(player("1", "IE", "Ada"));
    await schemaStored(client);
    const feed = new FeedProcess(settings());
    expect((await received(1)).flatMap(changesOf).map(({ kind }) => kind)).to.deep.equal(["index"]);
    await players.deleteOne({});
    const gone = (await received(1)).flatMap(changesOf);
    expect(new Set(gone.map(({ id, kind }) => `${kind} ${id}`))).to.deep.equal(
      new Set(["delete 1"]),
    );
    expect(await feed.stop(), feed.output).to.equal(0);
    const state = await feedRows(client).findOne({});
    expect(state).to.include({ _id: "feed-eu-west-1", owner: null });
    expect(feed.output).to.contain('"Messages":2').and.not.contain("Ada");
  });
});
