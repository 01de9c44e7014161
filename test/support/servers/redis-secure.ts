import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { missingFor } from "../tools";
import { makeCertificate, opensslPath, type Certificate } from "./certificates";
import { temporaryFolder } from "./guard";
import { freePort } from "./ports";
import type { ServerProcess } from "./process";
import { installRedis, redisProcess, type RedisClient } from "./redis";
import { RunningServer } from "./server";

/** Users by name, each with its password and its rules as ACL files have them. */
export type RedisUsers = Readonly<
  Record<string, { readonly password: string; readonly rules: string }>
>;

/** Like a role of our cells: its own keys, nothing dangerous; `-@dangerous` takes INFO too. */
const USERS: RedisUsers = {
  app: { password: "app-password", rules: "~app:* +@all -@dangerous +info" },
};
/** Who the health check is. */
const HEALTH = { username: "health", password: "health-password" };

/** A Redis that takes TLS and its users only. It keeps no data. */
export class RedisSecureServer extends RunningServer {
  readonly host = "127.0.0.1";

  constructor(
    processes: readonly ServerProcess[],
    folder: string,
    readonly port: number,
    /** What proves the server to clients. */
    readonly certificate: Certificate,
    private readonly users: RedisUsers,
  ) {
    super("Redis with TLS and users", processes, folder);
  }

  /** How a user connects. */
  client(username: string): RedisClient {
    const user = this.users[username];
    if (user === undefined) throw new Error(`no user ${username}`);
    const { host, port, certificate } = this;
    return { host, port, username, password: user.password, tls: { ca: certificate.authority } };
  }
}

/** What is missing to have it here, if anything. */
export function missingRedisSecure(): string | undefined {
  return missingFor(() => [installRedis(), opensslPath()]);
}

/** Starts a Redis with TLS and users; nobody is let in without a name. */
export async function startRedisSecure(users: RedisUsers = USERS): Promise<RedisSecureServer> {
  const folder = temporaryFolder("redis-secure");
  const certificate = makeCertificate(folder);
  const file = join(folder, "users.acl");
  const lines = Object.entries(users).map(
    ([name, { password, rules }]) => `user ${name} on >${password} ${rules}`,
  );
  const health = `user ${HEALTH.username} on >${HEALTH.password} +ping +info`;
  writeFileSync(file, ["user default off", health, ...lines, ""].join("\n"));
  const port = await freePort();
  const options = {
    port: 0,
    "tls-port": port,
    "tls-cert-file": certificate.certificateFile,
    "tls-key-file": certificate.keyFile,
    "tls-ca-cert-file": certificate.certificateFile,
    "tls-auth-clients": "no",
    aclfile: file,
  };
  const client = {
    host: "127.0.0.1",
    port,
    ...HEALTH,
    tls: { ca: certificate.authority },
  };
  const process = redisProcess("redis-secure", folder, options, client);
  return new RedisSecureServer([process], folder, port, certificate, users).start();
}
