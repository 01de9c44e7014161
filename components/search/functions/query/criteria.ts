import { LOCATION_PATTERN } from "../../../../infra/model/fields";
import type { AgeRange } from "./age";

/** What a player looks for; what is left out does not matter, but something has to be said. */
export interface FriendCriteria {
  /** Beginning of the name as the player types it; case and accents do not matter, every letter is plain. */
  readonly name?: string;
  /** The whole e-mail address; case does not matter. Found in the cell's own residency only. */
  readonly email?: string;
  /** Age on the day of the search. Found in the cell's own residency only. */
  readonly age?: AgeRange;
  /** A fixed zone code, `IE`. */
  readonly location?: string;
}

/** Which part of the result. */
export interface FriendPage {
  /** Players of a page, 1 to 50. @default 20 */
  readonly size?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** Most players of a page. */
export const MOST_PLAYERS = 50;
const USUAL_PLAYERS = 20;
/** As long as a string that is searchable at all, in UTF-16 units (`ignore_above` counts characters). */
const LONGEST = 256;
const OLDEST = 150;

/** A search that is no search, and what is wrong with it; it quotes nothing that a player typed. */
export class CriteriaError extends Error {
  constructor(
    readonly field: string,
    readonly what: string,
  ) {
    super(`${field} ${what}`);
    this.name = "CriteriaError";
  }
}

/** Criteria that are complete and in range. */
export interface CheckedCriteria extends FriendCriteria {
  readonly size: number;
}

/**
 * Checks what came from outside.
 *
 * @throws CriteriaError that names the field.
 */
export function checked(
  criteria: FriendCriteria,
  { size = USUAL_PLAYERS }: FriendPage,
): CheckedCriteria {
  const { age, email, location, name } = criteria;
  if (!Number.isInteger(size) || size < 1 || size > MOST_PLAYERS)
    throw new CriteriaError("size", `must be a whole number from 1 to ${String(MOST_PLAYERS)}`);
  for (const [field, value] of Object.entries({ name, email })) {
    if (value === undefined) continue;
    if (value === "" || value.length > LONGEST || /\p{Surrogate}/u.test(value))
      throw new CriteriaError(field, `must have 1 to ${String(LONGEST)} characters`);
  }
  if (location !== undefined && !new RegExp(LOCATION_PATTERN).test(location))
    throw new CriteriaError("location", "must be a zone code");
  if (age !== undefined) checkAge(age);
  if ([name, email, age, location].every((value) => value === undefined))
    throw new CriteriaError("criteria", "must say a name, an e-mail address, an age or a location");
  return {
    ...criteria,
    // A name typed with accents as letters of their own is the same name.
    ...(name === undefined ? {} : { name: name.normalize("NFC") }),
    size,
  };
}

function checkAge({ from, to }: AgeRange): void {
  const ages = [from, to].filter((age) => age !== undefined);
  const isRight = (age: number) => Number.isInteger(age) && age >= 0 && age <= OLDEST;
  if (ages.length === 0 || !ages.every(isRight))
    throw new CriteriaError("age", `must be from 0 to ${String(OLDEST)} whole years`);
  if (from !== undefined && to !== undefined && from > to)
    throw new CriteriaError("age", "must not end before it begins");
}
