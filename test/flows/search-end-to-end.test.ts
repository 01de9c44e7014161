import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { type Document, MongoClient } from "mongodb";
import { apply } from "../../components/database/functions/schema/index";
import { signedHttp } from "../../components/search/functions/loader/signed-http";
import type { Answer } from "../../components/search/functions/maintain/command";
import type { FriendCriteria } from "../../components/search/functions/query/criteria";
import { findFriends } from "../../components/search/functions/query/friends";
import { schemaPlan } from "../../infra/model/derive/schema";
import { systemClock } from "../../infra/runtime/clock";
import { cellContract } from "../support/search/cell-contract";
import { FeedProcess } from "../support/search/feed/process";
import { connected, deployed, functionArn, invoked } from "../support/search/functions";
import { planOf, SPACE } from "../support/search/plan";
import { RealDomain } from "../support/search/real-domain";
import { type Ran, startSearchCommand } from "../support/search/search-command";
import { provided } from "../support/servers/hooks";
import { missingMinistack, startMinistack } from "../support/servers/ministack";
import { missingMongo, startMongo } from "../support/servers/mongo";
import { missingOpenSearch, startOpenSearch } from "../support/servers/opensearch";

const { indexes } = planOf();
/** A busy test machine is slower than a domain may be. */
const PATIENT = { shardMilliseconds: 20_000, milliseconds: 30_000 };
const CELL = "eu-west-1";
const SCOPE = JSON.stringify(SPACE.cell.scope);
const LAMBDA_SECONDS = 300;

/** A player as the service makes them; the schema's validators take nothing less. */
const player = (_id: string, displayName: string, location = "IE"): Document => ({
  ...{ _id, location, playerId: _id, displayName, email: `${_id}@example.com`, level: 3 },
  ...{ birthDate: new Date(Date.UTC(1990, 4, 5)), interests: ["chess"], createdAt: new Date() },
});

/**
 * All of it as it is deployed, but for the stores, which are those of the tests: schema step, feed (a process),
 * loader and maintenance (functions of Lambda), and the service's search.
 */
