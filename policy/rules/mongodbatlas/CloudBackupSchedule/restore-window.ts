import { z } from "zod";
import { mapping, resourceRule } from "../../../rule";
import { statedInFleets } from "../stated";
import { COMPLIANCE_POLICY, SCHEDULE } from "../types";

export const restoreWindow = resourceRule({
  id: "mongodbatlas-cloud-backup-schedule-restore-window",
  title: "A cluster can be restored to any second of the last week",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "A fault that is found after a weekend can only be undone by losing everything since the last snapshot.",
  fix: "Set restoreWindowDays to 7 or more, and keep the hourly snapshots as long. The oplog is billed by size.",
  types: [SCHEDULE, COMPLIANCE_POLICY],
  properties: ["restoreWindowDays"],
  settings: {
    days: z.int().min(1).default(7).describe("Least days of the restore window"),
  },
  check: (it) => {
    // Atlas' own default is 7 days.
    it.mustBeAtLeast("restoreWindowDays", it.settings.days, statedInFleets(it));
  },
});
