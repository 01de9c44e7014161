import { mapping, resourceRule } from "../../../../rule";

export const logGroupDeletion = resourceRule({
  id: "aws-cloudwatch-log-group-deletion-protection",
  title: "A log is protected from deletion",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A5")],
  why: "Who has something to hide deletes the log, and a log that is gone does not come back.",
  fix: "Set deletionProtectionEnabled to true.",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  properties: ["deletionProtectionEnabled"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeTrue("deletionProtectionEnabled");
  },
});
