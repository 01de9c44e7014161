import { createHash } from "node:crypto";
import { cacheEntries } from "../../../../infra/model/derive/cache";
import {
  type Distance,
  searchFields,
  searchIndexes,
  searchIndexFor,
} from "../../../../infra/model/derive/opensearch";
import { manifest } from "../../../../infra/model/manifest";
import { SEARCH_ROLLOUT, type SearchRollout } from "../../../../infra/model/search-rollout";
import type { Collection, Manifest } from "../../../../infra/model/types";
import { Fault } from "../../../../infra/runtime/errors";
import { type SearchPlan, searchPlan } from "../bootstrap/plan";

/** Nearest first. */
export const DISTANCES = ["zone", "residency", "world"] as const satisfies readonly Distance[];

/** Where a cell stands among the locations of its fleet; plain data that the cell's stack fills in. */
export interface CellScope {
  /** Name of the cell, its region. */
  readonly cell: string;
  /**
   * Every location of the fleet by its distance from the cell: those of the cell's own zone, those of the
   * other zones of its residency, those of all other residencies.
   */
  readonly locations: Readonly<Record<Distance, readonly string[]>>;
  /**
   * Collections whose documents stay searchable when their TTL index deletes them from the database.
   * @default none: search holds what the database holds
   */
  readonly keepPurged?: readonly string[];
}

/** A collection of which the cell's search holds something. */
export interface FeedCollection {
  readonly name: string;
  /** Fields that a document brings, by its distance; no entry where it is not indexed. */
  readonly fields: ReadonlyMap<Distance, readonly string[]>;
  /** Aliases that documents are written by, by their distance. */
  readonly aliases: ReadonlyMap<Distance, string>;
  /** All of them, each once. */
  readonly allAliases: readonly string[];
  /** Fields that make the cache's key; absent where the collection is not cached. */
  readonly cacheFields?: readonly string[];
  /** Date field of the TTL index. */
  readonly ttlField?: string;
}

/** A scope with all that follows from it and the data model. */
export interface FeedCell {
  readonly scope: CellScope;
  readonly model: Manifest;
  readonly collections: ReadonlyMap<string, FeedCollection>;
  /** Distance of a location by name; none for one that the fleet did not have when the scope was made. */
  readonly distances: ReadonlyMap<string, Distance>;
  /** Indexes that are filled beside the one that serves: each change goes to both (see `targetsOf`). */
  readonly fills: SearchPlan["fills"];
  /**
   * Short text that differs when the search has to hold something else: other locations, fields or aliases.
   * A feed that finds another one in its state fills the search anew. Indexes that are filled are no part of it:
   * what they hold is copied from the index that serves, not read from the database again.
   */
  readonly key: string;
}

/**
 * Brings scope and data model together.
 *
 * @param rollout which indexes are being filled; the program's own.
 * @throws {Fault} `fatal` when the scope has no location of its own zone, or one twice.
 */
export function feedCell(
  scope: CellScope,
  model: Manifest = manifest,
  rollout: SearchRollout = SEARCH_ROLLOUT,
): FeedCell {
  const distances = new Map<string, Distance>();
  for (const distance of DISTANCES) {
    for (const location of scope.locations[distance]) {
      if (distances.has(location)) throw wrong(scope, `has the location ${location} twice`);
      distances.set(location, distance);
    }
  }
  if (scope.locations.zone.length === 0) throw wrong(scope, "has no location of its own zone");
  const collections = new Map(
    model.collections.flatMap((collection) => {
      const made = feedCollection(collection, model);
      return made.aliases.size === 0 ? [] : [[made.name, made] as const];
    }),
  );
  const { fills } = searchPlan({ replicas: 0, ...rollout }, model);
  return { scope, model, collections, distances, fills, key: keyOf(scope, collections) };
}

function feedCollection(collection: Collection, model: Manifest): FeedCollection {
  const indexes = searchIndexes({ replicas: 0 }, model);
  const fields = new Map<Distance, readonly string[]>();
  const aliases = new Map<Distance, string>();
  for (const distance of DISTANCES) {
    const index = searchIndexFor(indexes, collection.name, distance);
    if (index === undefined) continue;
    aliases.set(distance, index.alias);
    fields.set(distance, searchFields(collection, distance));
  }
  const cached = cacheEntries(model).find(({ collection: name }) => name === collection.name);
  return {
    name: collection.name,
    fields,
    aliases,
    allAliases: [...new Set(aliases.values())],
    ...(cached === undefined ? {} : { cacheFields: cached.fields }),
    ...(collection.ttlField === undefined ? {} : { ttlField: collection.ttlField }),
  };
}

function keyOf(
  { keepPurged = [], locations }: CellScope,
  collections: ReadonlyMap<string, FeedCollection>,
): string {
  const parts = [
    DISTANCES.map((distance) => [...locations[distance]].sort()),
    [...keepPurged].sort(),
    [...collections.values()].map(({ aliases, fields, name }) => [name, [...aliases], [...fields]]),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

function wrong({ cell }: CellScope, message: string): Fault {
  return new Fault({
    kind: "fatal",
    where: `scope of the feed of ${cell}`,
    message,
    next: "mend what the cell's stack makes of the fleet's zones",
  });
}
