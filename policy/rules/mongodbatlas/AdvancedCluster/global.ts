import { mapping, resourceRule } from "../../../rule";
import { CLUSTER } from "../types";

export const globalCluster = resourceRule({
  id: "mongodbatlas-advanced-cluster-global",
  title: "A fleet's cluster is a global one whose zones Atlas keeps apart",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "MA-08")],
  why: "Both choices are made once: another type has no zones, and self-managed sharding ignores their mappings.",
  fix: "Set clusterType: GEOSHARDED and globalClusterSelfManagedSharding: false before the first update.",
  exemptible: false,
  types: [CLUSTER],
  properties: ["clusterType", "globalClusterSelfManagedSharding"],
  check: (it) => {
    it.mustBeOneOf("clusterType", ["GEOSHARDED"], { shown: ["REPLICASET", "SHARDED"] });
    it.mustBeFalse("globalClusterSelfManagedSharding");
  },
});
