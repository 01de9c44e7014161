import { mapping, resourceRule } from "../../../../rule";
import { POLICY } from "../targets";

const TRACKING = "targetTrackingScalingPolicyConfiguration";
const METRIC = `${TRACKING}.predefinedMetricSpecification.predefinedMetricType`;
/** Metrics in per cent. */
const PERCENTAGE = /Utilization|Percentage/;

export const policyTargetValue = resourceRule({
  id: "aws-appautoscaling-policy-target-value",
  title: "Scaling begins while there is room left",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  fromPhase: "launch",
  why: "A target near 100 per cent is reached when players already wait; new capacity takes minutes.",
  fix: "Set targetValue between 35 and 70.",
  types: [POLICY],
  properties: [`${TRACKING}.targetValue`],
  check: (it) => {
    if (!it.has(TRACKING)) it.notApplicable("follows no target");
    if (!PERCENTAGE.test(it.text(METRIC) ?? "")) it.notApplicable("its metric is no percentage");
    // Lambda reports the use of its provisioned concurrency as a share of one.
    const whole = it.text(METRIC) === "LambdaProvisionedConcurrencyUtilization" ? 1 : 100;
    it.mustBeAtLeast(`${TRACKING}.targetValue`, 0.1 * whole);
    it.mustBeAtMost(`${TRACKING}.targetValue`, 0.85 * whole);
  },
});
