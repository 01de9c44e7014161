import { CreateBucketCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { Client } from "@opensearch-project/opensearch";
import { Cluster } from "ioredis";
import { MongoClient } from "mongodb";
import { createConnection, type Connection } from "mysql2/promise";
import { missingMariaDb, startMariaDb } from "../../support/servers/mariadb";
import { missingMinistack, startMinistack } from "../../support/servers/ministack";
import { missingMongo, startMongo } from "../../support/servers/mongo";
import { missingOpenSearch, startOpenSearch } from "../../support/servers/opensearch";
import { asked, missingRedis } from "../../support/servers/redis";
import { startRedisCluster } from "../../support/servers/redis-cluster";
import { missingRedisSecure, startRedisSecure } from "../../support/servers/redis-secure";
import type { Server } from "../../support/servers/server";

/** A server with something to write that can be looked for again. */
export interface Running {
  readonly server: Server;
  write(): Promise<void>;
  /** Whether what was written is there. */
  holds(): Promise<boolean>;
}

/** One kind of server. */
export interface Kind {
  readonly name: string;
  /** Whether what was written is there after `kill -9`. */
  readonly keeps: boolean;
  missing(): string | undefined;
  start(): Promise<Running>;
}

/** Every kind of server that the tests have. */
export const KINDS: readonly Kind[] = [
  { name: "MariaDB", keeps: true, missing: missingMariaDb, start: mariaDb },
  { name: "Redis cluster", keeps: false, missing: missingRedis, start: redisCluster },
  { name: "Redis with TLS", keeps: false, missing: missingRedisSecure, start: redisSecure },
  { name: "OpenSearch", keeps: true, missing: missingOpenSearch, start: openSearch },
  { name: "MongoDB-wire", keeps: true, missing: missingMongo, start: mongo },
  { name: "ministack", keeps: false, missing: missingMinistack, start: ministack },
];

async function mariaDb(): Promise<Running> {
  const server = await startMariaDb();
  const connected = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const { host, port, user } = server;
    const connection = await createConnection({ host, port, user });
    return work(connection).finally(() => connection.end());
  };
  return {
    server,
    write: () =>
      connected(async (connection) => {
        await connection.query("CREATE DATABASE game");
        await connection.query("CREATE TABLE game.players (id INT PRIMARY KEY)");
        await connection.query("INSERT INTO game.players VALUES (1)");
      }),
    holds: () =>
      connected(async (connection) => {
        const [databases] = await connection.query("SHOW DATABASES LIKE 'game'");
        if ((databases as object[]).length === 0) return false;
        const [rows] = await connection.query("SELECT id FROM game.players");
        return (rows as object[]).length === 1;
      }),
  };
}

async function redisCluster(): Promise<Running> {
  const server = await startRedisCluster();
  const connected = async <T>(work: (cluster: Cluster) => Promise<T>): Promise<T> => {
    // By itself it asks for ever, a cluster that is gone too.
    const clusterRetryStrategy = (times: number): number | null => (times > 5 ? null : 200);
    const cluster = new Cluster([...server.nodes], { clusterRetryStrategy });
    cluster.on("error", () => undefined);
    return work(cluster).finally(() => {
      cluster.disconnect();
    });
  };
  return {
    server,
    write: () =>
      connected(async (cluster) => {
        await cluster.set("player", "1");
      }),
    holds: () => connected(async (cluster) => (await cluster.get("player")) === "1"),
  };
}

async function redisSecure(): Promise<Running> {
  const server = await startRedisSecure();
  const client = server.client("app");
  return {
    server,
    write: async () => {
      await asked(client, (redis) => redis.set("app:player", "1"));
    },
    holds: async () => (await asked(client, (redis) => redis.get("app:player"))) === "1",
  };
}

async function openSearch(): Promise<Running> {
  const server = await startOpenSearch();
  const client = new Client({ node: server.node });
  const place = { index: "players", id: "1" };
  return {
    server,
    write: async () => {
      await client.index({ ...place, body: { name: "Ada" }, wait_for_active_shards: 1 });
    },
    holds: async () => (await client.exists(place)).body,
  };
}

async function mongo(): Promise<Running> {
  const server = await startMongo();
  const connected = async <T>(work: (client: MongoClient) => Promise<T>): Promise<T> => {
    const client = new MongoClient(server.uri, { serverSelectionTimeoutMS: 2000 });
    return work(client).finally(() => client.close());
  };
  return {
    server,
    write: () =>
      connected(async (client) => {
        await client.db("game").collection("players").insertOne({ name: "Ada" });
      }),
    holds: () =>
      connected(
        async (client) => (await client.db("game").collection("players").countDocuments()) === 1,
      ),
  };
}

async function ministack(): Promise<Running> {
  const server = await startMinistack();
  const s3 = new S3Client({ ...server.client, forcePathStyle: true });
  return {
    server,
    write: async () => {
      await s3.send(new CreateBucketCommand({ Bucket: "archive" }));
    },
    holds: async () => {
      const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
      return Buckets.some(({ Name }) => Name === "archive");
    },
  };
}
