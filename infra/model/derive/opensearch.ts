import { sortedByKey } from "../../order";
import { manifest } from "../manifest";
import type { Collection, Field, Manifest, ScalarType, SearchScope } from "../types";

/**
 * Where a document belongs, seen from a cell: its own `zone`, its `residency` beyond that, or elsewhere
 * in the `world`. It never changes, since a location never does.
 */
export type Distance = SearchScope;

/** Nearest first; a field of a scope reaches that distance and every nearer one. */
const DISTANCES = ["zone", "residency", "world"] as const satisfies readonly Distance[];

/** How a string is compared: exactly as it is, or as the named normalizer makes it. */
const NORMALIZERS = {
  /** E-mail addresses: case apart. */
  email: { type: "custom", filter: ["lowercase"] },
  /** Names: case and accents apart, so that "José" is found by "jose". */
  name: { type: "custom", filter: ["lowercase", "asciifolding"] },
} as const;
type Normalizer = keyof typeof NORMALIZERS;

/** Longest string that is searchable, in characters; a longer one is stored but not found. */
const LONGEST_KEYWORD = 256;

/**
 * How long a deletion is remembered. OpenSearch's 60 s are less than a message can be late, and a late
 * write would bring a deleted player back.
 */
export const GC_DELETES = "1h";

/** OpenSearch types; strings are keywords, never text: players are found by whole values and prefixes. */
const TYPES = {
  bool: "boolean",
  date: "date",
  double: "double",
  int: "integer",
  long: "long",
  string: "keyword",
} as const satisfies Record<ScalarType, string>;

/** Mapping of one field. */
export type Mapping =
  | {
      readonly type: "keyword";
      readonly ignore_above: number;
      readonly normalizer?: Normalizer;
    }
  | { readonly type: "date"; readonly format: string }
  | { readonly type: "boolean" | "double" | "integer" | "long" };

/** Body of `PUT _index_template/<name>`. */
export interface IndexTemplate {
  readonly index_patterns: readonly string[];
  readonly priority: number;
  /** The manifest's version. */
  readonly version: number;
  readonly template: {
    /** Values are strings, as OpenSearch gives them back: so they can be compared. */
    readonly settings: {
      readonly index: Readonly<Record<string, string>>;
      readonly analysis?: {
        readonly normalizer: Readonly<
          Partial<Record<Normalizer, (typeof NORMALIZERS)[Normalizer]>>
        >;
      };
    };
    readonly mappings: {
      readonly dynamic: "strict";
      readonly properties: Readonly<Record<string, Mapping>>;
    };
  };
}

/** One index of every cell. */
export interface SearchIndex {
  /** Collection that it is fed from. */
  readonly collection: string;
  /** Distances of the documents that it holds, nearest first. */
  readonly distances: readonly Distance[];
  /** Name to write by, and of the template: `players-residency`. */
  readonly alias: string;
  /** Name to search all of a collection by, over its indexes: `players`. */
  readonly searchAlias: string;
  /** The index itself: `players-residency-v1`. */
  readonly index: string;
  readonly template: IndexTemplate;
}

/** What the manifest does not say. */
export interface SearchIndexOptions {
  /** Copies of each shard beyond the first; the phase's (`searchLayout(...).replicas`). */
  readonly replicas: number;
  /** Primary shards by alias; fixed once an index is made. @default 1 */
  readonly shards?: Readonly<Record<string, number>>;
  /**
   * Version of the index by alias. Raised when a change cannot be made in place (a type, a normalizer,
   * shards): the next version is filled beside the old one, then the aliases are moved.
   * @default 1
   */
  readonly versions?: Readonly<Record<string, number>>;
}

/**
 * Fields of a collection that a document of this distance may bring into the cell's search, sorted;
 * none means that it is not indexed at all.
 */
export function searchFields(collection: Collection, distance: Distance): string[] {
  const reach = DISTANCES.indexOf(distance);
  return Object.entries(collection.search?.fields ?? {})
    .filter(([, scope]) => DISTANCES.indexOf(scope) >= reach)
    .map(([field]) => field)
    .sort();
}

/**
 * Indexes of every cell, in the manifest's order, as plain data.
 *
 * A collection has one index for each set of fields that a distance allows, named after the farthest
 * distance with that set, and a document is in exactly one of them. Mappings are strict, so a personal
 * field that is sent from another residency by mistake is refused by the index it is sent to.
 *
 * Aliases are not in the templates: the next version of an index would answer searches while it is
 * still being filled.
 *
 * @throws when replicas, shards or versions are no whole numbers in range, name an alias that does not
 * exist, or a field cannot be searched.
 */
