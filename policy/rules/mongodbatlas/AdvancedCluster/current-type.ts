import { mapping, resourceRule } from "../../../rule";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const currentType = resourceRule({
  id: "mongodbatlas-advanced-cluster-current-type",
  title: "A cluster is an AdvancedCluster",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-12")],
  why: "The older type is deprecated: it knows neither shards of different size nor several regions of one zone.",
  fix: "Move to AdvancedCluster with an import, as the provider's migration guide says.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: [],
  check: (it) => {
    if (it.type === LEGACY_CLUSTER)
      it.fail("", "is of the deprecated type Cluster; it must be an AdvancedCluster");
  },
});
