import { mapping, resourceRule } from "../../../rule";
import { isShared } from "../shards";
import { CLUSTER, FLEX_CLUSTER, LEGACY_CLUSTER, SERVERLESS } from "../types";

export const dedicated = resourceRule({
  id: "mongodbatlas-advanced-cluster-dedicated",
  title: "A cluster in production has hosts of its own",
  severity: "low",
  frameworks: [mapping("worldcell", "A4")],
  why: "Free, flex and serverless clusters have no restore to the second, no private link of their own and a low ceiling.",
  fix: "Use an AdvancedCluster of M10 or larger; it costs by the hour.",
  fromPhase: "launch",
  types: [CLUSTER, LEGACY_CLUSTER, FLEX_CLUSTER, SERVERLESS],
  properties: [],
  check: (it) => {
    if (it.type === FLEX_CLUSTER || it.type === SERVERLESS || isShared(it))
      it.fail("", "shares its hosts; it must be a dedicated cluster");
  },
});
