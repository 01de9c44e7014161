import { mapping, resourceRule } from "../../../../rule";

/** Protocols of which SNS hands undeliverable messages on. */
const REDRIVEN: readonly string[] = ["https", "http", "sqs", "lambda", "firehose"];

export const subscriptionDeadLetters = resourceRule({
  id: "aws-sns-topic-subscription-dead-letters",
  title: "Messages that a subscriber does not take are kept",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "messages")],
  why: "After its last try SNS drops the message.",
  fix: "Set redrivePolicy with the deadLetterTargetArn of a queue.",
  types: ["aws:sns/topicSubscription:TopicSubscription"],
  properties: ["redrivePolicy"],
  check: (it) => {
    if (!REDRIVEN.includes(it.text("protocol") ?? ""))
      it.notApplicable("goes to a person, who gets no dead letters");
    it.mustExist("redrivePolicy");
  },
});
