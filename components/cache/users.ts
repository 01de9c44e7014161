import * as elasticache from "@pulumi/aws/elasticache";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags, type Tags } from "../../infra/tags";
import type { CacheGroup } from "../../infra/sizing/phases/cache";
import { CACHE_ENGINE, cacheName, type CacheScope } from "./cache-layout";

/** Who connects: the data access service, and the worker that drops what changed in the database. */
export const CACHE_USERS = ["service", "worker"] as const;
export type CacheUser = (typeof CACHE_USERS)[number];

/** Users of each group; the worker has nothing to do with sessions. */
export const GROUP_USERS: Readonly<Record<CacheGroup, readonly CacheUser[]>> = {
  cache: ["service", "worker"],
  sessions: ["service"],
};

/** What every cluster client sends when it connects. */
const CLUSTER_COMMANDS = [
  "+cluster|info",
  "+cluster|nodes",
  "+cluster|shards",
  "+cluster|slots",
  "+command",
  "+info",
] as const;

const COMMANDS: Readonly<Record<CacheUser, readonly string[]>> = {
  service: [
    "+@read",
    "+@write",
    "+@connection",
    "+@transaction",
    "+@scripting",
    "-@dangerous",
    ...CLUSTER_COMMANDS,
  ],
  worker: ["+@connection", "+del", "+exists", "+unlink", "-@dangerous", ...CLUSTER_COMMANDS],
};

/** Access string of a user: these keys, no channels, and what it needs of the commands. */
export function accessString(user: CacheUser, patterns: readonly string[]): string {
  const keys = patterns.map((pattern) => `~${pattern}`);
  return ["on", ...keys, "resetchannels", "-@all", ...COMMANDS[user]].join(" ");
}

/**
 * The cell's users, who prove themselves with IAM: no password exists.
 *
 * There is no user named `default`, and that is how it is switched off. A group of engine `valkey`
 * does not need one (only groups of engine `redis` do) and refuses users without a password; with IAM
 * a user's id is its name, and the id `default` belongs to AWS. A disabled `default` would need a
 * password, that is, a secret that nobody uses.
 */
export function makeUsers(
  name: string,
  scope: CacheScope & { readonly tags: Tags },
  patterns: Readonly<Record<CacheUser, readonly string[]>>,
  parent: pulumi.Resource,
): Readonly<Record<CacheUser, elasticache.User>> {
  const make = (user: CacheUser): elasticache.User => {
    const id = cacheName(scope, user);
    return new elasticache.User(
      `${name}-${user}`,
      {
        userId: id,
        userName: id,
        engine: CACHE_ENGINE.engine,
        authenticationMode: { type: "iam" },
        accessString: accessString(user, patterns[user]),
        tags: namedTags(scope.tags, `${name}-${user}`),
      },
      { parent },
    );
  };
  return { service: make("service"), worker: make("worker") };
}
