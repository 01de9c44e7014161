import type { Rule } from "../../../rule/rule";
import { topicCustomerKey } from "./Topic/customer-key";
import { topicEncrypted } from "./Topic/encrypted";
import { subscriptionDeadLetters } from "./TopicSubscription/dead-letters";
import { subscriptionNotPlain } from "./TopicSubscription/not-plain";

/** Rules about topics. */
export const SNS_RULES: readonly Rule[] = [
  topicCustomerKey,
  topicEncrypted,
  subscriptionDeadLetters,
  subscriptionNotPlain,
];
