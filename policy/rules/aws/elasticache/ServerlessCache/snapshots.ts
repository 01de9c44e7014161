import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { SERVERLESS, skipMemcached } from "../types";

export const serverlessSnapshots = resourceRule({
  id: "aws-elasticache-serverless-cache-snapshots",
  title: "A serverless cache is saved every day",
  severity: "medium",
  frameworks: [mapping("worldcell", "A5")],
  why: "What was lost or overwritten by mistake can be read back from nowhere else.",
  fix: "Set snapshotRetentionLimit to the days that you need to notice a mistake.",
  types: [SERVERLESS],
  properties: ["snapshotRetentionLimit"],
  settings: {
    days: z.int().min(1).max(35).default(1).describe("Least days that snapshots are kept"),
  },
  check: (it) => {
    skipMemcached(it);
    it.mustBeAtLeast("snapshotRetentionLimit", it.settings.days);
  },
});
