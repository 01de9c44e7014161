import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { METRIC_ALARM } from "./types";

export const alarmPrompt = resourceRule({
  id: "aws-cloudwatch-metric-alarm-prompt",
  title: "An alarm speaks within the hour",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "alarms")],
  why: "An alarm that looks at half a day tells of an outage when the players have gone.",
  fix: "Lower period or evaluationPeriods.",
  types: [METRIC_ALARM],
  properties: ["period", "evaluationPeriods"],
  settings: {
    seconds: z.int().min(60).default(3600).describe("Longest time that an alarm may look at."),
  },
  check: (it) => {
    if (!it.has("metricName")) it.notApplicable("watches an expression of several metrics");
    it.mustExist("period");
    const [period, periods] = [it.number("period"), it.number("evaluationPeriods")];
    if (period === undefined || periods === undefined) return;
    const { seconds } = it.settings;
    if (period * periods <= seconds) return;
    const key = period > seconds ? "period" : "evaluationPeriods";
    it.fail(
      key,
      `makes it look at ${String(period * periods)} seconds; it must be at most ${String(seconds)}`,
    );
  },
});
