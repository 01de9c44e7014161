import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const pointInTime = resourceRule({
  id: "mongodbatlas-advanced-cluster-point-in-time",
  title: "A cluster can be restored to any second",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A5")],
  why: "Snapshots alone lose up to hours of purchases; with the oplog a mistake is undone to the second before.",
  fix: "Set pitEnabled: true beside the backup. The oplog is kept and billed for the restore window.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["pitEnabled"],
  check: (it) => {
    skipShared(it);
    it.mustBeTrue("pitEnabled");
  },
});
