import { cacheKey } from "../../../../infra/model/derive/cache";
import { Fault } from "../../../../infra/runtime/errors";
import { Timestamp } from "../../../../infra/runtime/value";
import { type Version, versionOf } from "../../../../infra/runtime/version";
import type { Change } from "../loader/change";
import type { DeadLetter } from "../loader/ports";
import { changeOfDocument, idText, isRaw, type RawDocument, valueOf } from "./document";
import type { FeedCell, FeedCollection } from "./scope";

/**
 * Why an event changes nothing in the cell's search.
 * - `collection`, `operation`: nothing of it is searched.
 * - `out of reach`: documents that are so far from the cell are not in its indexes.
 * - `gone`: an update whose document was deleted before it was looked up; the delete follows.
 * - `kept`: purged from the database by its TTL index, and kept by the scope.
 * - `unknown location`: of a zone that is newer than the scope; a feed with the new scope fills it in.
 */
export type Skipped =
  "collection" | "operation" | "out of reach" | "gone" | "kept" | "unknown location";

/** What an event means for the cell. */
export interface EventOutcome {
  readonly changes: readonly Change[];
  /** What can never be a change. */
  readonly letters: readonly DeadLetter[];
  /** Cache keys of the document, whose entries are old now. */
  readonly keys: readonly string[];
  /** Version of the event; absent when its cluster time cannot be read. */
  readonly version?: Version;
  /** Time of the write, in milliseconds since 1970: `wallTime`, else to the second. */
  readonly wrote?: number;
  readonly skipped?: Skipped;
  /** The delete is the TTL index's and not a player's. */
  readonly purged?: true;
  /** Documents went without an event each, or the stream is at its end: the search is filled anew. */
  readonly lost?: true;
}

const NOTHING = { changes: [], letters: [], keys: [] } as const;
/** Operations on one document. */
export const DOCUMENT_OPERATIONS = ["insert", "update", "replace", "delete"] as const;

/** @param operation why this is kept, and what else may be told without quoting a document. */
const refused = (reason: string, event: RawDocument | undefined): EventOutcome => ({
  ...NOTHING,
  letters: [
    {
      reason,
      raw: JSON.stringify({
        operationType: event === undefined ? typeof event : String(event.operationType),
        collection: collectionOf(event?.ns),
        id: idText(valueOf(event?.documentKey, "_id")),
      }),
    },
  ],
});

function collectionOf(ns: unknown): string | undefined {
  const name = valueOf(ns, "coll");
  return typeof name === "string" ? name : undefined;
}

/**
 * What one event of the change stream makes of the cell's search.
 *
 * The index follows from the document's distance, the body holds only the fields that this distance allows,
 * the version is the event's cluster time; events of one transaction share it, so their order counts.
 *
 * A delete says only the document's key. Of a sharded collection the key has the location; without one the
 * document is deleted from all indexes of the collection. A TTL index deletes like a player does: only a
 * pre-image whose purge date is before the event tells the two apart, and without a pre-image every delete
 * is a player's. In the shipped model no searched collection has a TTL index.
 *
 * @param event as the driver gives it, best with `promoteValues: false`; anything else is a dead letter.
 */
export function changesOfEvent(event: unknown, cell: FeedCell): EventOutcome {
  if (!isRaw(event) || typeof event.operationType !== "string")
    return refused("not understood", undefined);
  const { operationType } = event;
  const name = collectionOf(event.ns);
  const collection = name === undefined ? undefined : cell.collections.get(name);
  if (!(DOCUMENT_OPERATIONS as readonly string[]).includes(operationType))
    return ofMany(operationType, event, cell, collection !== undefined);
  if (name === undefined) return refused("not understood", event);
  if (collection === undefined) return { ...NOTHING, skipped: "collection" };
  const time = valueOf(event, "clusterTime");
  const version = time instanceof Timestamp ? versionIn(time) : undefined;
  if (version === undefined || !(time instanceof Timestamp)) return refused("no version", event);
  const id = idText(valueOf(event.documentKey, "_id"));
  if (id === undefined) return { ...refused("no id", event), version };
  const wall = valueOf(event, "wallTime");
  return {
    ...NOTHING,
    keys: cacheKeys(collection, event, cell),
    version,
    wrote: wall instanceof Date ? wall.getTime() : time.t * 1000,
    ...(operationType === "delete"
      ? ofDelete(collection, event, cell, { id, version })
      : ofWrite(collection, event, cell, { id, version })),
  };
}

