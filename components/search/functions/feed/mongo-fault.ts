import { Fault, faultOfMongo, isHistoryLost } from "../../../../infra/runtime/errors";
import { HistoryLost } from "./ports";

/**
 * Codes of the server for tokens that it cannot go on from: InvalidResumeToken, and 40647 and 40649, a token
 * that is none. Another cluster's (after a restore) is met so; only filling anew helps.
 */
const BAD_TOKEN = new Set([260, 40647, 40649]);

interface MongoLike {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly errorLabels?: unknown;
}

/**
 * An error of the driver, judged. Where values are not promoted, codes are not either.
 *
 * @param where which call.
 */
export function feedFault(where: string, error: unknown): Fault | HistoryLost {
  if (error instanceof Fault || error instanceof HistoryLost) return error;
  const { code, errorLabels, name } = (error ?? {}) as MongoLike;
  const plain = Number(code);
  if (isHistoryLost({ code: plain }) || BAD_TOKEN.has(plain))
    return new HistoryLost(`code ${String(plain)}`, { cause: error });
  const labels = Array.isArray(errorLabels) ? errorLabels.map(String) : [];
  return new Fault({
    kind: faultOfMongo({
      name,
      errorLabels: labels,
      cause: (error as { readonly cause?: unknown } | undefined)?.cause,
      code: typeof code === "string" ? code : plain,
    }),
    where,
    message: `failed: ${String(name)}${Number.isNaN(plain) ? "" : `, code ${String(plain)}`}`,
    next: "it is tried again where that may help; else look at the feed's role and the cluster",
    cause: error,
  });
}
