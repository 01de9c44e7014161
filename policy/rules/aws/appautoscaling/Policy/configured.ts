import { mapping, resourceRule } from "../../../../rule";
import { POLICY } from "../targets";

const SETTINGS: Readonly<Record<string, string>> = {
  StepScaling: "stepScalingPolicyConfiguration",
  TargetTrackingScaling: "targetTrackingScalingPolicyConfiguration",
  PredictiveScaling: "predictiveScalingPolicyConfiguration",
};

export const policyConfigured = resourceRule({
  id: "aws-appautoscaling-policy-configured",
  title: "A scaling policy says how it scales",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  why: "A policy of one kind with the settings of another never scales.",
  fix: "Give the settings of the policy's own policyType.",
  types: [POLICY],
  properties: Object.values(SETTINGS),
  check: (it) => {
    // Steps are what the service takes when nothing is said.
    const kind = it.text("policyType") ?? "StepScaling";
    it.mustBeOneOf("policyType", Object.keys(SETTINGS), { absent: "passes" });
    const key = SETTINGS[kind];
    if (key === undefined) return;
    it.mustExist(key);
    if (kind !== "TargetTrackingScaling" || !it.has(key)) return;
    it.mustExist(`${key}.targetValue`);
    if (!it.has(`${key}.customizedMetricSpecification`))
      it.mustExist(`${key}.predefinedMetricSpecification`);
  },
});
