import { z } from "zod";
import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const oplogWindow = resourceRule({
  id: "mongodbatlas-advanced-cluster-oplog-window",
  title: "The oplog reaches back far enough for what follows it",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A5")],
  why: "A feed that stood still longer than the oplog must be built anew, and so must a node.",
  fix: "Set advancedConfiguration.oplogMinRetentionHours, with disk auto-scaling on; the disk holds it.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["advancedConfiguration.oplogMinRetentionHours"],
  settings: {
    hours: z.number().min(1).default(24).describe("Least hours that the oplog keeps"),
  },
  check: (it) => {
    skipShared(it);
    it.mustBeAtLeast("advancedConfiguration.oplogMinRetentionHours", it.settings.hours);
  },
});
