import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const logRedaction = resourceRule({
  id: "mongodbatlas-advanced-cluster-log-redaction",
  title: "A cluster's logs hold no fields of documents",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A1")],
  why: "Slow queries are logged with their values: names and addresses of players reach whoever reads logs.",
  fix: "Set redactClientLogData: true. The nodes restart one after the other.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["redactClientLogData"],
  check: (it) => {
    skipShared(it);
    it.mustBeTrue("redactClientLogData");
  },
});
