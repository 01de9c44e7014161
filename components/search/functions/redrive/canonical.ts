import { isInteger, isSafeNumber, parse, stringify } from "lossless-json";

/**
 * JSON of a document with its keys sorted, so that equal documents have equal texts. Numbers keep all their
 * digits; only texts that have many of them pay for it.
 */
export function canonical(text: string): string {
  if (/\d{16}/.test(text)) return stringify(sorted(parse(text))) ?? "";
  return JSON.stringify(sorted(JSON.parse(text)));
}

/** Hits of an answer with the exact text of each document. */
export function exactly(text: string): unknown {
  return /\d{16}/.test(text)
    ? parse(text, undefined, (digits) => (isSmall(digits) ? Number(digits) : new Exact(digits)))
    : JSON.parse(text);
}

/** JSON text of a document that was read by {@link exactly}. */
export function textOf(document: unknown): string {
  return stringify(document) ?? "";
}

/** A number of more digits than a double holds; `lossless-json` writes it as it is. */
class Exact {
  readonly isLosslessNumber = true;
  constructor(readonly value: string) {}
  toString(): string {
    return this.value;
  }
}

const isSmall = (digits: string): boolean => isSafeNumber(digits) && isInteger(digits);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  // What is no plain object is a number with all its digits.
  if (prototype !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]: [string, unknown]) => [key, sorted(inner)]),
  );
}
