import { setTimeout as pause } from "node:timers/promises";
import { temporaryFolder } from "./guard";
import { freePorts } from "./ports";
import type { ServerProcess } from "./process";
import { asked, redisProcess } from "./redis";
import { RunningServer } from "./server";

/** Slots of a cluster's keys. */
const SLOTS = 16_384;
const NODES = 3;
/** Milliseconds that the nodes may take to agree. */
const AGREEMENT = 20_000;
const EVERY = 50;

/** An address as clients take it, and the port for the other nodes. */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
  readonly busPort: number;
}

/** A cluster of three masters. It keeps who has which slots, and no data. */
export class RedisClusterServer extends RunningServer {
  constructor(
    processes: readonly ServerProcess[],
    folder: string,
    readonly nodes: readonly RedisNode[],
  ) {
    super("Redis cluster", processes, folder);
  }

  override async restart(): Promise<void> {
    await super.restart();
    await agreed(this.nodes);
  }
}

/** Starts a cluster of three nodes without replicas. */
export async function startRedisCluster(): Promise<RedisClusterServer> {
  const folder = temporaryFolder("redis-cluster");
  const ports = await freePorts(2 * NODES);
  const nodes = ports
    .slice(0, NODES)
    .map((port, index) => ({ host: "127.0.0.1", port, busPort: ports[NODES + index] ?? 0 }));
  const processes = nodes.map((node, index) => nodeProcess(`node-${String(index)}`, folder, node));
  const server = new RedisClusterServer(processes, folder, nodes);
  await server.start();
  try {
    await joined(nodes);
    await agreed(nodes);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

function nodeProcess(name: string, folder: string, node: RedisNode): ServerProcess {
  const { host, port, busPort } = node;
  const options = {
    port,
    "cluster-enabled": "yes",
    "cluster-config-file": `${name}.conf`,
    "cluster-node-timeout": 2000,
    // Else a port that is higher by 10000, which nobody asked the system for.
    "cluster-port": busPort,
    "cluster-announce-ip": host,
  };
  return redisProcess(name, folder, options, { host, port });
}

/** Gives every node its part of the slots and makes them known to each other. */
async function joined(nodes: readonly RedisNode[]): Promise<void> {
  const share = Math.ceil(SLOTS / nodes.length);
  for (const [index, node] of nodes.entries()) {
    const [first, last] = [index * share, Math.min((index + 1) * share, SLOTS) - 1];
    await asked(node, async (redis) => {
      await redis.call("CLUSTER", "SET-CONFIG-EPOCH", index + 1);
      await redis.call("CLUSTER", "ADDSLOTSRANGE", first, last);
    });
  }
  const [first, ...others] = nodes;
  if (first === undefined) return;
  await asked(first, async (redis) => {
    for (const { host, port, busPort } of others)
      await redis.call("CLUSTER", "MEET", host, port, busPort);
  });
}

/** Waits until every node says that all slots are served. */
async function agreed(nodes: readonly RedisNode[]): Promise<void> {
  const end = Date.now() + AGREEMENT;
  for (;;) {
    const states = await Promise.all(
      nodes.map((node) => asked(node, (redis) => redis.call("CLUSTER", "INFO"))),
    );
    if (states.every((state) => String(state).includes("cluster_state:ok"))) return;
    if (Date.now() > end) throw new Error(`the nodes do not agree:\n${states.join("\n")}`);
    await pause(EVERY);
  }
}
