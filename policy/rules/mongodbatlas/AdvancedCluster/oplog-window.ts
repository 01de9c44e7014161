import { z } from "zod";
import { mapping, resourceRule } from "../../../rule";
import { advised, inFleets } from "../../aws/ec2/levels";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

const rule = resourceRule({
  id: "mongodbatlas-advanced-cluster-oplog-window",
  title: "The oplog reaches back far enough for what follows it",
  severity: "medium",
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

export const oplogWindow = inFleets(rule);
export const oplogWindowAdvised = advised(rule);
