import { CriteriaError } from "./criteria";

/** Values of the sort fields of the last player of a page; null where a field has none. */
export type SortValues = readonly [name: string | null, playerId: string | null];

/** Longest value that a sort field can have, in UTF-16 units; the index keeps no longer one. */
const LONGEST = 1024;

/** A page's end as text that a client carries; it is neither secret nor trusted. */
export function cursorOf(values: SortValues): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** @throws CriteriaError when it is no cursor. */
export function valuesOf(cursor: string): SortValues {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    value = undefined;
  }
  if (!isSortValues(value)) throw new CriteriaError("after", "must be what the page before gave");
  return value;
}

/** True for values as a sorted search gives them. */
export function isSortValues(value: unknown): value is SortValues {
  const isPart = (part: unknown) =>
    part === null || (typeof part === "string" && part.length <= LONGEST);
  return Array.isArray(value) && value.length === 2 && value.every(isPart);
}
