import { mapping, resourceRule } from "../../../../rule";
import { TARGET_GROUPS } from "../tokens";

export const targetsChecked = resourceRule({
  id: "aws-lb-target-group-health-checked",
  title: "Targets are checked for health",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  why: "Players are sent to servers that are down.",
  fix: "Leave healthCheck.enabled out or true.",
  types: TARGET_GROUPS,
  properties: ["healthCheck.enabled"],
  check: (it) => {
    // A function is not checked unless one asks for it, and answers or fails by itself.
    if (it.text("targetType") === "lambda") it.notApplicable("its target is a function");
    it.mustBeTrue("healthCheck.enabled", { absent: "passes" });
  },
});
