import type { Rule } from "../../../rule/rule";
import { queueCustomerKeyAdvised } from "./Queue/customer-key-advised";
import { queueCustomerKey } from "./Queue/customer-key";
import { deadLetterQueueAdvised } from "./Queue/dead-letter-queue-advised";
import { deadLetterQueue } from "./Queue/dead-letter-queue";
import { deadLetterRetention } from "./Queue/dead-letter-retention";
import { queueEncrypted } from "./Queue/encrypted";
import { receiveCount } from "./Queue/receive-count";
import { queueRetention } from "./Queue/retention";

/** Rules about queues. */
export const SQS_RULES: readonly Rule[] = [
  queueCustomerKeyAdvised,
  queueCustomerKey,
  deadLetterQueueAdvised,
  deadLetterQueue,
  deadLetterRetention,
  queueEncrypted,
  receiveCount,
  queueRetention,
];
