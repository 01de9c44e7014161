import { cacheEntries } from "../model/derive/cache";
import { searchFields, searchIndexes } from "../model/derive/opensearch";
import { manifest } from "../model/manifest";
import type { CacheUse, Collection, SearchScope } from "../model/types";
import { assume } from "./assumptions";
import { documentBytes, documentsAfterYear } from "./documents";

/** Bytes of a GiB. */
export const GIB = 1024 ** 3;

const MINUTE = 60;

/** What a cell's stores must carry at a moment. */
export interface CellDemand {
  /** Requests a second to the service. */
  readonly requests: number;
  readonly cacheCommands: number;
  readonly cacheGib: number;
  readonly sessionsCommands: number;
  readonly sessionsGib: number;
  readonly searchQueries: number;
  /** Connections of the service's pods to each mongos of the region. */
  readonly connections: number;
}

/** Requests a second of players online. */
export function requestsOf(online: number): number {
  return (online * assume("requestsPerPlayerMinute")) / MINUTE;
}

/** Service pods that requests need; at least two, so that one may go. */
export function podsOf(requests: number): number {
  return Math.max(2, Math.ceil(requests / assume("requestsPerPod")));
}

/** Documents of a collection in the cache per player online; 0 where only the catalogue counts. */
function cachedDocuments(name: string): { readonly entries: number; readonly documents: number } {
  switch (name) {
    case "players":
      return { entries: 1 + assume("cachedFriends"), documents: 1 + assume("cachedFriends") };
    case "friendships":
      // One entry holds a player's whole list.
      return { entries: 1, documents: assume("friendsPerPlayer") };
    case "sessions":
      return { entries: 1, documents: 1 };
    default:
      return { entries: 0, documents: 0 };
  }
}

/** Bytes of a cache group: for each player online, and however many there are. */
interface CacheBytes {
  readonly perPlayer: number;
  readonly fixed: number;
}

/** What players online use, and those who left while their entries live on. */
function cacheBytes(group: CacheUse["group"]): CacheBytes {
  const session = assume("sessionMinutes") * MINUTE;
  let [perPlayer, fixed] = [0, 0];
  for (const entry of cacheEntries(manifest).filter((candidate) => candidate.group === group)) {
    const collection = manifest.collections.find(({ name }) => name === entry.collection);
    if (collection === undefined) continue;
    const bytes = documentBytes(collection);
    const { entries, documents } = cachedDocuments(entry.collection);
    perPlayer +=
      (1 + entry.ttlSeconds / session) * (entries * assume("cacheEntryBytes") + documents * bytes);
    if (entry.collection === "items")
      fixed += assume("itemsPerZone") * (assume("cacheEntryBytes") + bytes);
  }
  return { perPlayer, fixed };
}

const CACHE_BYTES = { cache: cacheBytes("cache"), sessions: cacheBytes("sessions") };

function cacheGib(group: CacheUse["group"], online: number): number {
  const { perPlayer, fixed } = CACHE_BYTES[group];
  return (online * perPlayer + fixed) / GIB;
}

/** What players online ask of a cell. */
export function cellDemand(online: number): CellDemand {
  const requests = requestsOf(online);
  const reads = assume("cacheReadsPerRequest");
  return {
    requests,
    // Reads, fills after a miss, and entries dropped after a change.
    cacheCommands:
      requests * (reads * (1 + assume("cacheMissShare")) + assume("changesPerRequest")),
    cacheGib: cacheGib("cache", online),
    // The session is read with each request and written with each change.
    sessionsCommands: requests * (1 + assume("changesPerRequest")),
    sessionsGib: cacheGib("sessions", online),
    searchQueries: (online * assume("searchesPerPlayerMinute")) / MINUTE,
    connections: podsOf(requests) * assume("connectionsPerPod"),
  };
}

/** What the database of a zone must carry at a moment, all its shards together. */
export interface ZoneDemand {
  readonly reads: number;
  readonly writes: number;
  /** Reads that reads and writes together cost, a second. */
  readonly cost: number;
}

