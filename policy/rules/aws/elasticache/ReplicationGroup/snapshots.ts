import { z } from "zod";
import { CACHE_SIZES } from "../../../../../infra/sizing/phases/cache";
import { mapping, resourceRule } from "../../../../rule";
import { GROUP, skipSecondary } from "../types";

export const snapshots = resourceRule({
  id: "aws-elasticache-replication-group-snapshots",
  title: "A cache is saved every day",
  severity: "medium",
  frameworks: [mapping("fsbp", "ElastiCache.1"), mapping("trivy", "AVD-AWS-0050")],
  why: "What was lost or overwritten by mistake can be read back from nowhere else.",
  fix: "Set snapshotRetentionLimit to the days that you need to notice a mistake; each snapshot is billed by size.",
  types: [GROUP],
  properties: ["snapshotRetentionLimit"],
  settings: {
    days: z
      .int()
      .min(1)
      .max(35)
      .default(1)
      .describe("Least days that snapshots are kept in stacks of no fleet"),
  },
  check: (it) => {
    skipSecondary(it);
    const { fleet, phase } = it.context;
    const { cache, sessions } = CACHE_SIZES[phase];
    it.mustBeAtLeast(
      "snapshotRetentionLimit",
      fleet === undefined ? it.settings.days : Math.min(cache.snapshotDays, sessions.snapshotDays),
    );
  },
});