describe("from a player's write to another player's search", function () {
  this.timeout(180_000);
  const started = provided(
    "search from end to end",
    () => missingMinistack() ?? missingOpenSearch() ?? missingMongo(),
    async () => {
      const [aws, search, server] = await Promise.all([
        startMinistack(),
        startOpenSearch(),
        startMongo(),
      ]);
      const sqs = new SQSClient(aws.client);
      const lambda = new LambdaClient(aws.client);
      const queue = async (QueueName: string) =>
        (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? "";
      const urls = { QUEUE_URL: await queue("feed"), DEAD_LETTERS_URL: await queue("letters") };
      const domain = await new RealDomain(search.node).make();
      const client = new MongoClient(server.uri);
      const common = { CELL, SEARCH_ENDPOINT: search.node, SEARCH_SIGNED: "false", ...urls };
      await deployed(lambda, "loader", common);
      const env = { ...common, MONGODB_URI: server.uri };
      await deployed(lambda, "maintain", env, LAMBDA_SECONDS);
      await connected(lambda, "loader", "feed");
      const post = signedHttp({ endpoint: search.node, service: "es" });
      const feed: { now: FeedProcess | undefined } = { now: undefined };
      return { aws, search, server, sqs, lambda, urls, domain, client, post, feed };
    },
    async ({ aws, client, feed, lambda, search, server, sqs }) => {
      await feed.now?.kill();
      for (const one of [sqs, lambda]) one.destroy();
      await client.close();
      await Promise.all([aws.stop(), search.stop(), server.stop()]);
    },
  );

  const players = () => started().client.db("game").collection("players");

  function startFeed(): FeedProcess {
    const { aws, feed, server, urls } = started();
    feed.now = new FeedProcess({
      ...{ SCOPE, MONGODB_URI: server.uri, HOSTNAME: "feed-0", ...urls },
      AWS_REGION: aws.client.region,
      AWS_ACCESS_KEY_ID: aws.client.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.client.credentials.secretAccessKey,
    });
    return feed.now;
  }

  async function names(criteria: FriendCriteria): Promise<string[]> {
    const ports = { post: started().post, clock: systemClock };
    const found = await findFriends(criteria, { size: 50 }, indexes, ports, PATIENT);
    return found.players.map(({ displayName }) => displayName);
  }

  /** Waits until a search finds these. */
  async function finds(criteria: FriendCriteria, wanted: readonly string[]): Promise<void> {
    let found: string[] = [];
    for (let tries = 0; tries < 300; tries++) {
      found = await names(criteria);
      if (found.join() === wanted.join()) return;
      await pause(200);
    }
    expect(found, started().feed.now?.output).to.deep.equal(wanted);
  }

  /** The operators' command, against the function as it is deployed. */
  async function commanded(...args: readonly string[]): Promise<Ran> {
    const { client } = started().aws;
    const folder = mkdtempSync(join(tmpdir(), "worldcell-end-to-end-"));
    try {
      const contract = join(folder, "contract.json");
      writeFileSync(contract, JSON.stringify(cellContract(functionArn("maintain"))));
      return await startSearchCommand(
        [...args, "--stack", "prod.eu-west-1", "--contract", contract],
        {
          AWS_ACCESS_KEY_ID: client.credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: client.credentials.secretAccessKey,
          AWS_ENDPOINT_URL_LAMBDA: client.endpoint,
        },
      ).ended;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** Calls maintenance until it is done, as the operators' command does. */
  async function maintained(event: object): Promise<Answer> {
    for (;;) {
      const answer = (await invoked(started().lambda, "maintain", event)) as Answer;
      if (answer.done) return answer;
      await pause((answer.waitSeconds ?? 0) * 1000);
    }
  }

  it("waits for the schema, then fills the search with who is there", async () => {
    const { client, server } = started();
    const feed = startFeed();
    for (let tries = 0; tries < 100 && !feed.output.includes("SchemaBehind"); tries++)
      await pause(100);
    const env = { MONGODB_URI: server.uri, CELL, SCHEMA_UNSHARDED: "allow" };
    await apply({ plan: schemaPlan() }, env, () => undefined);
    await client.db("game").collection("players").insertOne(player("1", "Ada Lovelace"));
    await finds({ name: "ada" }, ["Ada Lovelace"]);
    await finds({ email: "1@EXAMPLE.com" }, ["Ada Lovelace"]);
  });

  it("finds a player by the new name and no longer by the old one", async () => {
    const renamed = { $set: { displayName: "Grace Hopper" } };
    await players().updateOne({ _id: "1" } as Document, renamed);
    await finds({ name: "grace" }, ["Grace Hopper"]);
    expect(await names({ name: "ada" })).to.deep.equal([]);
  });

  it("finds a player of another residency by name, and never by e-mail or age", async () => {
    await players().insertOne(player("2", "Grace Far", "US-VA"));
    await finds({ name: "grace" }, ["Grace Far", "Grace Hopper"]);
    expect(await names({ email: "2@example.com" })).to.deep.equal([]);
    expect(await names({ age: { from: 0 } })).to.deep.equal(["Grace Hopper"]);
    const documents = await started().domain.documents("players-world");
    expect(Object.keys(documents["2"] as object).sort()).to.deep.equal([
      ...["displayName", "location", "playerId"],
    ]);
  });

  it("finds a player who left no more", async () => {
    await players().deleteOne({ _id: "1" } as Document);
    await finds({ name: "grace" }, ["Grace Far"]);
    await finds({ email: "1@example.com" }, []);
  });

  it("loses nothing when the feed is killed, and what happened until it is back", async () => {
    await players().insertOne(player("3", "Before Death"));
    await finds({ name: "before" }, ["Before Death"]);
    await players().insertMany([player("4", "While Dying"), player("5", "Killed Too")]);
    await started().feed.now?.kill();
    await players().insertOne(player("6", "While Dead"));
    await players().deleteOne({ _id: "3" } as Document);
    const feed = startFeed();
    await finds({ name: "while" }, ["While Dead", "While Dying"]);
    await finds({ name: "killed" }, ["Killed Too"]);
    await finds({ name: "before" }, []);
    expect(feed.output).to.not.include("SnapshotDocuments");
  });

  it("keeps what can never be written as a dead letter, and finds it once it is mended and redriven", async () => {
    // Past the validators, as the migration writes.
    const wrong = { ...player("7", ""), displayName: { first: "Poisoned" } };
    await players().insertOne(wrong, { bypassDocumentValidation: true });
    let status: Answer | undefined;
    for (let tries = 0; tries < 100; tries++) {
      status = await maintained({ command: "status" });
      if (status.progress.deadLetters === 1) break;
      await pause(200);
    }
    expect(status?.progress).to.include({
      ...{ deadLetters: 1, schema: 1, "feed.leader": "feed-0", "feed.filled": "yes" },
      ...{ "players-world.index": "players-world-v1", "players-world.documents": 1 },
    });
    expect(status).to.not.have.property("findings");
    expect(JSON.stringify(status)).to.not.include("Poisoned");
    const dry = await maintained({ command: "redrive", dryRun: true });
    expect(dry.progress).to.deep.equal({ messages: 1, "letters: mapper_parsing_exception": 1 });
    // Without the feed, which would bring the mended document too.
    await started().feed.now?.stop();
    const first = await maintained({ command: "redrive" });
    expect(first.progress).to.deep.equal({ mended: 0, kept: 1 });
    await players().updateOne({ _id: "7" } as Document, {
      $set: { displayName: "Poisoned Name" },
    });
    // A run takes what was there a moment before it.
    await pause(3000);
    expect(await names({ name: "poisoned" })).to.deep.equal([]);
    const second = await maintained({ command: "redrive" });
    expect(second).to.deep.include({ done: true, progress: { mended: 1, kept: 0 } });
    await finds({ name: "poisoned" }, ["Poisoned Name"]);
    const { progress } = await maintained({ command: "status" });
    expect(progress).to.include({ deadLetters: 0, "feed.leader": "nobody" });
    startFeed();
    await players().insertOne(player("8", "Last One"));
    await finds({ name: "last" }, ["Last One"]);
  });

  it("finds by comparison what somebody changed in the index, and repairs it", async () => {
    const { client } = started().domain;
    const index = "players-residency";
    await client.delete({ index, id: "4" });
    await client.index({
      ...{ index, id: "nobody", version: 7, version_type: "external_gte", refresh: true },
      body: { displayName: "Nobody", playerId: "nobody", location: "IE" },
    });
    const compared = await commanded("compare", "--collection", "players");
    expect(compared.code, compared.err).to.equal(2);
    expect(compared.out).to.contain("1 missing: 4").and.contain("1 extra: nobody");
    expect(await names({ name: "nobody" })).to.deep.equal(["Nobody"]);
    const repaired = await commanded("repair", "--collection", "players", "--json");
    expect(repaired.code, repaired.err).to.equal(0);
    expect(JSON.parse(repaired.out)).to.have.deep.nested.property("progress.repaired", 2);
    await finds({ name: "while" }, ["While Dead", "While Dying"]);
    await finds({ name: "nobody" }, []);
    const again = await commanded("compare", "--collection", "players");
    expect(again.code, again.out).to.equal(0);
  });
});