/** What a zone's players online ask of its primaries, wherever they are served. */
export function zoneDemand(online: number): ZoneDemand {
  const requests = requestsOf(online);
  const perDay = assume("sessionsPerDay") + assume("transactionsPerDay") + assume("eventsPerDay");
  // A day's documents are made while its sessions last.
  const onlineSeconds = assume("sessionsPerDay") * assume("sessionMinutes") * MINUTE;
  const reads = requests * assume("cacheReadsPerRequest") * assume("cacheMissShare");
  const writes = requests * assume("changesPerRequest") + (online * perDay) / onlineSeconds;
  return { reads, writes, cost: reads + writes * assume("databaseWriteCost") };
}

/** Registered players by their distance from a cell. */
export type Registered = Readonly<Record<SearchScope, number>>;

/** Bytes of a document's searchable fields as JSON: quotes, colon and comma around each. */
function sourceBytes(collection: Collection, fields: readonly string[]): number {
  return fields.reduce((sum, name) => {
    const field = collection.fields[name];
    const values = field?.type === "array" ? assume("listItems") : 1;
    return sum + name.length + 4 + values * (assume("stringBytes") + 3);
  }, 2);
}

/** Each index's collection, distances and bytes of a document; the same for every cell. */
const INDEXES = searchIndexes({ replicas: 0 }).map(({ alias, collection: name, distances }) => {
  const collection = manifest.collections.find((candidate) => candidate.name === name);
  const farthest = distances.at(-1);
  return {
    alias,
    collection,
    distances,
    bytes:
      collection === undefined || farthest === undefined
        ? 0
        : sourceBytes(collection, searchFields(collection, farthest)),
  };
});

/** Source bytes of each index of a cell, by the index's alias. */
function indexBytes(registered: Registered): Map<string, number> {
  return new Map(
    INDEXES.map(({ alias, collection, distances, bytes }) => {
      const documents =
        collection?.name === "players"
          ? distances.reduce((sum, distance) => sum + registered[distance], 0)
          : ((collection && documentsAfterYear(collection, { daily: 0 })) ?? 0);
      return [alias, documents * bytes];
    }),
  );
}

/**
 * GiB of disk of a cell's whole search domain. Every cell can find players all over the world by what
 * may travel that far, so it grows with all of them and not only its own.
 *
 * @param copies of each shard, the first among them.
 */
export function searchDiskGib(registered: Registered, copies: number): number {
  const source = [...indexBytes(registered).values()].reduce((sum, bytes) => sum + bytes, 0);
  return (source * copies * assume("searchDiskFactor")) / GIB;
}

/** Primary shards of each index that should have more than one, by alias. */
export function searchShards(registered: Registered): Map<string, number> {
  const shards = [...indexBytes(registered)].map(
    ([alias, bytes]) =>
      [alias, Math.max(1, Math.ceil((bytes * 1.1) / (assume("searchShardGib") * GIB)))] as const,
  );
  return new Map(shards.filter(([, count]) => count > 1));
}

/** GB of logs a month. */
export interface LogVolume {
  readonly serviceGb: number;
  readonly accessGb: number;
}

/** What a month of daily players leaves in logs. */
export function logVolume(daily: number): LogVolume {
  const minutes = assume("sessionsPerDay") * assume("sessionMinutes") * 30;
  const requests = daily * minutes * assume("requestsPerPlayerMinute");
  return {
    serviceGb: (requests * assume("serviceLogBytes")) / 1e9,
    accessGb: (requests * assume("accessLogBytes")) / 1e9,
  };
}

/** LCUs of a load balancer that players online take. */
export function balancerUnits(online: number): number {
  const connections = online * assume("connectionsPerPlayer");
  const perSecond = connections / (assume("sessionMinutes") * MINUTE);
  return Math.ceil(
    Math.max(
      connections / assume("activeConnectionsPerLcu"),
      perSecond / assume("newConnectionsPerLcu"),
    ),
  );
}
