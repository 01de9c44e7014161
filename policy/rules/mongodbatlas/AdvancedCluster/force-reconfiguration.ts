import { mapping, resourceRule } from "../../../rule";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const forceReconfiguration = resourceRule({
  id: "mongodbatlas-advanced-cluster-force-reconfiguration",
  title: "A cluster is not told to accept the loss of data",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-12")],
  why: "The switch is for the hour in which a majority is lost; left behind it costs writes in the next outage.",
  fix: "Take acceptDataRisksAndForceReplicaSetReconfig away once the shard has a primary again.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: [],
  check: (it) => {
    it.mustBeAbsent("acceptDataRisksAndForceReplicaSetReconfig");
  },
});
