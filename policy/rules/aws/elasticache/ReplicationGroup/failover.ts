import { mapping, resourceRule, type Subject } from "../../../../rule";
import { GROUP } from "../types";

/** Each shard has at least one replica, counted where the group counts it. */
function judgeReplicas<V>(it: Subject<V>): void {
  const listed = it.list("nodeGroupConfigurations");
  if (listed.length < it.count("nodeGroupConfigurations")) it.undecided("nodeGroupConfigurations");
  const shards = listed.filter((shard) => shard.has("replicaCount"));
  if (shards.length > 0) {
    for (const shard of shards) shard.mustBeAtLeast("replicaCount", 1);
  } else if (it.has("numCacheClusters")) {
    it.mustBeAtLeast("numCacheClusters", 2);
  } else {
    it.mustBeAtLeast("replicasPerNodeGroup", 1);
  }
}

export const failover = resourceRule({
  id: "aws-elasticache-replication-group-failover",
  title: "A cache has a replica in another AZ that takes over by itself",
  severity: "high",
  frameworks: [mapping("fsbp", "ElastiCache.3"), mapping("checkov", "CKV2_AWS_50")],
  why: "A lost node logs out every player whose session it held, and the cache is gone until somebody acts.",
  fix: "Set automaticFailoverEnabled and multiAzEnabled to true, with one replica or more; each replica costs as much as its primary.",
  fromPhase: "launch",
  types: [GROUP],
  // Replicas are counted live where they scale themselves: their number may be ignored.
  properties: ["automaticFailoverEnabled", "multiAzEnabled"],
  check: (it) => {
    it.mustBeTrue("automaticFailoverEnabled");
    it.mustBeTrue("multiAzEnabled");
    it.part(() => {
      judgeReplicas(it);
    });
  },
});
