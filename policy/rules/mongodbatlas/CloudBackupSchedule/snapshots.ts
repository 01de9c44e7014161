import { SNAPSHOT_INTERVAL_HOURS } from "../../../../infra/sizing/recovery";
import { mapping, resourceRule } from "../../../rule";
import { ITEMS, mustKeep } from "../retention";
import { SCHEDULE } from "../types";

/** Least days for which snapshots of each kind are kept: a week, four weeks, twelve months, a year. */
const LEAST: Readonly<Record<(typeof ITEMS)[number], number>> = {
  policyItemHourly: 7,
  policyItemDaily: 7,
  policyItemWeeklies: 28,
  policyItemMonthlies: 360,
  policyItemYearlies: 365,
};

export const snapshots = resourceRule({
  id: "mongodbatlas-cloud-backup-schedule-snapshots",
  title: "Snapshots are taken several times a day, and some are kept for a year",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "Copies in another region hold snapshots only: their distance is what a lost region costs, and damage that is found late needs old ones.",
  fix: "Give the schedule hourly, daily, weekly, monthly and yearly items; snapshots are billed by what changed.",
  types: [SCHEDULE],
  properties: ITEMS,
  check: (it) => {
    for (const kind of ITEMS) {
      it.part(() => {
        const items = it.list(kind);
        if (items.length === 0) it.mustExist(kind);
        for (const item of items) {
          if (kind === "policyItemHourly")
            item.mustBeAtMost("frequencyInterval", SNAPSHOT_INTERVAL_HOURS, { absent: "fails" });
          it.part(() => {
            mustKeep(item, LEAST[kind]);
          });
        }
      });
    }
  },
});
