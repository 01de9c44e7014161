import type { FaultKind } from "./fault";
import { isNetworkError } from "./network";
import { faultOfStatus } from "./status";

/**
 * Names of errors of AWS. Those that throttle are the list of `@smithy/service-error-classification`,
 * with the spellings of SQS and KMS; the rest are of the services this platform calls.
 */
const NAMES: Readonly<Record<string, FaultKind>> = {
  BandwidthLimitExceeded: "throttle",
  EC2ThrottledException: "throttle",
  KMSThrottlingException: "throttle",
  KmsThrottled: "throttle",
  LimitExceededException: "throttle",
  OverLimit: "throttle",
  PriorRequestNotComplete: "throttle",
  ProvisionedThroughputExceededException: "throttle",
  RequestLimitExceeded: "throttle",
  RequestThrottled: "throttle",
  RequestThrottledException: "throttle",
  ServiceUnavailable: "throttle",
  SlowDown: "throttle",
  ThrottledException: "throttle",
  Throttling: "throttle",
  ThrottlingException: "throttle",
  TooManyRequestsException: "throttle",
  TransactionInProgressException: "throttle",

  // Two conditional puts at once (S3, 409): nothing was decided yet.
  ConditionalRequestConflict: "retry",
  InternalError: "retry",
  InternalServerException: "retry",
  OperationAborted: "retry",
  RequestTimeout: "retry",
  RequestTimeoutException: "retry",
  // The client corrects its clock by the answer and signs again.
  RequestTimeTooSkewed: "retry",

  ConditionalCheckFailedException: "stale",
  PreconditionFailed: "stale",

  EntityTooLarge: "poison",
  InvalidMessageContents: "poison",

  AccessDenied: "fatal",
  AccessDeniedException: "fatal",
  ExpiredToken: "fatal",
  ExpiredTokenException: "fatal",
};

/** Statuses that mean the same for every service of AWS; 400 and 404 are said by name. */
const STATUSES = new Set([401, 403, 408, 413, 425, 429]);

/**
 * Judges an error of an AWS SDK client by `name`, then by `$metadata.httpStatusCode`.
 *
 * @returns `fatal` for what is not known, unless it looks like the network or a server that failed: a
 * queue that is missing or a request that is malformed is so for every message.
 */
export function faultOfAws(error: unknown): FaultKind {
  if (typeof error !== "object" || error === null) return "fatal";
  const { name, $metadata, $retryable } = error as {
    readonly name?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: unknown };
    readonly $retryable?: { readonly throttling?: unknown };
  };
  if (typeof name === "string" && Object.hasOwn(NAMES, name)) return NAMES[name] ?? "fatal";
  if ($retryable?.throttling === true) return "throttle";
  const status = $metadata?.httpStatusCode;
  if (typeof status === "number" && (status >= 500 || STATUSES.has(status))) {
    return faultOfStatus(status);
  }
  // The service's model marks it so.
  if ($retryable !== undefined) return "retry";
  return isNetworkError(error) ? "retry" : "fatal";
}
