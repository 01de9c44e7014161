import { Long, ObjectId } from "bson";
import type { Document, MongoClient } from "mongodb";
import { Fault } from "../../../../infra/runtime/errors";
import { Timestamp, type Value } from "../../../../infra/runtime/value";
import { type Version, versionOf } from "../../../../infra/runtime/version";
import { idText, type RawDocument, valueOf } from "../feed/document";
import { feedFault } from "../feed/mongo-fault";
import { EXACT } from "../feed/mongo-source";
import { HistoryLost } from "../feed/ports";
import type { FeedCell, FeedCollection } from "../feed/scope";
import type { Documents, Reading } from "./documents";

/** What the adapter needs. */
export interface MongoDocumentsAccess {
  /** Reads with the privilege `find` on the game's database. */
  readonly client: MongoClient;
  readonly cell: FeedCell;
}

/** Longest that the database works on one read, in milliseconds. */
const MOST = 30_000;

/**
 * The documents of the cell's search, read from the primaries.
 *
 * A document is read at a snapshot, and the database says which (`atClusterTime`): that read saw every write up
 * to this time and no later one. There is no other way to know such a time: `operationTime` of an ordinary read
 * may be later than a write that the read did not see, and a deletion made with it would win over that write.
 * So a server that gives no snapshot is refused, and nothing is guessed. Atlas has snapshot reads in replica
 * sets and sharded clusters (MongoDB 5.0 and later).
 *
 * As in the feed, the database leaves out every field that a document's distance does not allow: no personal
 * field leaves its residency.
 *
 * Ids are strings in every searched collection, and pages hold those alone: other types of ids have no place in
 * the order of strings. A document of such an id that came in past the validators is found by `byId` though, so
 * it is never taken for one that is gone.
 */
export function mongoDocuments({ cell, client }: MongoDocumentsAccess): Documents {
  const database = client.db(cell.model.database);

  const readsOf = (name: string) => {
    const collection = cell.collections.get(name);
    if (collection === undefined)
      throw new Fault({
        kind: "fatal",
        where: `documents of ${name}`,
        message: "the collection is in no search index",
        next: `name one of ${[...cell.collections.keys()].join(", ")}`,
      });
    const options = { ...EXACT, readPreference: "primary" } as const;
    return { options, projection: projectionOf(collection, cell) };
  };

  return {
    async byId(name, id): Promise<Reading> {
      const { options, projection } = readsOf(name);
      let answer: Document;
      try {
        // As a command, since the driver tells the snapshot's time to itself alone.
        answer = await database.command(
          {
            find: name,
            filter: { _id: { $in: idsOf(id) } },
            projection,
            singleBatch: true,
            maxTimeMS: MOST,
            readConcern: { level: "snapshot" },
          },
          options,
        );
      } catch (error) {
        throw judged(`a document of ${name}`, error);
      }
      const { cursor } = answer as { readonly cursor: { readonly firstBatch: RawDocument[] } };
      const document = best(cursor.firstBatch, id);
      return {
        at: timeOf(valueOf(cursor, "atClusterTime")),
        ...(document === undefined ? {} : { document }),
      };
    },

    async after(name, id, limit): Promise<readonly RawDocument[]> {
      const { options, projection } = readsOf(name);
      try {
        return await database
          .collection(name)
          .find((id === undefined ? { _id: { $gte: "" } } : { _id: { $gt: id } }) as Document, {
            ...options,
            projection,
            maxTimeMS: MOST,
            readConcern: { level: "majority" },
            sort: { _id: 1 },
            // Each shard gives its first ones in this order, and reads no more than these.
            hint: { _id: 1 },
            limit,
            batchSize: limit,
          })
          .toArray();
      } catch (error) {
        throw judged(`documents of ${name}`, error);
      }
    },
  };
}

/** Ids that have this text, as `idText` makes it. */
function idsOf(id: string): unknown[] {
  const ids: unknown[] = [id];
  if (/^[0-9a-f]{24}$/.test(id)) ids.push(ObjectId.createFromHexString(id));
  // It finds equal numbers of any type.
  if (/^(0|-?[1-9]\d{0,18})$/.test(id) && BigInt.asIntN(64, BigInt(id)) === BigInt(id))
    ids.push(Long.fromString(id));
  return ids;
}

/** Of documents whose ids have one text the one with a string. */
function best(found: readonly RawDocument[], id: string): RawDocument | undefined {
  const same = found.filter((document) => idText(valueOf(document, "_id")) === id);
  return same.find(({ _id }) => typeof _id === "string") ?? same[0];
}

/** Fields of a collection, each only where the document's distance allows it. */
function projectionOf({ fields }: FeedCollection, { scope }: FeedCell): Document {
  const projection: Document = { _id: 1, location: 1 };
  for (const field of new Set([...fields.values()].flat())) {
    if (field === "location") continue;
    const locations = [...fields].flatMap(([distance, allowed]) =>
      allowed.includes(field) ? scope.locations[distance] : [],
    );
    const isNear = { $in: ["$location", { $literal: [...locations].sort() }] };
    projection[field] = { $cond: [isNear, `$${field}`, "$$REMOVE"] };
  }
  return projection;
}

function timeOf(time: Value | undefined): Version {
  if (time instanceof Timestamp) return versionOf(time);
  throw new Fault({
    kind: "fatal",
    where: "a read at a snapshot",
    message: "the server did not say at which time it was made",
    next: "use a replica set or a sharded cluster of MongoDB 5.0 or later",
  });
}

/**
 * Codes of the server's `error_codes.yml` for a snapshot that cannot be had just now, as after a change of the
 * collection's indexes: SnapshotTooOld, SnapshotUnavailable. The next read has another.
 */
const NO_SNAPSHOT = new Set([239, 246]);

function judged(where: string, error: unknown): Fault {
  const fault = feedFault(where, error);
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const isPassing = fault instanceof HistoryLost || NO_SNAPSHOT.has(Number(code));
  // Only streams have a history to lose.
  if (!isPassing) return fault;
  return new Fault({
    kind: "retry",
    where,
    message: `the database has no snapshot now: code ${String(code)}`,
    next: "run it again; it goes on where it was",
    cause: fault,
  });
}
