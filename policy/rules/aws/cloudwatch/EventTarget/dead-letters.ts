import { mapping, resourceRule } from "../../../../rule";

export const eventDeadLetters = resourceRule({
  id: "aws-cloudwatch-event-target-dead-letters",
  title: "Events that a target does not take are kept",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "messages")],
  why: "After a day of tries the event is dropped, and nobody knows that it ever came.",
  fix: "Set deadLetterConfig.arn to a queue.",
  types: ["aws:cloudwatch/eventTarget:EventTarget"],
  properties: ["deadLetterConfig.arn"],
  check: (it) => {
    if (it.has("deadLetterConfig.arn")) return it.mustExist("deadLetterConfig.arn");
    if (/:event-bus\//.test(it.text("arn") ?? ""))
      it.notApplicable("hands events on to another bus, which keeps them");
    it.mustExist("deadLetterConfig.arn");
  },
});
