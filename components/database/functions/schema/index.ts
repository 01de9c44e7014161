import { randomUUID } from "node:crypto";
import { MongoClient } from "mongodb";
import { SCHEMA_STORE } from "../../../../infra/runtime/schema-gate";
import { mongoCheckpoints } from "../../../../infra/runtime/checkpoint";
import { systemClock } from "../../../../infra/runtime/clock";
import { isFarewell } from "../../../../infra/runtime/invocation";
import { type Environment, needed as variable } from "../../../../infra/runtime/environment";
import { emfMetrics } from "../../../../infra/runtime/metrics";
import { awsLogin } from "../../../../infra/runtime/mongo-credentials";
import { loggedIn } from "../../../../infra/runtime/mongo-login";
import { systemRandom } from "../../../../infra/runtime/random";
import { applySchema, type SchemaReport } from "./apply";
import { mongoAdmin } from "./mongo-admin";
import { eventOf } from "./plan-of";
import type { StoredSchema } from "./ports";

/** How long to look for the cluster, in milliseconds: a failover takes seconds. */
const SELECTION = 30_000;

const needed = (env: Environment, name: string) =>
  variable(env, name, "the schema step's environment", "the schema cell's stack");

/**
 * Applies a plan once.
 *
 * @param event `{ plan, dryRun? }`, see `eventOf`.
 * @param env
 * - `MONGODB_URI`: private-endpoint string of the cluster's mongos, as user `schema-admin`, with
 *   `authMechanism=MONGODB-AWS&authSource=%24external`; no password stands in it.
 * - `CELL`: region of the schema cell, for metrics.
 * - `SCHEMA_UNSHARDED`: `allow` on a database that is no sharded cluster; for tests only.
 * @param write takes lines of metrics.
 */
export async function apply(
  event: unknown,
  env: Environment,
  write: (line: string) => void,
): Promise<SchemaReport> {
  const { plan, dryRun = false } = eventOf(event);
  const dimensions = { cell: needed(env, "CELL"), function: "schema" };
  const uri = needed(env, "MONGODB_URI");
  const client = new MongoClient(uri, {
    ...awsLogin(uri, env),
    appName: "worldcell-schema",
    serverSelectionTimeoutMS: SELECTION,
    writeConcern: { w: "majority" },
    readConcern: { level: "majority" },
  });
  try {
    await loggedIn(client, systemClock);
    const store = client.db(SCHEMA_STORE.database).collection<StoreRow>(SCHEMA_STORE.collection);
    return await applySchema(
      plan,
      {
        admin: mongoAdmin(client),
        checkpoints: mongoCheckpoints<StoredSchema>(store, systemClock),
        clock: systemClock,
        random: systemRandom,
        metrics: emfMetrics({ dimensions, write, clock: systemClock }),
        owner: randomUUID(),
      },
      { dryRun, unsharded: env.SCHEMA_UNSHARDED === "allow" ? "allow" : "refuse" },
    );
  } finally {
    await client.close();
  }
}

/** Documents of the store are named by text. */
interface StoreRow {
  readonly _id: string;
}

/**
 * The function's entry: answers with the steps that were done and the version that is stored. Called because
 * another cell applies the schema from now on, or the stack is destroyed, it does nothing.
 */
export async function handler(event: unknown): Promise<SchemaReport | undefined> {
  if (isFarewell(event)) return undefined;
  return apply(event, process.env, (line) => {
    process.stdout.write(`${line}\n`);
  });
}
