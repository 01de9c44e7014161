import { mapping, resourceRule } from "../../../../rule";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

export const logGroupClass = resourceRule({
  id: "aws-cloudwatch-log-group-class",
  title: "A log group keeps its lines where they can be searched",
  severity: "medium",
  frameworks: [mapping("worldcell", "logs")],
  why: "The class DELIVERY keeps every line for two days whatever the retention says, and answers no query.",
  fix: "Leave logGroupClass out, or set STANDARD or INFREQUENT_ACCESS. That replaces the log group.",
  types: [LOG_GROUP],
  properties: ["logGroupClass"],
  check: (it) => {
    it.mustBeOneOf("logGroupClass", ["STANDARD", "INFREQUENT_ACCESS"], {
      absent: "passes",
      shown: ["DELIVERY"],
    });
  },
});
