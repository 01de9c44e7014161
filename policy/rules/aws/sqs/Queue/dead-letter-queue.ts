import { mapping, stackRule } from "../../../../rule";
import { isDeadLetterQueue, QUEUE, redriveOf } from "./dead-letters";

export const deadLetterQueue = stackRule({
  id: "aws-sqs-queue-dead-letter-queue",
  title: "A queue hands what cannot be handled to a dead-letter queue",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("nag", "SQSQueueDLQ")],
  why: "A message that no consumer can handle comes back until it expires, and is lost without a trace.",
  fix: "Set redrivePolicy with deadLetterTargetArn and maxReceiveCount.",
  types: [QUEUE],
  properties: ["redrivePolicy"],
  check: (it) => {
    if (isDeadLetterQueue(it)) it.notApplicable("is a dead-letter queue itself");
    if (redriveOf(it) === undefined)
      it.fail("redrivePolicy", "names no dead-letter queue; it must");
  },
});