export function searchIndexes(
  options: SearchIndexOptions,
  model: Manifest = manifest,
): SearchIndex[] {
  whole("replicas", options.replicas, 0, 8);
  const indexes = model.collections.flatMap((collection) =>
    groups(collection).map((distances) => searchIndex(model, collection, distances, options)),
  );
  const aliases = indexes.map(({ alias }) => alias);
  for (const alias of Object.keys({ ...options.shards, ...options.versions })) {
    if (!aliases.includes(alias)) {
      throw new Error(
        `search index "${alias}" does not exist; the manifest has ${aliases.join(", ")}`,
      );
    }
  }
  return indexes;
}

/** Index that a document of this distance is written to; undefined when it is not indexed. */
export function searchIndexFor(
  indexes: readonly SearchIndex[],
  collection: string,
  distance: Distance,
): SearchIndex | undefined {
  return indexes.find(
    (index) => index.collection === collection && index.distances.includes(distance),
  );
}

/** Distances with the same fields, together; those without any are left out. */
function groups(collection: Collection): Distance[][] {
  const found: { readonly fields: string; readonly distances: Distance[] }[] = [];
  for (const distance of DISTANCES) {
    const fields = searchFields(collection, distance).join(" ");
    const last = found.at(-1);
    if (fields === "") continue;
    if (last?.fields === fields) last.distances.push(distance);
    else found.push({ fields, distances: [distance] });
  }
  return found.map(({ distances }) => distances);
}

function searchIndex(
  model: Manifest,
  collection: Collection,
  distances: readonly Distance[],
  options: SearchIndexOptions,
): SearchIndex {
  const farthest = distances.at(-1) ?? "zone";
  const alias = `${collection.name}-${farthest}`;
  const version = options.versions?.[alias] ?? 1;
  const shards = options.shards?.[alias] ?? 1;
  whole(`version of ${alias}`, version, 1, 9999);
  whole(`shards of ${alias}`, shards, 1, 1024);
  const properties = Object.fromEntries(
    searchFields(collection, farthest).map((field) => [field, mapping(collection, field)]),
  );
  const used = [
    ...new Set(
      Object.values(properties).flatMap((entry) =>
        entry.type === "keyword" && entry.normalizer !== undefined ? [entry.normalizer] : [],
      ),
    ),
  ].sort();
  return {
    collection: collection.name,
    distances,
    alias,
    searchAlias: collection.name,
    index: `${alias}-v${String(version)}`,
    template: {
      index_patterns: [`${alias}-v*`],
      priority: 100,
      version: model.version,
      template: {
        settings: {
          index: sortedByKey({
            gc_deletes: GC_DELETES,
            number_of_replicas: String(options.replicas),
            number_of_shards: String(shards),
            ...SLOW_LOG,
          }),
          ...(used.length === 0
            ? {}
            : {
                analysis: {
                  normalizer: Object.fromEntries(used.map((name) => [name, NORMALIZERS[name]])),
                },
              }),
        },
        mappings: { dynamic: "strict", properties },
      },
    },
  };
}

/** What slow logs hold: writes without the document, since that is a player's data. */
const SLOW_LOG = {
  "indexing.slowlog.source": "false",
  "indexing.slowlog.threshold.index.warn": "1s",
  "search.slowlog.threshold.fetch.warn": "500ms",
  "search.slowlog.threshold.query.warn": "1s",
} as const;

function mapping(collection: Collection, name: string): Mapping {
  const field = collection.fields[name];
  const type = field === undefined ? undefined : scalarOf(field);
  if (type === undefined || name === "_id") {
    throw new Error(
      `infra/model: ${collection.name}.search.fields.${name} cannot be searched; name a scalar field or a list of scalars, and not _id, which is the document's id anyway`,
    );
  }
  if (type === "keyword") {
    const normalizer = normalizerOf(name);
    return {
      type,
      ignore_above: LONGEST_KEYWORD,
      ...(normalizer === undefined ? {} : { normalizer }),
    };
  }
  return type === "date" ? { type, format: "strict_date_optional_time" } : { type };
}

/** A list is mapped as its items are: OpenSearch has no type for lists. */
function scalarOf(field: Field): (typeof TYPES)[ScalarType] | undefined {
  if (field.type === "object") return undefined;
  return TYPES[field.type === "array" ? field.items : field.type];
}

/** By the field's name: `email`, `contactEmail`; `name`, `displayName`. */
function normalizerOf(field: string): Normalizer | undefined {
  if (/(^e|E)mail$/.test(field)) return "email";
  if (/(^n|N)ame$/.test(field)) return "name";
  return undefined;
}

function whole(what: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new Error(
    `search indexes: ${what} is ${String(value)}; a whole number from ${String(min)} to ${String(max)} is needed`,
  );
}
