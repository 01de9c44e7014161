import { manifest } from "../model/manifest";
import type { Collection, Field, Manifest, ScalarType } from "../model/types";
import { assume } from "./assumptions";

/** Bytes of a value in BSON (bsonspec.org): fixed for numbers and dates, length and end for strings. */
function scalarBytes(type: ScalarType, isCode: boolean): number {
  switch (type) {
    case "string":
      // A field with a pattern holds a code: a location, a currency.
      return 4 + (isCode ? 3 : assume("stringBytes")) + 1;
    case "int":
      return 4;
    case "bool":
      return 1;
    case "long":
    case "double":
    case "date":
      return 8;
  }
}

function valueBytes(field: Field): number {
  if (field.type === "object") return assume("objectBytes");
  if (field.type !== "array") return scalarBytes(field.type, field.pattern !== undefined);
  // A list is a document whose names are the positions.
  return 5 + assume("listItems") * (1 + 2 + scalarBytes(field.items, false));
}

/**
 * Bytes of a document in BSON, from the fields that the manifest declares, all of them present:
 * 4 for the length, 1 for the end, and for each field 1 for the type, its name, 1 for the name's end.
 *
 * @param fields names to count. @default all
 */
export function documentBytes(
  { fields }: Pick<Collection, "fields">,
  names: readonly string[] = Object.keys(fields),
): number {
  return names.reduce((sum, name) => {
    const field = fields[name];
    return field === undefined ? sum : sum + 1 + name.length + 1 + valueBytes(field);
  }, 5);
}

/** Players of a zone, as far as storage is concerned. */
export interface Crowd {
  /** Daily players whose data the zone holds. */
  readonly daily: number;
}

/** Documents made per daily player and day; of those that a day makes. */
const PER_DAY: Readonly<Record<string, () => number>> = {
  sessions: () => assume("sessionsPerDay"),
  transactions: () => assume("transactionsPerDay"),
  events: () => assume("eventsPerDay"),
};

/** Documents per registered player; of those that stay. */
const PER_REGISTERED: Readonly<Record<string, () => number>> = {
  players: () => 1,
  friendships: () => assume("friendsPerPlayer"),
  identities: () => assume("identitiesPerPlayer"),
};

const DAYS_PER_YEAR = 365;

/**
 * Documents of a collection in a zone after a year; undefined for a collection that nothing is assumed of.
 * What a day makes is counted for a year, or for the days that it stays in the database if fewer.
 */
export function documentsAfterYear(
  collection: Pick<Collection, "name" | "hotDays">,
  { daily }: Crowd,
): number | undefined {
  const perDay = PER_DAY[collection.name]?.();
  if (perDay !== undefined)
    return daily * perDay * Math.min(DAYS_PER_YEAR, collection.hotDays ?? DAYS_PER_YEAR);
  const perPlayer = PER_REGISTERED[collection.name]?.();
  if (perPlayer !== undefined) return daily * assume("registeredPerDaily") * perPlayer;
  return collection.name === "items" ? assume("itemsPerZone") : undefined;
}

/** Bytes on disk of one document with its index entries: those declared, `_id` and the shard key's. */
export function storedBytes(collection: Pick<Collection, "fields" | "indexes">): number {
  return (
    documentBytes(collection) / assume("databaseCompression") +
    (collection.indexes.length + 2) * assume("indexEntryBytes")
  );
}

/** Bytes on disk of a zone after a year, all its shards together. */
export function databaseBytes(crowd: Crowd, model: Manifest = manifest): number {
  return model.collections.reduce(
    (sum, collection) =>
      sum + (documentsAfterYear(collection, crowd) ?? 0) * storedBytes(collection),
    0,
  );
}

/** Bytes a year that a zone's archive grows by, in the cell of the zone's home. */
export function archiveBytesPerYear({ daily }: Crowd, model: Manifest = manifest): number {
  return model.collections.reduce((sum, collection) => {
    const perDay = PER_DAY[collection.name]?.();
    if (collection.archive === undefined || perDay === undefined) return sum;
    const bytes = documentBytes(collection, collection.archive.columns);
    const kept = (bytes * assume("archiveFormats")) / assume("archiveCompression");
    return sum + daily * perDay * DAYS_PER_YEAR * kept;
  }, 0);
}

/** Collections of a model that nothing is assumed of: they are not in any figure. */
export function unsizedCollections(model: Manifest = manifest): string[] {
  return model.collections
    .filter((collection) => documentsAfterYear(collection, { daily: 1 }) === undefined)
    .map(({ name }) => name);
}
