import { mapping, resourceRule } from "../../../rule";
import { ALERT } from "../types";

export const alertEnabled = resourceRule({
  id: "mongodbatlas-alert-configuration-enabled",
  title: "An alert is switched on",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "Left out, enabled is false: the alert is on the list, and nobody is ever told.",
  fix: "Set enabled: true.",
  types: [ALERT],
  properties: ["enabled"],
  check: (it) => {
    it.mustBeTrue("enabled");
  },
});
