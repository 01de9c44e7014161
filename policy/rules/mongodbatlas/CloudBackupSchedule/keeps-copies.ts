import { mapping, resourceRule } from "../../../rule";
import { advised, inFleets } from "../../aws/ec2/levels";
import { SCHEDULE } from "../types";

const rule = resourceRule({
  id: "mongodbatlas-cloud-backup-schedule-keeps-copies",
  title: "Copies stay when the schedule changes",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "One wrong edit of the schedule would delete every copy that it no longer names.",
  fix: "Set deleteCopySnapshots: false; copies that are not wanted expire, or are deleted by hand.",
  types: [SCHEDULE],
  properties: ["deleteCopySnapshots"],
  check: (it) => {
    it.mustBeFalse("deleteCopySnapshots");
  },
});

export const keepsCopies = inFleets(rule);
export const keepsCopiesAdvised = advised(rule);
