import * as elasticache from "@pulumi/aws/elasticache";
import type * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../infra/errors";
import { CACHE_GROUPS, type CacheGroup } from "../../infra/sizing/phases/cache";
import type { CacheScope, LiveCache } from "./cache-layout";
import { cacheName } from "./cache-layout";

/**
 * What the lookup says of a group that does not exist: the provider passes on its "couldn't find
 * resource", or the service's own fault (terraform-provider-aws, elasticache/replication_group.go).
 */
const ABSENT = /couldn't find resource|empty result|ReplicationGroupNotFoundFault/i;

/** The part of the lookup's answer that is read. */
export interface LiveAnswer {
  readonly numNodeGroups?: number;
  readonly replicasPerNodeGroup?: number;
}

/** Whether the lookup failed because there is no such group, which is how the first `up` finds it. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && ABSENT.test(error.message);
}

/**
 * The counts out of a lookup's answer.
 * @throws UserError when the group shows no shards, as while it is made or deleted: wait and run again.
 */
export function parseLiveCache(id: string, where: string, answer: LiveAnswer): LiveCache {
  const { numNodeGroups: shards, replicasPerNodeGroup: replicas } = answer;
  if (shards === undefined || replicas === undefined || shards < 1 || replicas < 0) {
    throw new UserError(
      [
        {
          code: "cache-live",
          severity: "error",
          where,
          path: id,
          message: `replication group ${id} shows ${String(shards)} shards of ${String(replicas)} replicas`,
          fix: `wait until the group is available, then run \`pulumi up -s ${where}\` again`,
        },
      ],
      1,
    );
  }
  return { shards, replicas };
}

/**
 * Shards and replicas that both groups have right now. There is no lookup of many groups that would
 * be empty on the first `up`, so the lookup of one is asked and may fail for that one reason.
 *
 * @param where stack, for errors.
 * @throws what the lookup throws for any other reason, no rights for example.
 */
export async function readLiveCaches(
  scope: CacheScope,
  where: string,
  opts: pulumi.InvokeOptions,
): Promise<Partial<Record<CacheGroup, LiveCache>>> {
  const read = async (group: CacheGroup): Promise<[CacheGroup, LiveCache][]> => {
    const id = cacheName(scope, group);
    try {
      const answer = await elasticache.getReplicationGroup({ replicationGroupId: id }, opts);
      return [[group, parseLiveCache(id, where, answer)]];
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  };
  return Object.fromEntries((await Promise.all(CACHE_GROUPS.map(read))).flat());
}
