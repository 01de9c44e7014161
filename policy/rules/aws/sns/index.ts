import type { Rule } from "../../../rule/rule";
import { topicCustomerKeyAdvised } from "./Topic/customer-key-advised";
import { topicCustomerKey } from "./Topic/customer-key";
import { topicEncrypted } from "./Topic/encrypted";
import { subscriptionDeadLettersAdvised } from "./TopicSubscription/dead-letters-advised";
import { subscriptionDeadLetters } from "./TopicSubscription/dead-letters";
import { subscriptionNotPlain } from "./TopicSubscription/not-plain";

/** Rules about topics. */
export const SNS_RULES: readonly Rule[] = [
  topicCustomerKeyAdvised,
  topicCustomerKey,
  topicEncrypted,
  subscriptionDeadLettersAdvised,
  subscriptionDeadLetters,
  subscriptionNotPlain,
];
