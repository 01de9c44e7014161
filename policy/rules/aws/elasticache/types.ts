import type { Subject } from "../../../rule";

export const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
export const CLUSTER = "aws:elasticache/cluster:Cluster";
export const SERVERLESS = "aws:elasticache/serverlessCache:ServerlessCache";

/** Ends the rule for members of a global datastore, which take the setting of its primary. */
export function skipSecondary<V>(it: Subject<V>): void {
  if (it.has("globalReplicationGroupId"))
    it.notApplicable("a member of a global group takes the setting of its primary");
}

/** Ends the rule for a cluster that is a node of a replication group. */
export function skipGroupNode<V>(it: Subject<V>): void {
  if (it.type === CLUSTER && it.has("replicationGroupId"))
    it.notApplicable("a node takes the setting of its replication group");
}

/** Ends the rule for Memcached. */
export function skipMemcached<V>(it: Subject<V>): void {
  const engine = it.text("engine") ?? "";
  if (engine.toLowerCase() === "memcached") it.notApplicable("Memcached has nothing of the kind");
}
