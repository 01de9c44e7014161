import { Timestamp as BsonTimestamp } from "bson";
import type { ChangeStream, MongoClient } from "mongodb";
import type { Clock } from "../../../../infra/runtime/clock";
import type { ClusterTime } from "../../../../infra/runtime/version";
import { feedFault } from "./mongo-fault";
import { streamPipeline, wantsPreImages } from "./pipeline";
import type { ChangeSource, StreamItem, StreamStart } from "./ports";
import type { FeedCell } from "./scope";

/** What the adapters to MongoDB need. */
export interface MongoAccess {
  /** Reads with the privileges `find` and `changeStream` on the game's database. */
  readonly client: MongoClient;
  readonly cell: FeedCell;
  readonly clock: Clock;
}

/** How long the database waits for an event before it says that there is none, in milliseconds. */
const MAX_AWAIT = 500;
/** How long the feed waits for the database, in milliseconds. */
const MAX_SILENCE = 1000;
/** Types stay as they are: with the driver's promotion 64-bit integers lose digits. */
export const EXACT = { promoteValues: false, bsonRegExp: true } as const;

const WAITING = { kind: "waiting" } as const;

/**
 * The change stream of the game's database, through the driver. The driver goes on by itself after one break
 * of the connection; what is longer is a fault that passes.
 */
export function mongoSource({ cell, client, clock }: MongoAccess): ChangeSource {
  const database = client.db(cell.model.database);

  async function* items(from: StreamStart, signal: AbortSignal): AsyncIterable<StreamItem> {
    const stream = database.watch(
      streamPipeline(cell).map((stage) => ({ ...stage })),
      {
        ...EXACT,
        fullDocument: "updateLookup",
        ...(wantsPreImages(cell) ? { fullDocumentBeforeChange: "whenAvailable" } : {}),
        maxAwaitTimeMS: MAX_AWAIT,
        readConcern: { level: "majority" },
        ...("resumeAfter" in from
          ? { resumeAfter: from.resumeAfter }
          : { startAtOperationTime: new BsonTimestamp(from.startAt) }),
      },
    );
    try {
      yield* read(stream, clock, signal);
    } finally {
      await stream.close().catch(() => undefined);
    }
  }

  return {
    clusterTime: async () => {
      try {
        return await client.withSession(async (session) => {
          await database.command({ ping: 1 }, { session });
          const time = session.operationTime;
          if (time === undefined) throw new Error("the server gives no operation time");
          return { t: time.t, i: time.i };
        });
      } catch (error) {
        throw feedFault("the database's time", error);
      }
    },
    open: items,
  };
}

async function* read(
  stream: ChangeStream,
  clock: Clock,
  signal: AbortSignal,
): AsyncIterable<StreamItem> {
  let asked: Promise<object | null> | undefined;
  while (!signal.aborted) {
    asked ??= stream.tryNext();
    let got: object | null | undefined;
    try {
      got = await inTime(asked, clock);
    } catch (error) {
      throw feedFault("the change stream", error);
    }
    if (got === undefined) {
      yield WAITING;
      continue;
    }
    asked = undefined;
    const token = stream.resumeToken;
    if (got !== null) {
      yield { kind: "event", event: got, token };
      continue;
    }
    const time = timeOfToken(token);
    yield { kind: "quiet", token, ...(time === undefined ? {} : { time }) };
  }
}

/** @returns undefined when the promise takes longer than is waited for. */
async function inTime<T>(promise: Promise<T>, clock: Clock): Promise<T | undefined> {
  const timer = new AbortController();
  const late = clock.sleep(MAX_SILENCE, timer.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

/**
 * Cluster time of a resume token of MongoDB: its hexadecimal digits begin with the mark of a timestamp and
 * the timestamp itself (`mongo/db/pipeline/resume_token.h`). Only metrics are made of it.
 *
 * @returns undefined for tokens of another form.
 */
export function timeOfToken(token: unknown): ClusterTime | undefined {
  if (typeof token !== "object" || token === null) return undefined;
  const { _data: data } = token as { readonly _data?: unknown };
  const match = typeof data === "string" ? /^82([0-9A-F]{8})([0-9A-F]{8})/i.exec(data) : null;
  if (match === null) return undefined;
  return { t: parseInt(match[1] ?? "", 16), i: parseInt(match[2] ?? "", 16) };
}
