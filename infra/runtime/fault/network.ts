/**
 * Codes of connections that fail: Node's own, and those of its `fetch` (undici), which start with
 * `UND_ERR_`. The sources are libuv's list of errors and `@smithy/service-error-classification`.
 */
const CODES = new Set([
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/** Names under which clients throw them: `ConnectionError` and `TimeoutError` are OpenSearch's and AWS's. */
const NAMES = new Set(["AbortError", "ConnectionError", "NetworkingError", "TimeoutError"]);

/** Causes that are looked at behind an error; clients wrap once or twice. */
const DEPTH = 4;

/**
 * Whether no answer came: refused, reset, timed out, unresolved, or given up by the caller. What was
 * asked may have been done all the same.
 */
export function isNetworkError(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < DEPTH && typeof current === "object" && current !== null; depth++) {
    const { name, code } = current as { name?: unknown; code?: unknown };
    if (typeof name === "string" && NAMES.has(name)) return true;
    if (typeof code === "string" && (CODES.has(code) || code.startsWith("UND_ERR_"))) return true;
    current = (current as { cause?: unknown }).cause;
  }
  return false;
}
