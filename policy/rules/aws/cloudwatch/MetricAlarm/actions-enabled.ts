import { mapping, resourceRule } from "../../../../rule";
import { ALARMS } from "./types";

export const alarmActionsEnabled = resourceRule({
  id: "aws-cloudwatch-metric-alarm-actions-enabled",
  title: "An alarm's actions are switched on",
  severity: "high",
  frameworks: [mapping("securityHub", "CloudWatch.17"), mapping("checkov", "CKV_AWS_319")],
  why: "The alarm rings, and nobody is told.",
  fix: "Leave actionsEnabled out or true.",
  types: ALARMS,
  properties: ["actionsEnabled"],
  check: (it) => {
    it.mustBeTrue("actionsEnabled", { absent: "passes" });
  },
});
