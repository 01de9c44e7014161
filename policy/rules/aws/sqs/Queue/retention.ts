import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

export const queueRetention = resourceRule({
  id: "aws-sqs-queue-retention",
  title: "A queue outlives a day without consumers",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "messages")],
  why: "What expires while a consumer is down is lost: the search index no longer has it.",
  fix: "Leave messageRetentionSeconds out (four days), or set more than a day.",
  types: ["aws:sqs/queue:Queue"],
  properties: ["messageRetentionSeconds"],
  settings: {
    seconds: z.int().min(60).default(86_400).describe("Least retention of a queue of a fleet."),
  },
  check: (it) => {
    it.mustBeAtLeast("messageRetentionSeconds", it.settings.seconds, { absent: "passes" });
  },
});
