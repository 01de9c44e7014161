export type { KeysArgs } from "./args";
export type { CustomerKey, CustomerKeyArgs } from "./key";
export { customerKey, KEY_DELETION_DAYS, KEY_ROTATION_DAYS } from "./key";
export { Keys } from "./keys";
export type { CellKey, KeyScope, PolicyStatement } from "./keys-policy";
export {
  accountRoot,
  CELL_KEYS,
  cellKeyPolicy,
  cloudWatchLogs,
  logDelivery,
  onlyTls,
  policyJson,
  regionalArn,
  rootArn,
  senderToQueues,
  senderToTopics,
} from "./keys-policy";
