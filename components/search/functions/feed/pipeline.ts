import type { Distance } from "../../../../infra/model/derive/opensearch";
import { DOCUMENT_OPERATIONS } from "./changes";
import { DISTANCES, type FeedCell, type FeedCollection } from "./scope";

/** One stage of an aggregation. */
export type Stage = Readonly<Record<string, unknown>>;

/** What of an event is kept beside its document. */
const KEPT = ["_id", "operationType", "ns", "documentKey", "clusterTime", "wallTime"] as const;

/**
 * Stages of the change stream over the whole database, so that only what the cell's search may hold leaves
 * it: `$match` by collection, operation and reach; `$project` with the fields that any distance may bring;
 * `$set` that takes from each document what its own distance does not allow. The database does all of it
 * before an event is sent, so no field crosses a residency that may not.
 *
 * `fullDocument._id` is always kept: a document without it is none (the stages make an empty one where the
 * event has none).
 */
export function streamPipeline(cell: FeedCell): Stage[] {
  const collections = [...cell.collections.values()];
  const names = collections.map(({ name }) => name);
  return [
    {
      $match: {
        $or: [
          ...collections.map((collection) => documentsOf(collection, cell)),
          { operationType: { $in: ["drop", "rename"] }, "ns.coll": { $in: names } },
          { operationType: "rename", "to.coll": { $in: names } },
          { operationType: { $in: ["dropDatabase", "invalidate"] } },
        ],
      },
    },
    {
      $project: Object.fromEntries(
        [...KEPT, ...documentFields(collections), ...beforeFields(collections)].map((path) => [
          path,
          1,
        ]),
      ),
    },
    ...restrictions(cell),
  ];
}

/** Whether the stream needs documents as they were before: only to tell purges from deletes. */
export function wantsPreImages(cell: FeedCell): boolean {
  return [...cell.collections.values()].some(({ ttlField }) => ttlField !== undefined);
}

/** Locations of the cell's scope at these distances. */
function locationsAt(cell: FeedCell, distances: Iterable<Distance>): string[] {
  return [...distances].flatMap((distance) => cell.scope.locations[distance]).sort();
}

function documentsOf(collection: FeedCollection, cell: FeedCell): Stage {
  const operations = { operationType: { $in: DOCUMENT_OPERATIONS }, "ns.coll": collection.name };
  // What is found all over the world: locations that the scope does not know yet are counted.
  if (collection.aliases.has("world")) return operations;
  const reach = locationsAt(cell, collection.aliases.keys());
  // Without a location in its key (not sharded) the event is judged by the feed.
  return { ...operations, "documentKey.location": { $in: [...reach, null] } };
}

/** Fields that a collection's documents may bring at some distance. */
function fieldsOf({ fields }: FeedCollection): Set<string> {
  return new Set([...fields.values()].flat());
}

function documentFields(collections: readonly FeedCollection[]): string[] {
  const fields = new Set(["_id", "location"]);
  for (const collection of collections) for (const field of fieldsOf(collection)) fields.add(field);
  return [...fields].sort().map((field) => `fullDocument.${field}`);
}

function beforeFields(collections: readonly FeedCollection[]): string[] {
  const fields = collections.flatMap(({ ttlField }) => ttlField ?? []);
  return fields.length === 0
    ? []
    : ["location", ...new Set(fields)].map((field) => `fullDocumentBeforeChange.${field}`);
}

/** Takes each field from the documents that may not bring it. */
function restrictions(cell: FeedCell): Stage[] {
  const collections = [...cell.collections.values()];
  const fields = new Set(collections.flatMap((collection) => [...fieldsOf(collection)]));
  fields.delete("location");
  const set: Record<string, unknown> = {};
  for (const field of [...fields].sort()) {
    const allowed = collections.map((collection) => allowance(collection, field, cell));
    const path = `fullDocument.${field}`;
    set[path] = { $cond: [{ $or: allowed }, `$${path}`, "$$REMOVE"] };
  }
  return Object.keys(set).length === 0 ? [] : [{ $set: set }];
}

/** Condition under which a document of the collection brings the field. */
function allowance(collection: FeedCollection, field: string, cell: FeedCell): Stage {
  const distances = DISTANCES.filter(
    (distance) => collection.fields.get(distance)?.includes(field) === true,
  );
  const ofCollection = { $eq: ["$ns.coll", collection.name] };
  if (distances.includes("world")) return ofCollection;
  return {
    $and: [
      ofCollection,
      { $in: ["$fullDocument.location", { $literal: locationsAt(cell, distances) }] },
    ],
  };
}

/** Documents of one collection at one distance, which are read alike when the search is filled. */
export interface SnapshotPart {
  /** Name of the part, the same in every run: `players/residency`. */
  readonly name: string;
  readonly collection: string;
  readonly distance: Distance;
  readonly locations: readonly string[];
  /** Fields to read beside `_id`. */
  readonly fields: readonly string[];
}

/** What has to be read to fill the cell's search, in the order in which it is read. */
export function snapshotParts(cell: FeedCell): SnapshotPart[] {
  return [...cell.collections.values()].flatMap(({ fields, name }) =>
    [...fields].flatMap(([distance, allowed]) => {
      const locations = [...cell.scope.locations[distance]].sort();
      const part = { name: `${name}/${distance}`, collection: name, distance, locations };
      return locations.length === 0 ? [] : [{ ...part, fields: allowed }];
    }),
  );
}
