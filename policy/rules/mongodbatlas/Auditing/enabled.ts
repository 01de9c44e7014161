import { mapping, resourceRule } from "../../../rule";
import { AUDITING } from "../types";

export const auditingEnabled = resourceRule({
  id: "mongodbatlas-auditing-enabled",
  title: "Auditing is on",
  severity: "medium",
  frameworks: [mapping("prowler", "projects_auditing_enabled")],
  why: "After a break-in nothing says who dropped, granted or read what.",
  fix: "Set enabled: true; left out, it is off.",
  types: [AUDITING],
  properties: ["enabled"],
  check: (it) => {
    it.mustBeTrue("enabled");
  },
});
