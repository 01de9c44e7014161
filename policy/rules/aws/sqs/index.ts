import type { Rule } from "../../../rule/rule";
import { queueCustomerKey } from "./Queue/customer-key";
import { deadLetterQueue } from "./Queue/dead-letter-queue";
import { deadLetterRetention } from "./Queue/dead-letter-retention";
import { queueEncrypted } from "./Queue/encrypted";
import { receiveCount } from "./Queue/receive-count";
import { queueRetention } from "./Queue/retention";

/** Rules about queues. */
export const SQS_RULES: readonly Rule[] = [
  queueCustomerKey,
  deadLetterQueue,
  deadLetterRetention,
  queueEncrypted,
  receiveCount,
  queueRetention,
];
