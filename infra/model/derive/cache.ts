import { compareText } from "../../order";
import type { CacheUse, Collection, Manifest } from "../types";

/** How one collection's documents stand in a cell's cache. */
export interface CacheEntry {
  readonly collection: string;
  /** Cache group of the cell that holds it. */
  readonly group: CacheUse["group"];
  /** Form of the keys, for people: `v1:players:<location>:<playerId>`. */
  readonly pattern: string;
  /** Fields whose values fill the pattern, in order. */
  readonly fields: readonly string[];
  /** Seconds until an entry expires; every entry has one, since what never expires is never evicted in `sessions`. */
  readonly ttlSeconds: number;
}

/** Text between the parts of a key; values are encoded, so it never stands inside one. */
const SEPARATOR = ":";

/** The manifest's version: documents of another form are never read back, they expire. */
function prefix(version: number): string {
  return `v${String(version)}`;
}

function entryOf(version: number, { name }: Collection, use: CacheUse): CacheEntry {
  const places = use.key.map((field) => `<${field}>`);
  return {
    collection: name,
    group: use.group,
    pattern: [prefix(version), name, ...places].join(SEPARATOR),
    fields: use.key,
    ttlSeconds: use.ttlSeconds,
  };
}

/** Every cached collection, in the order of the collections' names. */
export function cacheEntries(manifest: Manifest): CacheEntry[] {
  return [...manifest.collections]
    .sort((left, right) => compareText(left.name, right.name))
    .flatMap((collection) =>
      collection.cache === undefined
        ? []
        : [entryOf(manifest.version, collection, collection.cache)],
    );
}

/**
 * The key of one document: the pattern with the values of its key fields.
 * Values are percent-encoded: a colon cannot forge another key, and a brace cannot choose the shard.
 *
 * @param values the document, or its key fields.
 * @throws when the collection is not cached, or a key field has no value.
 */
export function cacheKey(
  manifest: Manifest,
  collection: string,
  values: Readonly<Record<string, string>>,
): string {
  const entry = cacheEntries(manifest).find((candidate) => candidate.collection === collection);
  if (entry === undefined) {
    throw new Error(
      `collection "${collection}" is not cached; cached are ${cacheEntries(manifest)
        .map((candidate) => candidate.collection)
        .join(", ")}: declare \`cache\` in its manifest`,
    );
  }
  const parts = entry.fields.map((field) => {
    const value = values[field];
    if (value === undefined || value === "") {
      throw new Error(
        `cache key ${entry.pattern}: field "${field}" has no value; give every key field one`,
      );
    }
    return encodeURIComponent(value);
  });
  return [prefix(manifest.version), collection, ...parts].join(SEPARATOR);
}

/**
 * Patterns of all keys that a group holds, for access strings: `v*:players:*`.
 * Of every version, since the service of the version before still runs while the next one starts.
 */
export function cacheKeyPatterns(manifest: Manifest, group: CacheUse["group"]): string[] {
  return cacheEntries(manifest)
    .filter((entry) => entry.group === group)
    .map((entry) => ["v*", entry.collection, "*"].join(SEPARATOR));
}
