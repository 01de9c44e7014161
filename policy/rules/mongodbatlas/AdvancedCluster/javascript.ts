import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { statedInFleets } from "../stated";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const javascript = resourceRule({
  id: "mongodbatlas-advanced-cluster-javascript",
  title: "A cluster runs no JavaScript of its clients",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-04")],
  why: "With $where and mapReduce an injected text becomes code inside the database, and slow code at that.",
  fix: "Set advancedConfiguration.javascriptEnabled: false; the aggregation pipeline replaces it.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["advancedConfiguration.javascriptEnabled"],
  check: (it) => {
    skipShared(it);
    it.mustBeFalse("advancedConfiguration.javascriptEnabled", statedInFleets(it));
  },
});
