import type { Rule } from "../../../rule/rule";
import { firehoseEncryption } from "./FirehoseDeliveryStream/encryption";
import { streamCustomerKey } from "./Stream/customer-key";
import { streamEncryption } from "./Stream/encryption";
import { retention } from "./Stream/retention";

/** Rules about streams. */
export const KINESIS_RULES: readonly Rule[] = [
  streamEncryption,
  streamCustomerKey,
  retention,
  firehoseEncryption,
];
