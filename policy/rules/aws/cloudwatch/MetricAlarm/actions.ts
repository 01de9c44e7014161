import { mapping, stackRule } from "../../../../rule";
import { ALARMS } from "./types";

export const alarmActions = stackRule({
  id: "aws-cloudwatch-metric-alarm-actions",
  title: "An alarm tells somebody, or something acts on it",
  severity: "medium",
  frameworks: [mapping("securityHub", "CloudWatch.15")],
  why: "The alarm rings, and nobody is told.",
  fix: "Set alarmActions to a topic that people read.",
  types: ALARMS,
  properties: ["alarmActions"],
  check: (it) => {
    if (it.has("alarmActions") && (it.isUnknown("alarmActions") || it.count("alarmActions") > 0))
      return;
    // A health check, another alarm or a deployment may follow it: all are made of it, or name it.
    if (it.all.some(({ dependencies }) => dependencies.some(({ urn }) => urn === it.urn)))
      it.notApplicable("another resource follows it");
    if (it.namedBy(["aws:route53/healthCheck:HealthCheck"], "cloudwatchAlarmName").length > 0)
      it.notApplicable("a health check follows it");
    it.fail("alarmActions", "is empty, and nothing follows the alarm; it must name an action");
  },
});
