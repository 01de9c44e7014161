import { mapping, resourceRule } from "../../../rule";
import { SCHEDULE } from "../types";

export const keepsCopies = resourceRule({
  id: "mongodbatlas-cloud-backup-schedule-keeps-copies",
  title: "Copies stay when the schedule changes",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "One wrong edit of the schedule would delete every copy that it no longer names.",
  fix: "Set deleteCopySnapshots: false; copies that are not wanted expire, or are deleted by hand.",
  types: [SCHEDULE],
  properties: ["deleteCopySnapshots"],
  check: (it) => {
    it.mustBeFalse("deleteCopySnapshots");
  },
});
