import { mapping, resourceRule } from "../../../../rule";

const PROTOCOLS = [
  "https",
  "sqs",
  "lambda",
  "firehose",
  "email",
  "email-json",
  "sms",
  "application",
] as const;

export const subscriptionNotPlain = resourceRule({
  id: "aws-sns-topic-subscription-not-plain",
  title: "A subscription is not delivered over plain HTTP",
  severity: "high",
  frameworks: [mapping("prowler", "sns_subscription_not_using_http_endpoints")],
  why: "Everybody on the way reads and changes the messages.",
  fix: "Use https, or a queue or a function. A new protocol replaces the subscription.",
  types: ["aws:sns/topicSubscription:TopicSubscription"],
  properties: ["protocol"],
  check: (it) => {
    it.mustBeOneOf("protocol", PROTOCOLS, { shown: ["http"] });
  },
});