/** An operation that is not on one document. */
function ofMany(
  operation: string,
  event: RawDocument,
  cell: FeedCell,
  isSearched: boolean,
): EventOutcome {
  const target = collectionOf(event.to);
  // Where the new name is not known, the stream's filter has seen it.
  const arrives = target === undefined || cell.collections.has(target);
  const isLoss =
    operation === "dropDatabase" ||
    operation === "invalidate" ||
    (operation === "drop" && isSearched) ||
    (operation === "rename" && (isSearched || arrives));
  return isLoss ? { ...NOTHING, lost: true } : { ...NOTHING, skipped: "operation" };
}

interface Known {
  readonly id: string;
  readonly version: Version;
}

function ofWrite(
  collection: FeedCollection,
  event: RawDocument,
  cell: FeedCell,
  { id, version }: Known,
): Partial<EventOutcome> {
  const { fullDocument, operationType } = event;
  // The projection makes an empty document where there is none.
  if (!isRaw(fullDocument) || !Object.hasOwn(fullDocument, "_id"))
    return operationType === "update" ? { skipped: "gone" } : refused("no document", event);
  const location = valueOf(fullDocument, "location");
  if (typeof location !== "string") return refused("no location", event);
  const distance = cell.distances.get(location);
  if (distance === undefined) return { skipped: "unknown location" };
  const made = changeOfDocument(collection, fullDocument, { id, distance, version });
  if (made === undefined) return { skipped: "out of reach" };
  return "change" in made ? { changes: [made.change] } : { letters: [made.letter] };
}

function ofDelete(
  collection: FeedCollection,
  event: RawDocument,
  cell: FeedCell,
  { id, version }: Known,
): Partial<EventOutcome> {
  const purged = isPurge(collection, event);
  if (purged && cell.scope.keepPurged?.includes(collection.name) === true)
    return { skipped: "kept", purged };
  const location = locationOf(event);
  const distance = location === undefined ? undefined : cell.distances.get(location);
  // Of a location that the scope does not know nothing was ever indexed.
  if (location !== undefined && distance === undefined) return { skipped: "unknown location" };
  const indexes =
    distance === undefined
      ? collection.allAliases
      : [collection.aliases.get(distance)].filter((alias) => alias !== undefined);
  if (indexes.length === 0) return { skipped: "out of reach" };
  return {
    changes: indexes.map((index) => ({ index, id, version, kind: "delete", body: "" })),
    ...(purged ? { purged } : {}),
  };
}

/** Location of a document that is gone, where anything tells it. */
function locationOf(event: RawDocument): string | undefined {
  for (const document of [event.documentKey, event.fullDocumentBeforeChange]) {
    const location = valueOf(document, "location");
    if (typeof location === "string") return location;
  }
  return undefined;
}

/** Whether the TTL index deleted it: its purge date was there, and in the past. */
function isPurge({ ttlField }: FeedCollection, event: RawDocument): true | undefined {
  if (ttlField === undefined) return undefined;
  const due = valueOf(event.fullDocumentBeforeChange, ttlField);
  const wall = valueOf(event, "wallTime");
  return due instanceof Date && wall instanceof Date && due <= wall ? true : undefined;
}

function cacheKeys(
  { cacheFields, name }: FeedCollection,
  { documentKey, fullDocument }: RawDocument,
  { model }: FeedCell,
): string[] {
  if (cacheFields === undefined) return [];
  const values: Record<string, string> = {};
  for (const field of cacheFields) {
    const value = valueOf(documentKey, field) ?? valueOf(fullDocument, field);
    if (typeof value !== "string" || value === "") return [];
    values[field] = value;
  }
  return [cacheKey(model, name, values)];
}

function versionIn(time: Timestamp): Version | undefined {
  try {
    return versionOf(time);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
