import { mapping, stackRule } from "../../../rule";
import { ALERT, PROJECT } from "../types";

export const defaultAlerts = stackRule({
  id: "mongodbatlas-project-default-alerts",
  title: "A project without Atlas' alerts has its own",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "Nobody is told of a lost primary or a full disk.",
  fix: "Add AlertConfigurations, or leave withDefaultAlertsSettings at true; it acts on creation only.",
  types: [PROJECT],
  properties: [],
  check: (it) => {
    if (it.context.fleet !== undefined)
      it.notApplicable("the database stack of a fleet makes its alerts");
    if (it.flag("withDefaultAlertsSettings") !== false) return;
    const own = it.ofType(ALERT).some((alert) => alert.names("projectId", it) !== "no");
    if (!own)
      it.fail("withDefaultAlertsSettings", "is false, and the stack has no AlertConfiguration");
  },
});
