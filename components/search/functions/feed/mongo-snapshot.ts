import { Timestamp as BsonTimestamp } from "bson";
import type { ClientSession, Document } from "mongodb";
import { Fault } from "../../../../infra/runtime/errors";
import { fromBson, fromJson, toBson, toJson } from "../../../../infra/runtime/value";
import type { ClusterTime } from "../../../../infra/runtime/version";
import { feedFault } from "./mongo-fault";
import { EXACT, type MongoAccess } from "./mongo-source";
import { type SnapshotPart, snapshotParts } from "./pipeline";
import type { SnapshotDocument, SnapshotPosition, SnapshotSource } from "./ports";

/** Documents that the database sends at once. */
const BATCH = 1000;

/**
 * The documents of the cell's search, part by part in the order of their ids. Each part is read with the
 * fields of its distance and no others, so nothing leaves the database that the cell may not hold.
 */
export function mongoSnapshot({ cell, client }: Omit<MongoAccess, "clock">): SnapshotSource {
  const database = client.db(cell.model.database);
  const parts = snapshotParts(cell);

  async function* documents(
    part: SnapshotPart,
    after: string | undefined,
    session: ClientSession,
    signal: AbortSignal,
  ): AsyncIterable<SnapshotDocument> {
    const cursor = database.collection(part.collection).find(filterOf(part, after), {
      ...EXACT,
      session,
      readConcern: { level: "majority" },
      projection: { _id: 1, ...Object.fromEntries(fieldsOf(part).map((field) => [field, 1])) },
      sort: { _id: 1 },
      batchSize: BATCH,
    });
    let last = after ?? "";
    try {
      for await (const document of cursor) {
        if (signal.aborted) return;
        last = textOf(document._id) ?? last;
        const position = { part: part.name, after: last };
        yield { collection: part.collection, document, position };
      }
    } finally {
      await cursor.close().catch(() => undefined);
    }
  }

  async function* all(
    since: ClusterTime,
    after: SnapshotPosition | undefined,
    signal: AbortSignal,
  ): AsyncIterable<SnapshotDocument> {
    const at = parts.findIndex(({ name }) => name === after?.part);
    const session = client.startSession({ causalConsistency: true });
    try {
      // A secondary that is behind would not know yet what was deleted before.
      session.advanceOperationTime(new BsonTimestamp(since));
      for (const part of parts.slice(Math.max(0, at))) {
        const from = part.name === after?.part ? after.after : undefined;
        yield* documents(part, from, session, signal);
      }
    } catch (error) {
      throw feedFault("a snapshot", error);
    } finally {
      await session.endSession().catch(() => undefined);
    }
  }

  return { read: all };
}

/** The location says the distance; it is always among them. */
function fieldsOf({ fields }: SnapshotPart): string[] {
  return [...new Set(["location", ...fields])];
}

/**
 * As an expression, since a plain `$gt` finds only ids of the same type, and a position must not hide the
 * others.
 */
function filterOf({ locations }: SnapshotPart, after: string | undefined): Document {
  const here = { location: { $in: [...locations] } };
  if (after === undefined || after === "") return here;
  return { ...here, $expr: { $gt: ["$_id", { $literal: toBson(fromJson(after)) }] } };
}

/** An id as a position holds it; undefined for one that nothing here can carry. */
function textOf(id: unknown): string | undefined {
  try {
    return toJson(fromBson(id));
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
