import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { cached, missingFor } from "../tools";
import { debianProgram, installed, programPath } from "./install";
import { ServerProcess } from "./process";

/** How a client connects to one Redis. */
export interface RedisClient {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: { readonly ca: string };
}

/**
 * Path of `redis-server`. Debian's package of that name would set up a service; its tools hold the same
 * program, which looks at the name that it is called by.
 */
export function installRedis(): string {
  const found = programPath("redis-server");
  if (found !== undefined) return found;
  const program = debianProgram("redis-check-rdb", ["redis-tools"]);
  const folder = installed(cached("redis", [], [program]), "redis-server", (made) => {
    mkdirSync(made);
    symlinkSync(program, join(made, "redis-server"));
  });
  return join(folder, "redis-server");
}

/** What is missing to have Redis here, if anything. */
export function missingRedis(): string | undefined {
  return missingFor(installRedis);
}

/**
 * A Redis that listens on 127.0.0.1 and writes nothing to disk but what the options make it write.
 *
 * @param options by the names that `redis.conf` has.
 * @param client how the health check reaches it.
 */
export function redisProcess(
  name: string,
  folder: string,
  options: Readonly<Record<string, string | number>>,
  client: RedisClient,
): ServerProcess {
  const settings = { bind: "127.0.0.1", save: "", appendonly: "no", dir: folder, ...options };
  return new ServerProcess({
    name,
    command: installRedis(),
    args: Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]),
    folder,
    answers: async () => {
      await asked(client, (redis) => redis.ping());
    },
  });
}

/** Asks one Redis something over a connection of its own, which is not tried twice. */
export async function asked<T>(
  options: RedisClient,
  ask: (redis: Redis) => Promise<T>,
): Promise<T> {
  const redis = new Redis({ ...options, lazyConnect: true, retryStrategy: () => null });
  // A refused connection is only closed for the one who called; the reason comes as an event.
  let reason: Error | undefined;
  redis.on("error", (error) => {
    reason = error;
  });
  try {
    await redis.connect();
    return await ask(redis);
  } catch (error) {
    throw reason ?? error;
  } finally {
    redis.disconnect();
  }
}
