import { MongoClient } from "mongodb";
import { PLATFORM_DATABASE } from "../../../../infra/model/derive/mongodb";
import { type CheckpointRow, mongoCheckpoints } from "../../../../infra/runtime/checkpoint";
import { systemClock } from "../../../../infra/runtime/clock";
import { emfMetrics } from "../../../../infra/runtime/metrics";
import { systemRandom } from "../../../../infra/runtime/random";
import { type Post, signedHttp } from "../loader/signed-http";
import { sqsLetters } from "../loader/sqs-letters";
import { podCredentials } from "./credentials";
import { mongoSnapshot } from "./mongo-snapshot";
import { mongoSource } from "./mongo-source";
import { type FeedPorts, type FeedState, noInvalidations } from "./ports";
import { feedCell } from "./scope";
import { type FeedSettings, settingsOf } from "./settings";
import { sqsOutbox } from "./sqs-outbox";
import { work } from "./worker";

/** Collection of the platform's database that holds how far each feed is, and who leads it. */
const FEEDS = "feeds";

/** Where feeds keep their state: a write that a failover takes back would be a position that never was. */
export function feedRows(client: MongoClient) {
  return client.db(PLATFORM_DATABASE).collection<CheckpointRow>(FEEDS, {
    readConcern: { level: "majority" },
    writeConcern: { w: "majority" },
    readPreference: "primary",
  });
}

/** Requests to a queue, signed with the credentials of the process or of its pod. */
function queue(queueUrl: string, region: string, ready: () => Promise<void>): Post {
  const post = signedHttp({ endpoint: new URL(queueUrl).origin, service: "sqs", region });
  return async (...request) => {
    await ready();
    return post(...request);
  };
}

/**
 * One instance of the feed of a cell.
 *
 * @param stop ends it in good order.
 * @throws what no waiting mends.
 */
export async function run(settings: FeedSettings, stop: AbortSignal): Promise<void> {
  const { deadLettersUrl, mongodbUri, owner, queueUrl, region, scope } = settings;
  const cell = feedCell(scope);
  // Far below the lease, so that a call that hangs does not outlive it.
  const client = new MongoClient(mongodbUri, {
    appName: "worldcell-feed",
    serverSelectionTimeoutMS: 10_000,
    connectTimeoutMS: 10_000,
    retryReads: true,
  });
  const ready = podCredentials(process.env, systemClock);
  const access = { client, cell, clock: systemClock };
  const ports: FeedPorts = {
    source: mongoSource(access),
    snapshot: mongoSnapshot(access),
    outbox: sqsOutbox(queue(queueUrl, region, ready), queueUrl),
    deadLetters: sqsLetters(queue(deadLettersUrl, region, ready), deadLettersUrl),
    invalidations: noInvalidations,
    checkpoints: mongoCheckpoints<FeedState>(feedRows(client), systemClock),
    clock: systemClock,
    random: systemRandom,
    metrics: emfMetrics({
      dimensions: { cell: scope.cell, function: "feed" },
      write: (line) => {
        process.stdout.write(`${line}\n`);
      },
      clock: systemClock,
    }),
  };
  try {
    await work({ cell, owner }, ports, stop);
  } finally {
    await client.close();
  }
}

/** Entry of the process: works until SIGTERM or SIGINT; exit code 1 for what a person has to mend. */
export async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      stop.abort();
    });
  try {
    await run(settingsOf(process.env), stop.signal);
  } catch (error) {
    // Of an error of another kind only its name: its message may quote a document.
    const said = error instanceof Error ? error : new Error("unknown");
    process.stderr.write(`${JSON.stringify("toJSON" in said ? said : { name: said.name })}\n`);
    process.exitCode = 1;
  }
}

if (require.main === module) void main();
