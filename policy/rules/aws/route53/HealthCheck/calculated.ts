import { mapping, resourceRule } from "../../../../rule";
import { HEALTH_CHECK } from "../zones";

export const checkCalculated = resourceRule({
  id: "aws-route53-health-check-calculated",
  title: "A calculated health check can fail, and can be healthy",
  severity: "high",
  frameworks: [mapping("worldcell", "A11")],
  why: "With a threshold of 0 it is always healthy, and with more than it has children never.",
  fix: "Set childHealthThreshold to the number of children that must be healthy.",
  types: [HEALTH_CHECK],
  properties: ["childHealthThreshold", "childHealthchecks"],
  check: (it) => {
    if (it.text("type") !== "CALCULATED") it.notApplicable("is not calculated");
    const children = it.count("childHealthchecks");
    if (children === 0) it.fail("childHealthchecks", "is empty; it must name checks");
    it.mustBeAtLeast("childHealthThreshold", 1);
    const threshold = it.number("childHealthThreshold");
    if (threshold === undefined || threshold < 1 || children === 0) return;
    if (threshold > children)
      it.fail(
        "childHealthThreshold",
        `is ${String(threshold)}, with ${String(children)} childHealthchecks; it can never be healthy`,
      );
    // A cell serves when its endpoint answers and it is not fenced: all children count.
    else if (it.context.fleet !== undefined && threshold < children)
      it.fail(
        "childHealthThreshold",
        `is ${String(threshold)}; it must be ${String(children)}, the number of children`,
      );
  },
});
