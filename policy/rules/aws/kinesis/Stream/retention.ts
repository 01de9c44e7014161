import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

export const retention = resourceRule({
  id: "aws-kinesis-stream-retention",
  title: "A stream keeps its records for a day or more",
  severity: "medium",
  frameworks: [mapping("worldcell", "recovery")],
  why: "What a reader could not take in that time is lost.",
  fix: "Set retentionPeriod to the hours that a reader may be down; a day is the default and the least.",
  types: ["aws:kinesis/stream:Stream"],
  properties: ["retentionPeriod"],
  settings: { hours: z.int().min(24).max(8760).default(24).describe("Least hours") },
  check: (it) => {
    const absent = it.settings.hours > 24 ? "fails" : "passes";
    it.mustBeAtLeast("retentionPeriod", it.settings.hours, { absent });
  },
});
