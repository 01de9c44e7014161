import { isMapping } from "../../../../infra/runtime/mapping";
import { Fault, faultOfStatus } from "../../../../infra/runtime/errors";
import type { HttpAnswer, Method, Send } from "../loader/signed-http";

/** One request to the domain as plain data: it can be listed, compared and sent. */
export interface AdminRequest {
  readonly method: Method;
  /** Path and query, `/_cluster/settings`. */
  readonly path: string;
  /** Sent as JSON; absent: no body. */
  readonly body?: object;
}

/** An answer with its body parsed; undefined where it was no JSON. */
export interface AdminAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The body as it came, for what has numbers of more digits than a double holds. */
  readonly text: string;
}

/** A search domain that is administered and read. */
export interface Admin {
  /** @throws Fault of kind `retry` when no answer came: nobody knows then whether it was done. */
  send(request: AdminRequest): Promise<AdminAnswer>;
}

/** Longest wait for one request, in milliseconds. Making an index waits up to 30 s for its shards. */
const TIMEOUT = 40_000;

/** A domain behind HTTP. @param milliseconds longest wait for one answer. @default 40,000 */
export function httpAdmin(send: Send, milliseconds = TIMEOUT): Admin {
  return {
    send: async ({ method, path, body }) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const headers: Record<string, string> =
        body === undefined ? {} : { "Content-Type": "application/json" };
      let answer: HttpAnswer;
      try {
        answer = await send(method, path, headers, text, milliseconds);
      } catch (cause) {
        throw new Fault({
          kind: "retry",
          where: `${method} ${path}`,
          message: "gave no answer",
          next: "run it again; it goes on from what the domain holds",
          cause,
        });
      }
      return { status: answer.status, body: parsed(answer.text), text: answer.text };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Type of the error that an answer holds: `index_not_found_exception`. */
export function errorType({ body }: AdminAnswer): string | undefined {
  const error = isMapping(body) ? body.error : undefined;
  return isMapping(error) && typeof error.type === "string" ? error.type : undefined;
}

/**
 * The answer to a request that has to succeed.
 *
 * @param allowed types of errors, or statuses, that count as success.
 * @throws Fault `retry` or `throttle` when it may work later, else `fatal`. It quotes no answer, which may
 * hold a document.
 */
export async function ask(
  admin: Admin,
  request: AdminRequest,
  allowed: readonly (string | number)[] = [],
): Promise<AdminAnswer> {
  const answer = await admin.send(request);
  const type = errorType(answer);
  if (answer.status < 300 || allowed.includes(answer.status)) return answer;
  if (type !== undefined && allowed.includes(type)) return answer;
  const kind = faultOfStatus(answer.status, type);
  throw new Fault({
    kind: kind === "retry" || kind === "throttle" ? kind : "fatal",
    where: `${request.method} ${request.path}`,
    message: `was refused with ${String(answer.status)} ${type ?? ""}`.trimEnd(),
    next: "look at the domain's access policy, the function's role and the domain's log",
  });
}
