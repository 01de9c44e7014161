import { isDeepStrictEqual } from "node:util";
import type { PlannedCollection, SchemaPlan } from "../../../../infra/model/derive/schema";
import { Fault } from "../../../../infra/runtime/errors";
import type { Admin } from "./ports";
import { keysText, refusal } from "./refusal";

/** How the database stands to sharding. */
export interface Sharding {
  readonly sharded: boolean;
  /** Collections that the step has to shard itself. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Holds the shard keys of the cluster against the plan's. A shard key is never changed here: that moves
 * every document (MongoDB manual, reshard a collection), so people decide.
 *
 * @param unsharded what to do on a database that is no sharded cluster.
 * @throws {Fault} `fatal` for a wrong key, named, and for an unsharded database unless that is allowed;
 * `retry` while Atlas has not sharded a collection yet.
 */
export async function verifyShardKeys(
  plan: SchemaPlan,
  admin: Pick<Admin, "isSharded" | "shardKeyOf">,
  unsharded: "refuse" | "allow",
): Promise<Sharding> {
  if (!(await admin.isSharded())) {
    if (unsharded === "allow") return { sharded: false, missing: new Set() };
    throw refusal(
      plan.database,
      "the database is no sharded cluster, so a document's location decides nothing",
      "connect to the cluster's mongos, by its private-endpoint string",
    );
  }
  const missing = new Set<string>();
  for (const collection of plan.collections) {
    const namespace = `${plan.database}.${collection.name}`;
    if (await lacksShardKey(collection, namespace, admin)) missing.add(collection.name);
  }
  return { sharded: true, missing };
}

async function lacksShardKey(
  { shardKey }: PlannedCollection,
  namespace: string,
  admin: Pick<Admin, "shardKeyOf">,
): Promise<boolean> {
  const live = await admin.shardKeyOf(namespace);
  if (live === undefined) {
    if (shardKey.madeBy === "schema") return true;
    throw new Fault({
      kind: "retry",
      where: namespace,
      message: `Atlas has not sharded it yet by ${keysText(shardKey.key)}`,
      next: "bring the database stack up, wait until the cluster is IDLE and run the schema step again",
    });
  }
  // Orders of both come as numbers or texts.
  if (isDeepStrictEqual(live, shardKey.key)) return false;
  throw refusal(
    namespace,
    `its shard key is ${keysText(live)}, the plan's is ${keysText(shardKey.key)}`,
    "a shard key is not changed by this step: correct the manifest, or move the data to a new collection",
  );
}
