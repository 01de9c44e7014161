import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

export const logGroupRetention = resourceRule({
  id: "aws-cloudwatch-log-group-retention",
  title: "A log is kept for some time, and not for ever",
  severity: "medium",
  frameworks: [
    mapping("securityHub", "CloudWatch.16"),
    mapping("checkov", "CKV_AWS_66"),
    mapping("checkov", "CKV_AWS_338"),
  ],
  why: "Kept for ever, it costs more each month and holds what players may ask to be deleted; kept for a day, it is gone before anybody looks.",
  fix: "Set retentionInDays; absent and 0 mean for ever.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  properties: ["retentionInDays"],
  settings: {
    least: z.int().min(1).default(7).describe("Least days that a log is kept."),
    most: z.int().min(1).default(3653).describe("Most days that a log is kept."),
  },
  check: (it) => {
    if (it.text("logGroupClass") === "DELIVERY") it.notApplicable("its class is kept for two days");
    it.mustBeAtLeast("retentionInDays", it.settings.least);
    it.mustBeAtMost("retentionInDays", it.settings.most);
  },
});
