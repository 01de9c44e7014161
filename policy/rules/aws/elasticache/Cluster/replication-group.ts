import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER, skipMemcached } from "../types";

export const replicationGroup = resourceRule({
  id: "aws-elasticache-cluster-replication-group",
  title: "Redis and Valkey run as a replication group",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  why: "A single cluster cannot encrypt its disk, cannot speak TLS, has no users and nothing to fail over to.",
  fix: "Use a ReplicationGroup, with one node if it has to be small.",
  types: [CLUSTER],
  properties: [],
  check: (it) => {
    if (it.has("replicationGroupId")) return;
    skipMemcached(it);
    it.fail("engine", "is run by a cluster alone; it must be a ReplicationGroup's");
  },
});
