import { randomUUID } from "node:crypto";
import { MongoClient } from "mongodb";
import { mongoCheckpoints } from "../../../../infra/runtime/checkpoint";
import { systemClock } from "../../../../infra/runtime/clock";
import { Fault } from "../../../../infra/runtime/errors";
import { type Environment, needed as variable } from "../../../../infra/runtime/environment";
import { emfMetrics } from "../../../../infra/runtime/metrics";
import { awsLogin } from "../../../../infra/runtime/mongo-credentials";
import { systemRandom } from "../../../../infra/runtime/random";
import { httpAdmin } from "../bootstrap/admin";
import { feedRows, schemaVersion } from "../feed/rows";
import type { FeedState } from "../feed/ports";
import { type CellScope, feedCell } from "../feed/scope";
import { scopeOf } from "../feed/settings";
import { feedName } from "../feed/worker";
import { httpSink } from "../loader/http-sink";
import { signedHttp, signedRequests } from "../loader/signed-http";
import { sqsLetters } from "../loader/sqs-letters";
import { mongoDocuments } from "../redrive/mongo-documents";
import type { SearchSpace } from "../write/project";
import type { Answer } from "./command";
import { maintain } from "./maintain";
import type { Holder, MaintainPorts } from "./ports";
import { sqsQueue } from "./sqs-queue";

/** What Lambda tells a function about its invocation. */
interface Context {
  getRemainingTimeInMillis(): number;
}

/** Time that is kept at the end for the answer, in milliseconds. */
const RESERVE = 5000;
/** How long to look for the cluster, in milliseconds: a failover takes seconds. */
const SELECTION = 15_000;

const needed = (env: Environment, name: string) =>
  variable(env, name, "the maintenance's environment", "the cell's stack");

/** What one invocation works with. */
interface Work {
  readonly space: SearchSpace;
  readonly ports: MaintainPorts;
}

/** What invocations share: connections to the database are kept. */
interface Connected {
  readonly client: MongoClient;
  readonly rows: ReturnType<typeof feedRows>;
}

function connect(env: Environment): Connected {
  const uri = needed(env, "MONGODB_URI");
  const client = new MongoClient(uri, {
    ...awsLogin(uri, env),
    appName: "worldcell-maintain",
    serverSelectionTimeoutMS: SELECTION,
  });
  return { client, rows: feedRows(client) };
}

/**
 * Which documents the cell's search holds: as the feed has it, which wrote them. The cell's stack does not know
 * it, since a new zone of the fleet must not change every cell.
 *
 * @throws Fault `retry` while no feed has led.
 */
async function scopeNow(env: Environment, { rows }: Connected): Promise<CellScope> {
  if (env.SCOPE !== undefined && env.SCOPE !== "") return scopeOf(env.SCOPE);
  const cell = needed(env, "CELL");
  const states = mongoCheckpoints<FeedState>(rows, systemClock);
  const { value } = await states.read(feedName({ scope: { cell } }));
  if (value?.scope !== undefined) return value.scope;
  throw new Fault({
    kind: "retry",
    where: `maintenance of search in ${cell}`,
    message: "no feed has led in this cell yet, so what its search may hold is not known",
    next: "bring up the service stack of this cell, and run it again when the feed leads",
  });
}

/**
 * @param env `SEARCH_ENDPOINT` (with `SEARCH_SIGNED=false` requests are not signed, for tests), `MONGODB_URI`,
 * `QUEUE_URL`, `DEAD_LETTERS_URL`, `CELL`, and what Lambda sets; `SCOPE` (JSON of a `CellScope`) where the feed's
 * own is not to be asked for.
 */
async function workOf(env: Environment, connected: Connected): Promise<Work> {
  const { client, rows } = connected;
  const region = needed(env, "AWS_REGION");
  const lettersUrl = needed(env, "DEAD_LETTERS_URL");
  const queueUrl = needed(env, "QUEUE_URL");
  const search = {
    endpoint: needed(env, "SEARCH_ENDPOINT"),
    service: "es",
    ...(env.SEARCH_SIGNED === "false" ? {} : { region }),
  };
  const dimensions = { cell: needed(env, "CELL"), function: "maintain" };
  const cell = feedCell(await scopeNow(env, connected));
  const queue = (url: string) =>
    signedHttp({ endpoint: new URL(url).origin, service: "sqs", region });
  const ports: MaintainPorts = {
    sink: httpSink(signedHttp(search)),
    admin: httpAdmin(signedRequests(search)),
    documents: mongoDocuments({ client, cell }),
    deadLetters: sqsLetters(queue(lettersUrl), lettersUrl),
    letters: sqsQueue(queue(lettersUrl), lettersUrl),
    queue: sqsQueue(queue(queueUrl), queueUrl),
    fills: mongoCheckpoints(rows, systemClock),
    repairs: mongoCheckpoints(rows, systemClock),
    redrives: mongoCheckpoints(rows, systemClock),
    feeds: mongoCheckpoints(rows, systemClock),
    holder: async (name): Promise<Holder> => {
      const held = { _id: name, $expr: { $gt: ["$expires", "$$NOW"] } };
      const row = await rows.findOne(held);
      return row?.owner === null || row === null ? {} : { owner: row.owner };
    },
    schemaVersion: schemaVersion(client),
    clock: systemClock,
    random: systemRandom,
    metrics: emfMetrics({
      dimensions,
      write: (line) => {
        process.stdout.write(`${line}\n`);
      },
      clock: systemClock,
    }),
    owner: randomUUID(),
  };
  return { space: { cell, fills: cell.fills }, ports };
}

let connected: Connected | undefined;

/** The function's entry: one command. Connections are kept between invocations. */
export async function handler(event: unknown, context: Context): Promise<Answer> {
  const until = systemClock.now() + context.getRemainingTimeInMillis() - RESERVE;
  connected ??= connect(process.env);
  const { ports, space } = await workOf(process.env, connected);
  return maintain(event, space, ports, until);
}
