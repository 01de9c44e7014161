import type { FaultKind } from "./fault";
import { isNetworkError } from "./network";

/** Labels by which server and driver say that the same operation may be sent again. */
const RETRY_LABELS = [
  "RetryableWriteError",
  "ResumableChangeStreamError",
  "TransientTransactionError",
  "UnknownTransactionCommitResult",
] as const;

/** Label of servers from 8.2 on that shed load. */
const OVERLOADED_LABEL = "SystemOverloadedError";

/** Classes of the driver that mean the network, or a cluster that is between two primaries. */
const RETRY_NAMES = new Set([
  "MongoNetworkError",
  "MongoNetworkTimeoutError",
  "MongoNotConnectedError",
  "MongoOperationTimeoutError",
  "MongoPoolClearedError",
  "MongoServerSelectionError",
]);

/** Codes of the server's `error_codes.yml`. */
const CODES: ReadonlyMap<number, FaultKind> = new Map<number, FaultKind>([
  // No primary here, or not any more.
  ...[91, 189, 10058, 10107, 11600, 11602, 13435, 13436].map((code) => [code, "retry"] as const),
  // Network between the nodes.
  ...[6, 7, 89, 133, 134, 202, 9001].map((code) => [code, "retry"] as const),
  // Routing that was out of date, conflicts, cursors that timed out.
  ...[43, 63, 112, 150, 234, 251, 13388].map((code) => [code, "retry"] as const),
  // Took too long: MaxTimeMSExpired, ExceededTimeLimit.
  ...[50, 262].map((code) => [code, "retry"] as const),
  // Too many requests: IngressRequestRateLimitExceeded, and 16500 of compatible services.
  ...[462, 16500].map((code) => [code, "throttle"] as const),
  // DuplicateKey: somebody else wrote it first.
  [11000, "stale"],
  // ImmutableField (a shard key), DocumentValidationFailure, BSONObjectTooLarge.
  ...[66, 121, 10334].map((code) => [code, "poison"] as const),
  // Unauthorized, AuthenticationFailed.
  ...[13, 18].map((code) => [code, "fatal"] as const),
]);

/** CappedPositionLost, ChangeStreamFatalError, ChangeStreamHistoryLost. */
const HISTORY_LOST = new Set([136, 280, 286]);

interface MongoLike {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly errorLabels?: unknown;
}

/**
 * Judges an error of the MongoDB driver by its labels, class and code, in that order: a label is the
 * server's own word on this very operation.
 *
 * @returns `fatal` for what is not known, unless it looks like the network: retrying what is not
 * understood hides it, and a stopped worker is seen.
 */
export function faultOfMongo(error: unknown): FaultKind {
  if (typeof error !== "object" || error === null) return "fatal";
  if (isHistoryLost(error)) return "fatal";
  const { name, code, errorLabels } = error as MongoLike;
  const labels: readonly unknown[] = Array.isArray(errorLabels) ? errorLabels : [];
  // First, since what is shed is labelled as retryable too, and should wait longer.
  if (labels.includes(OVERLOADED_LABEL)) return "throttle";
  if (RETRY_LABELS.some((label) => labels.includes(label))) return "retry";
  // A pool without a free connection: this process asks for too much at once.
  if (name === "MongoWaitQueueTimeoutError") return "throttle";
  if (typeof name === "string" && RETRY_NAMES.has(name)) return "retry";
  // A document that cannot be written as BSON.
  if (name === "BSONError") return "poison";
  const known = typeof code === "number" ? CODES.get(code) : undefined;
  return known ?? (isNetworkError(error) ? "retry" : "fatal");
}

/**
 * Whether a change stream cannot go on from where it was: the oplog no longer reaches back so far. What
 * it feeds has to be filled again from the collections; resuming later does not help.
 */
export function isHistoryLost(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code } = error as MongoLike;
  return typeof code === "number" && HISTORY_LOST.has(code);
}
