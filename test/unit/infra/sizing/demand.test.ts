import { expect } from "chai";
import * as fc from "fast-check";
import {
  balancerUnits,
  cellDemand,
  logVolume,
  podsOf,
  requestsOf,
  searchDiskGib,
  searchShards,
  zoneDemand,
} from "../../../../infra/sizing/demand";
import {
  archiveBytesPerYear,
  databaseBytes,
  documentBytes,
  documentsAfterYear,
  storedBytes,
  unsizedCollections,
} from "../../../../infra/sizing/documents";
import { manifest } from "../../../../infra/model";

const GIB = 1024 ** 3;
const KEYS = [
  "requests",
  "cacheCommands",
  "cacheGib",
  "sessionsCommands",
  "sessionsGib",
  "searchQueries",
  "connections",
] as const;

describe("what players need, by hand", () => {
  it("dev: 50 players online", () => {
    const demand = cellDemand(50);
    // 50 players x 6 requests/min / 60 s/min = 5 requests/s
    expect(demand.requests).to.be.closeTo(5, 1e-9);
    // 5 requests/s x (2 reads + 2 x 0.1 fills + 0.1 drops) = 5 x 2.3 = 11.5 commands/s
    expect(demand.cacheCommands).to.be.closeTo(11.5, 1e-9);
    // 5 requests/s x (1 read + 0.1 writes) = 5.5 commands/s
    expect(demand.sessionsCommands).to.be.closeTo(5.5, 1e-9);
    // 50 players x 0.2 searches/min / 60 s/min = 0.1667 queries/s
    expect(demand.searchQueries).to.be.closeTo(50 * (0.2 / 60), 1e-9);
    // 5 requests/s are less than one pod's 500: 2 pods at least x 100 connections = 200
    expect(demand.connections).to.equal(200);
    // The load balancer: 50 players x 2 connections / 3,000 of an LCU = 0.03, so 1 LCU
    expect(balancerUnits(50)).to.equal(1);
  });

  it("prod's us-east-1: 12,000 players online, 80,000 a day, one shard", () => {
    const demand = cellDemand(12_000);
    // 12,000 x 6 / 60 = 1,200 requests/s; x 2.3 = 2,760 commands/s; 3 pods x 100 = 300 connections
    expect(demand.cacheCommands).to.be.closeTo(2760, 1e-6);
    expect(podsOf(1200)).to.equal(3);
    expect(demand.connections).to.equal(300);

    const database = zoneDemand(12_000);
    // Reads: 1,200 requests/s x 2 reads x 0.1 misses = 240 reads/s
    expect(database.reads).to.be.closeTo(240, 1e-6);
    // Writes: 1,200 requests/s x 0.1 changes = 120 writes/s, and what a day makes while its sessions last:
    // 12,000 players x (2 sessions + 0.1 transactions + 20 events) / (2 x 25 min x 60 s) = 88.4 writes/s
    expect(database.writes).to.be.closeTo(120 + 88.4, 1e-6);
    // Cost: 240 + 208.4 x 4 = 1,073.6 reads/s
    expect(database.cost).to.be.closeTo(1073.6, 1e-6);

    // After a year: 80,000 daily players. Documents x bytes on disk with index entries; of an event
    // 428 bytes of BSON / 2 + (3 indexes, _id and shard key) x 40 bytes = 414 bytes:
    expect(onDisk("events")).to.equal(414);
    const byHand =
      800_000 * onDisk("players") + // 80,000 x 10 registered
      16_000_000 * onDisk("friendships") + // 800,000 x 20
      2_920_000 * onDisk("transactions") + // 80,000 x 0.1 x 365
      58_400_000 * onDisk("sessions") + // 80,000 x 2 x 365
      584_000_000 * onDisk("events") + // 80,000 x 20 x 365
      5_000 * onDisk("items") +
      1_600_000 * onDisk("identities"); // 800,000 x 2
    expect(databaseBytes({ daily: 80_000 })).to.be.closeTo(byHand, 1);

    // Logs: 80,000 x 2 sessions x 25 min x 6 requests/min x 30 days = 720,000,000 requests a month;
    // x 50 bytes = 36 GB of service logs, and 36 GB of access logs
    expect(logVolume(80_000)).to.deep.equal({ serviceGb: 36, accessGb: 36 });
  });

  it("world's us-east-1 with us-west-2 lost: 320,000 players online", () => {
    const demand = cellDemand(320_000);
    // 320,000 x 6 / 60 = 32,000 requests/s; x 2.3 = 73,600 commands/s; 64 pods x 100 = 6,400 connections
    expect(demand.cacheCommands).to.be.closeTo(73_600, 1e-6);
    expect(demand.connections).to.equal(6400);
    // 320,000 x 0.2 / 60 = 1,066.7 queries/s
    expect(demand.searchQueries).to.be.closeTo(1066.67, 0.01);
    // Sessions in memory: 320,000 x (1 + 3,600 s / 1,500 s) x (100 + 224 bytes) = 352,512,000 bytes
    expect(demand.sessionsGib).to.be.closeTo(352_512_000 / GIB, 1e-9);
    // 640,000 connections / 3,000 of an LCU = 213.3; new ones: 640,000 / 1,500 s / 25 = 17.1: 214 LCUs
    expect(balancerUnits(320_000)).to.equal(214);
  });

  function onDisk(name: string): number {
    const collection = manifest.collections.find((candidate) => candidate.name === name);
    if (collection === undefined) throw new Error(name);
    return storedBytes(collection);
  }
});

