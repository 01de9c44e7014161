import { mapping, resourceRule } from "../../../../rule";
import { METRIC_ALARM } from "./types";

export const alarmMissingData = resourceRule({
  id: "aws-cloudwatch-metric-alarm-missing-data",
  title: "An alarm says what missing data mean",
  severity: "low",
  frameworks: [mapping("worldcell", "alarms")],
  why: "Unsaid, an alarm on something that is down goes quiet together with it.",
  fix: "Set treatMissingData: breaching where data always come, notBreaching where none is good.",
  types: [METRIC_ALARM],
  properties: [],
  check: (it) => {
    it.mustBeOneOf("treatMissingData", ["breaching", "notBreaching", "ignore", "missing"]);
  },
});
