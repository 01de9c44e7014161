/** One number that sizing rests on. */
export interface Assumption {
  readonly value: number;
  readonly unit: string;
  /** Where it comes from: a vendor's page, or the platform's own guess until a load test replaces it. */
  readonly source: string;
}

const own = (value: number, unit: string, why: string): Assumption => ({
  value,
  unit,
  source: `assumption of this platform: ${why}`,
});
const published = (value: number, unit: string, source: string): Assumption => ({
  value,
  unit,
  source,
});

/**
 * Every number between players and purchases, in one place; `docs/reference/sizing.md` is made of it.
 * What no vendor publishes is the platform's own guess and says so: a load test or a month of
 * production replaces it here, and every check follows.
 */
export const ASSUMPTIONS = {
  // What players do
  requestsPerPlayerMinute: own(
    6,
    "requests a minute of a player online",
    "one every ten seconds in a light game",
  ),
  sessionsPerDay: own(2, "sessions a day of a daily player", "morning and evening"),
  sessionMinutes: own(25, "minutes of a session", "a light game"),
  eventsPerDay: own(
    20,
    "events a day of a daily player",
    "what recommendations need, not telemetry",
  ),
  transactionsPerDay: own(0.1, "transactions a day of a daily player", "one in ten days"),
  changesPerRequest: own(0.1, "documents that a request changes", "most requests only read"),
  searchesPerPlayerMinute: own(
    0.2,
    "searches a minute of a player online",
    "friends are looked for every five minutes",
  ),
  connectionsPerPlayer: own(2, "connections to the load balancer of a player online", "HTTP/2"),
  // What is kept of them
  registeredPerDaily: own(10, "registered players per daily player", "most come rarely"),
  friendsPerPlayer: own(20, "friendships of a registered player", "each is stored at both ends"),
  identitiesPerPlayer: own(2, "identities of a registered player", "a name and an e-mail address"),
  itemsPerZone: own(5000, "items of the catalogue", "each zone holds a copy"),
  stringBytes: own(24, "bytes of a string", "ids and names; codes are shorter"),
  listItems: own(5, "values in a list", "tags and interests"),
  objectBytes: own(200, "bytes of a sub-document", "an event's payload"),
  // How it is stored
  databaseCompression: own(
    2,
    "bytes of documents per byte on disk",
    "Atlas compresses with snappy",
  ),
  indexEntryBytes: own(40, "bytes on disk of an index entry", "keys are compressed by prefix"),
  archiveFormats: own(2, "copies in the archive", "CSV and Parquet"),
  archiveCompression: own(4, "bytes of documents per byte in the archive", "gzip, and columns"),
  serviceLogBytes: own(
    50,
    "bytes of service log a request",
    "one line of 500 bytes in ten requests",
  ),
  accessLogBytes: own(50, "bytes of access log a request", "500 bytes, compressed ten to one"),
  // The cache
  cacheReadsPerRequest: own(2, "documents that a request reads", "a profile and a list"),
  cacheMissShare: own(0.1, "part of reads that the cache does not have", "nine in ten are hits"),
  cachedFriends: own(
    5,
    "other players' profiles in the cache per player online",
    "friends in view",
  ),
  cacheEntryBytes: own(100, "bytes of key and bookkeeping of a cache entry", "long keys"),
  cacheUsableShare: published(
    0.75,
    "part of a node's memory for data",
    "ElastiCache user guide, reserved-memory-percent 25",
  ),
  cacheCommandsPerShard: own(
    30_000,
    "commands a second of a shard of m7g and r7g nodes",
    "half as much again as the 20,000 above which the AWS Database Blog (right sizing ElastiCache) names these families; one thread runs commands, so size does not count",
  ),
  cacheCommandsBurstable: published(
    2000,
    "commands a second of a shard of t4g nodes",
    "AWS Database Blog, Five workload characteristics to consider when right sizing ElastiCache",
  ),
  // Search
  searchQueriesPerVcpu: own(100, "queries a second of a vCPU", "whole values and prefixes only"),
  searchBurstableShare: published(
    0.2,
    "part of its vCPUs that a t3.small has without credits",
    "EC2 user guide, burstable performance instances, baseline",
  ),
  searchDiskFactor: published(
    1.45,
    "bytes of disk per byte of source and copy",
    "OpenSearch Service developer guide, Calculating storage requirements",
  ),
  searchShardGib: published(
    30,
    "GiB of a primary shard at most",
    "OpenSearch Service developer guide, Choosing the number of shards, search workloads",
  ),
  // The database
  databaseReadsPerVcpu: own(
    1000,
    "reads by key a second of a vCPU",
    "at 60 % load; Atlas publishes no such figure",
  ),
  databaseWriteCost: own(4, "reads that a write costs", "indexes, journal and replication"),
  requestsPerPod: own(500, "requests a second of a service pod", "one vCPU"),
  connectionsPerPod: published(
    100,
    "connections of a pod to each mongos",
    "MongoDB Node.js driver, maxPoolSize by default",
  ),
  // Judgement
  oversize: own(4, "times the need from which a purchase is too big", "below it, growth is near"),
  hoursPerMonth: published(730, "hours of a month", "AWS Pricing Calculator"),
  // Launches
  databaseLeadHours: own(24, "hours before a launch to raise Atlas sizes", "one election a shard"),
  searchLeadHours: own(72, "hours before a launch to grow a domain", "data moves to new nodes"),
  balancerLeadHours: published(
    24,
    "hours before a launch to reserve load balancer capacity",
    "Elastic Load Balancing guide, LCU reservation: up to a few hours; a day leaves time to ask again",
  ),
  activeConnectionsPerLcu: published(
    3000,
    "active connections of an LCU",
    "Elastic Load Balancing pricing, LCU details",
  ),
  newConnectionsPerLcu: published(
    25,
    "new connections a second of an LCU",
    "Elastic Load Balancing pricing, LCU details",
  ),
} as const satisfies Record<string, Assumption>;

export type AssumptionName = keyof typeof ASSUMPTIONS;

/** The value of an assumption. */
export function assume(name: AssumptionName): number {
  return ASSUMPTIONS[name].value;
}
