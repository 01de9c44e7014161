import { MongoClient } from "mongodb";
import { mongoCheckpoints } from "../../../../infra/runtime/checkpoint";
import { systemClock } from "../../../../infra/runtime/clock";
import { emfMetrics } from "../../../../infra/runtime/metrics";
import { awsLogin } from "../../../../infra/runtime/mongo-credentials";
import { systemRandom } from "../../../../infra/runtime/random";
import { schemaGate } from "../../../../infra/runtime/schema-gate";
import { type Post, signedHttp } from "../loader/signed-http";
import { sqsLetters } from "../loader/sqs-letters";
import { podCredentials } from "./credentials";
import { mongoSnapshot } from "./mongo-snapshot";
import { mongoSource } from "./mongo-source";
import { type FeedPorts, type FeedState, noInvalidations } from "./ports";
import { feedRows, schemaVersion } from "./rows";
import { feedCell } from "./scope";
import { type FeedSettings, settingsOf } from "./settings";
import { sqsOutbox } from "./sqs-outbox";
import { work } from "./worker";

/** Requests to a queue, signed with the credentials of the process or of its pod. */
function queue(queueUrl: string, region: string, ready: () => Promise<void>): Post {
  const post = signedHttp({ endpoint: new URL(queueUrl).origin, service: "sqs", region });
  return async (...request) => {
    await ready();
    return post(...request);
  };
}

/**
 * One instance of the feed of a cell. It waits until the database has at least the schema that it was built
 * for, and leads only then.
 *
 * @param stop ends it in good order.
 * @throws what no waiting mends.
 */
export async function run(settings: FeedSettings, stop: AbortSignal): Promise<void> {
  const { deadLettersUrl, mongodbUri, owner, queueUrl, region, scope } = settings;
  const cell = feedCell(scope);
  // Far below the lease, so that a call that hangs does not outlive it.
  const ready = podCredentials(process.env, systemClock);
  const client = new MongoClient(mongodbUri, {
    ...awsLogin(mongodbUri, process.env, ready),
    appName: "worldcell-feed",
    serverSelectionTimeoutMS: 10_000,
    connectTimeoutMS: 10_000,
    retryReads: true,
  });
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
    const isOpen = await opened(
      schemaGate(cell.model.version, schemaVersion(client), ports, { signal: stop }),
      stop,
    );
    if (isOpen) await work({ cell, owner }, ports, stop);
  } finally {
    await client.close();
  }
}

/** @returns false when it was asked to stop while it waited. */
async function opened(gate: Promise<unknown>, stop: AbortSignal): Promise<boolean> {
  try {
    await gate;
    return true;
  } catch (error) {
    if (!stop.aborted) throw error;
    return false;
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
