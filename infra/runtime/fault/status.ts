import type { FaultKind } from "./fault";

/**
 * What OpenSearch's own types say, before the status does: the same status stands for several. Types are
 * the class names of its exceptions in snake case, without the leading `OpenSearch`.
 */
const TYPES: Readonly<Record<string, FaultKind>> = {
  // Queues and memory are full; both drain. The first name is the one of forks from before 2021.
  es_rejected_execution_exception: "throttle",
  rejected_execution_exception: "throttle",
  circuit_breaking_exception: "throttle",
  // A full disk blocks writes until space is made, which OpenSearch then takes back itself.
  cluster_block_exception: "throttle",
  version_conflict_engine_exception: "stale",
  document_parsing_exception: "poison",
  illegal_argument_exception: "poison",
  index_not_found_exception: "poison",
  mapper_parsing_exception: "poison",
  strict_dynamic_mapping_exception: "poison",
};

const STATUSES: Readonly<Record<number, FaultKind>> = {
  0: "retry",
  400: "poison",
  // Credentials and grants: the same for every document, so none of them is to blame.
  401: "fatal",
  403: "fatal",
  404: "poison",
  408: "retry",
  409: "stale",
  // One document that is too large alone; see isTooLarge for several.
  413: "poison",
  425: "retry",
  429: "throttle",
  503: "throttle",
};

/**
 * Judges an answer that is a failure, of OpenSearch or of any HTTP service.
 *
 * A deletion that finds nothing (404) and a stale write (409) are successes to a loader; it asks only for
 * what is left.
 *
 * @param status HTTP status; 0 where no answer came.
 * @param type OpenSearch's `error.type`, where there is one.
 * @returns `retry` for other statuses from 500 on, since servers fall over and get up again; `fatal` for
 * the rest, since a request that no server understands is a fault of this code.
 */
export function faultOfStatus(status: number, type?: string): FaultKind {
  const known = type !== undefined && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  return known ?? STATUSES[status] ?? (status >= 500 ? "retry" : "fatal");
}

/**
 * Whether a request was too large (413): its documents are sent again in two halves. Only one that is
 * alone and still too large is `poison`.
 */
export function isTooLarge(status: number): boolean {
  return status === 413;
}
