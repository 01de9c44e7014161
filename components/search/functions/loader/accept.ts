import { isInteger, isSafeNumber, parse } from "lossless-json";
import { isMapping } from "../../../../infra/runtime/mapping";
import type { Version } from "../../../../infra/runtime/version";
import { BulkBodyError, changesOf } from "./bulk-body";
import type { Change } from "./change";
import { changeOfCall, isCall } from "./contract";
import type { DeadLetter } from "./ports";

/** What an invocation brings. */
export interface Accepted {
  readonly changes: readonly Change[];
  /** For each change, the input that it came in: position of the message or of the call. */
  readonly origins: readonly number[];
  /** What can never be a change, with the input that it came in. */
  readonly refused: readonly { readonly origin: number; readonly letter: DeadLetter }[];
  /** How many inputs there are. */
  readonly inputs: number;
  /** Ids of the messages, in their order; absent for direct calls. */
  readonly messages?: readonly string[];
}

/** A message of SQS as the function gets it. */
interface Message {
  readonly messageId: string;
  readonly body: string;
}

function isMessage(value: unknown): value is Message {
  return isMapping(value) && typeof value.messageId === "string" && typeof value.body === "string";
}

/** Parts of one input. */
interface Parts {
  readonly changes: Change[];
  readonly refused: DeadLetter[];
}

/** Calls in a parsed text, one or many, also in the envelopes of EventBridge and SNS. */
function callsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(callsIn);
  if (isMapping(value) && !isCall(value)) {
    if (isMapping(value.detail) && typeof value["detail-type"] === "string")
      return callsIn(value.detail);
    if (value.Type === "Notification" && typeof value.Message === "string")
      return callsIn(parsed(value.Message));
  }
  return [value];
}

function ofCalls(values: readonly unknown[], now: Version): Parts {
  const parts: Parts = { changes: [], refused: [] };
  for (const value of values) {
    if (!isCall(value)) {
      parts.refused.push({ reason: "not understood", raw: JSON.stringify(value) ?? "" });
      continue;
    }
    const made = changeOfCall(value, now);
    if ("change" in made) parts.changes.push(made.change);
    else parts.refused.push(made.letter);
  }
  return parts;
}

/**
 * JSON, with whole numbers of more digits than a double holds in their Extended JSON form. Only texts that
 * have some pay for it.
 */
function parsed(text: string): unknown {
  return /\d{16}/.test(text)
    ? parse(text, undefined, (digits) =>
        isSafeNumber(digits) || !isInteger(digits) ? Number(digits) : { $numberLong: digits },
      )
    : JSON.parse(text);
}

/** True for a text of the feed: lines of a bulk request. */
function isBulkBody(text: string): boolean {
  return /^\{"(index|delete)":\{"_index":/.test(text);
}

function ofText(text: string, now: Version): Parts {
  try {
    if (isBulkBody(text)) return { changes: changesOf(text), refused: [] };
    return ofCalls(callsIn(parsed(text)), now);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof BulkBodyError)) throw error;
    return { changes: [], refused: [{ reason: "not understood", raw: text }] };
  }
}

function gathered(parts: readonly Parts[], messages?: readonly string[]): Accepted {
  return {
    changes: parts.flatMap(({ changes }) => changes),
    origins: parts.flatMap(({ changes }, origin) => changes.map(() => origin)),
    refused: parts.flatMap(({ refused }, origin) => refused.map((letter) => ({ origin, letter }))),
    inputs: parts.length,
    ...(messages === undefined ? {} : { messages }),
  };
}

/**
 * The changes of an invocation: a batch of SQS, or calls by themselves, one or many.
 *
 * @param now version of calls that say none.
 */
export function accept(event: unknown, now: Version): Accepted {
  if (isMapping(event) && Array.isArray(event.Records)) {
    const records: readonly unknown[] = event.Records;
    const messages = records.filter(isMessage);
    if (messages.length === records.length && messages.length > 0)
      return gathered(
        messages.map(({ body }) => ofText(body, now)),
        messages.map(({ messageId }) => messageId),
      );
  }
  const calls = callsIn(event);
  return gathered(calls.map((call) => ofCalls([call], now)));
}
