import { mapping, type Place, resourceRule } from "../../../rule";
import { mustKeep } from "../retention";
import { SCHEDULE } from "../types";

/** Snapshots that a copy must hold, with the least days for which it keeps them. */
const LEAST: Readonly<Record<string, number>> = { hourly: 7, daily: 7, weekly: 28 };

/** Judges what one copy holds; older settings name frequencies, or the number of snapshots. */
function judgeItems(copy: Place): void {
  if (copy.has("lastNumberOfSnapshots") || copy.has("frequencies")) {
    if (copy.has("frequencies")) copy.mustExist("frequencies");
    return;
  }
  const held = new Set<string>();
  for (const item of copy.whole("copyPolicyItems")) {
    const frequency = item.text("frequencyType") ?? "";
    held.add(frequency);
    const least = LEAST[frequency];
    if (least !== undefined) mustKeep(item, least);
  }
  const missing = Object.keys(LEAST).filter((frequency) => !held.has(frequency));
  if (missing.length > 0)
    copy.fail("copyPolicyItems", `lacks ${missing.join(", ")} snapshots of the schedule`);
}

export const completeCopies = resourceRule({
  id: "mongodbatlas-cloud-backup-schedule-complete-copies",
  title: "A copy of the backups holds the oplog and enough snapshots to restore from",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "With its region lost, a zone can only be restored to what the copy holds.",
  fix: "Set shouldCopyOplogs: true, and copyPolicyItems of hourly, daily and weekly snapshots.",
  types: [SCHEDULE],
  properties: [
    "copyPolicyItemsEnabled",
    "copySettings.shouldCopyOplogs",
    "copySettings.copyPolicyItems",
  ],
  check: (it) => {
    const copies = it.list("copySettings");
    if (copies.length === 0) it.notApplicable("copies nothing");
    for (const copy of copies) {
      copy.mustBeTrue("shouldCopyOplogs");
      it.part(() => {
        judgeItems(copy);
      });
    }
    if (copies.some((copy) => copy.has("copyPolicyItems"))) it.mustBeTrue("copyPolicyItemsEnabled");
  },
});
