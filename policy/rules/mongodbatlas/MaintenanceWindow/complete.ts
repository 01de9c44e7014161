import { mapping, resourceRule } from "../../../rule";
import { MAINTENANCE_WINDOW } from "../types";

export const windowComplete = resourceRule({
  id: "mongodbatlas-maintenance-window-complete",
  title: "A maintenance window has a day and an hour, and is not put off by a switch",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-12")],
  why: "Half a window is none: nodes restart at Atlas' hour. autoDefer turns with every update.",
  fix: "Set dayOfWeek and hourOfDay together, and autoDeferOnceEnabled instead of autoDefer.",
  types: [MAINTENANCE_WINDOW],
  properties: [],
  check: (it) => {
    if (it.has("waveAssignment") && !it.has("dayOfWeek") && !it.has("hourOfDay"))
      it.notApplicable("only assigns a wave");
    it.mustExist("dayOfWeek");
    it.mustExist("hourOfDay");
    it.mustBeAbsent("autoDefer");
  },
});
