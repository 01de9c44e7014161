import { setTimeout as pause } from "node:timers/promises";
import { LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect } from "chai";
import { bulkLines } from "../../components/search/functions/loader/bulk-body";
import { connected, deployed, invoked } from "../support/search/functions";
import { RealDomain } from "../support/search/real-domain";
import { provided } from "../support/servers/hooks";
import { missingMinistack, startMinistack } from "../support/servers/ministack";
import { missingOpenSearch, startOpenSearch } from "../support/servers/opensearch";

const INDEX = "players-residency";

describe("the loader as a Lambda between a queue and OpenSearch", function () {
  this.timeout(120_000);
  const started = provided(
    "the loader as a Lambda",
    () => missingMinistack() ?? missingOpenSearch(),
    async () => {
      const [aws, search] = await Promise.all([startMinistack(), startOpenSearch()]);
      const sqs = new SQSClient(aws.client);
      const lambda = new LambdaClient(aws.client);
      const domain = await new RealDomain(search.node).make();
      const { QueueUrl: letters = "" } = await sqs.send(
        new CreateQueueCommand({ QueueName: "letters" }),
      );
      const { QueueUrl: feed = "" } = await sqs.send(new CreateQueueCommand({ QueueName: "feed" }));
      await deployed(lambda, "loader", {
        CELL: "eu-west-1",
        DEAD_LETTERS_URL: letters,
        SEARCH_ENDPOINT: search.node,
        SEARCH_SIGNED: "false",
      });
      await connected(lambda, "loader", "feed");
      return { aws, search, sqs, lambda, domain, letters, feed };
    },
    async ({ aws, search, sqs, lambda }) => {
      for (const client of [sqs, lambda]) client.destroy();
      await Promise.all([aws.stop(), search.stop()]);
    },
  );

  const called = (event: unknown) => invoked(started().lambda, "loader", event);

  /** Waits until a document is as wanted. */
  async function until(id: string, wanted: unknown): Promise<void> {
    let found: unknown;
    for (let tries = 0; tries < 60; tries++) {
      found = (await started().domain.documents(INDEX))[id];
      if (JSON.stringify(found) === JSON.stringify(wanted)) return;
      await pause(250);
    }
    expect(found).to.deep.equal(wanted);
  }

  it("writes and deletes what it is called for, and says so", async () => {
    const doc = { _id: { $oid: "5f0c1c2b8e1d4a6f7b3e9d21" }, displayName: "Ada" };
    expect(await called({ index: INDEX, doc })).to.deep.equal({
      results: [{ index: INDEX, id: "5f0c1c2b8e1d4a6f7b3e9d21", result: "written" }],
    });
    await until("5f0c1c2b8e1d4a6f7b3e9d21", { displayName: "Ada" });
    await pause(1100);
    expect(await called({ index: INDEX, httpMethod: "DELETE", doc })).to.deep.equal({
      results: [{ index: INDEX, id: "5f0c1c2b8e1d4a6f7b3e9d21", result: "deleted" }],
    });
  });

  it("writes what the feed sends, and keeps what can never be written as a dead letter", async () => {
    const { feed, letters, sqs } = started();
    const change = (id: string, body: object, version = 100) =>
      bulkLines({ index: INDEX, id, version, kind: "index", body: JSON.stringify(body) });
    const body = [
      change("a", { displayName: "Bo" }),
      change("b", { secret: 1 }),
      change("a", { displayName: "Cy" }, 101),
    ].join("");
    await sqs.send(new SendMessageCommand({ QueueUrl: feed, MessageBody: body }));
    await until("a", { displayName: "Cy" });
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: letters, WaitTimeSeconds: 20 }),
    );
    expect(Messages.map(({ Body = "" }) => JSON.parse(Body) as unknown)).to.deep.equal([
      {
        reason: "strict_dynamic_mapping_exception",
        index: INDEX,
        id: "b",
        version: 100,
        kind: "index",
      },
    ]);
  });

  it("writes what was sent while the domain was gone, once it is back", async () => {
    const { feed, search, sqs } = started();
    await search.kill();
    const body = bulkLines({
      index: INDEX,
      id: "late",
      version: 7,
      kind: "index",
      body: '{"displayName":"Dee"}',
    });
    await sqs.send(new SendMessageCommand({ QueueUrl: feed, MessageBody: body }));
    await pause(1000);
    await search.restart();
    await until("late", { displayName: "Dee" });
  });
});