describe("documents", () => {
  it("have the bytes of BSON", () => {
    const session = manifest.collections.find(({ name }) => name === "sessions");
    // 5 for the document. Each field: 1 + its name + 1 + its value; a string is 4 + 24 + 1 bytes, a date 8,
    // a code such as the location 4 + 3 + 1.
    //   _id 5+29, location 10+8, sessionId 11+29, playerId 10+29, cell 6+29,
    //   startedAt 11+8, endedAt 9+8, purgeAt 9+8
    const byHand = 5 + 34 + 18 + 40 + 39 + 35 + 19 + 17 + 17;
    expect(session && documentBytes(session)).to.equal(byHand);
  });

  it("are all sized: a new collection needs an assumption", () => {
    expect(unsizedCollections()).to.deep.equal([]);
    const collections = manifest.collections
      .slice(0, 2)
      .map((collection, index) => (index === 0 ? collection : { ...collection, name: "guilds" }));
    expect(unsizedCollections({ ...manifest, collections })).to.deep.equal(["guilds"]);
  });

  it("leave the database after their hot days", () => {
    const events = { name: "events", hotDays: 30 };
    expect(documentsAfterYear(events, { daily: 10 })).to.equal(10 * 20 * 30);
  });
});

describe("what players need", () => {
  const counts = fc.integer({ min: 0, max: 20_000_000 });

  it("never falls when there are more of them", () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        const [less, more] = [cellDemand(few), cellDemand(many)];
        for (const key of KEYS) expect(more[key], key).to.be.at.least(less[key]);
        expect(zoneDemand(many).cost).to.be.at.least(zoneDemand(few).cost);
        expect(databaseBytes({ daily: many })).to.be.at.least(databaseBytes({ daily: few }));
        expect(archiveBytesPerYear({ daily: many })).to.be.at.least(
          archiveBytesPerYear({ daily: few }),
        );
        expect(balancerUnits(many)).to.be.at.least(balancerUnits(few));
        expect(requestsOf(many)).to.be.at.least(requestsOf(few));
      }),
    );
  });

  it("takes search disk by the distance of players: the farther, the less of each", () => {
    const crowd = 1_000_000;
    const none = { zone: 0, residency: 0, world: 0 };
    const disk = (registered: typeof none) => searchDiskGib(registered, 1);
    const base = disk(none);
    expect(disk({ ...none, world: crowd })).to.be.above(base);
    expect(disk({ ...none, residency: crowd })).to.be.above(disk({ ...none, world: crowd }));
    expect(disk({ ...none, zone: crowd })).to.be.at.least(disk({ ...none, residency: crowd }));
    // Copies multiply it.
    expect(searchDiskGib({ ...none, zone: crowd }, 3)).to.be.closeTo(
      3 * disk({ ...none, zone: crowd }),
      1e-9,
    );
  });

  it("asks for more than one primary shard only where one would be too big", () => {
    expect(searchShards({ zone: 1e6, residency: 1e6, world: 1e6 }).size).to.equal(0);
    const shards = searchShards({ zone: 1e9, residency: 0, world: 0 });
    expect([...shards.values()].every((count) => count > 1)).to.equal(true);
    expect(shards.size).to.be.above(0);
  });
});
