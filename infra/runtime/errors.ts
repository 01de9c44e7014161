/** What deployed code throws, and how it judges what others throw. */
export { faultOfAws } from "./fault/aws";
export { Fault, type FaultDetails, type FaultKind } from "./fault/fault";
export { faultOfMongo, isHistoryLost } from "./fault/mongo";
export { isNetworkError } from "./fault/network";
export { faultOfStatus, isTooLarge } from "./fault/status";
