import { mapping, resourceRule } from "../../../rule";
import { ITEMS, keptDays } from "../retention";
import { COMPLIANCE_POLICY, SCHEDULE } from "../types";

export const risingRetention = resourceRule({
  id: "mongodbatlas-cloud-backup-schedule-rising-retention",
  title: "Rarer snapshots are kept at least as long as more frequent ones",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "Atlas refuses the schedule, and until somebody looks the one before goes on.",
  fix: "Raise the retention of the rarer item; that of the hourly one is at least restoreWindowDays.",
  types: [SCHEDULE, COMPLIANCE_POLICY],
  properties: ITEMS.map((kind) => `${kind}.retentionValue`),
  check: (it) => {
    // Atlas has a window for every schedule, and looks at it only where the oplog is kept.
    const window = it.context.fleet === undefined ? undefined : it.number("restoreWindowDays");
    let longest = window ?? 0;
    for (const kind of ITEMS) {
      it.part(() => {
        const items = it.list(kind);
        const kept = items.flatMap((item) => keptDays(item) ?? []);
        items.forEach((item) => {
          const days = keptDays(item);
          if (days !== undefined && days < longest)
            item.fail(
              "retentionValue",
              `with its retentionUnit is ${String(days)} days, less than ${String(longest)} of a more frequent item`,
            );
        });
        longest = Math.max(longest, ...kept);
      });
    }
  },
});
