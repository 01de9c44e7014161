import { mapping, stackRule } from "../../../rule";
import { CLUSTER, GLOBAL_CONFIG } from "../types";

export const globalConfig = stackRule({
  id: "mongodbatlas-advanced-cluster-global-config",
  title: "A global cluster says which collections are zoned, and where each location lives",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-08")],
  why: "Without it documents lie on any shard, and those of one residency in the regions of another.",
  fix: "Add a GlobalClusterConfig before the first document; a collection cannot be sharded again later.",
  types: [CLUSTER],
  properties: [],
  check: (it) => {
    if (it.text("clusterType") !== "GEOSHARDED") it.notApplicable("is not a global cluster");
    if (it.flag("globalClusterSelfManagedSharding") === true)
      it.notApplicable("its sharding is managed by hand");
    if (it.namedBy([GLOBAL_CONFIG], "clusterName").length === 0)
      it.fail("", "has no GlobalClusterConfig; it needs one");
  },
});
