import { FENCE } from "../../../../../infra/sizing/recovery";
import { mapping, resourceRule } from "../../../../rule";
import { METRIC_ALARM } from "./types";

export const alarmFence = resourceRule({
  id: "aws-cloudwatch-metric-alarm-fence",
  title: "A fence closes at its first signal",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "An operator who fences a broken cell waits for it with every player in it.",
  fix: "Take threshold, period and evaluationPeriods of the fence from infra/sizing/recovery.",
  types: [METRIC_ALARM],
  properties: ["threshold", "period", "evaluationPeriods"],
  check: (it) => {
    if (it.text("metricName") !== FENCE.metricName) it.notApplicable("is no fence");
    it.mustBeAtMost("threshold", FENCE.threshold, { absent: "fails" });
    it.mustBeAtMost("period", FENCE.periodSeconds, { absent: "fails" });
    it.mustBeAtMost("evaluationPeriods", FENCE.evaluationPeriods, { absent: "fails" });
  },
});
