/** Ages in whole years, both included; an open end where one is left out. */
export interface AgeRange {
  readonly from?: number;
  readonly to?: number;
}

/** Moments between which a birth date lies, as ISO 8601: the first included, the second not. */
export interface BirthRange {
  readonly gte?: string;
  readonly lt?: string;
}

/**
 * The birth dates of people who have an age on a day.
 *
 * A person is one year older from the birthday on. Who was born on 29 February is older from 1 March on in
 * years without that day. Days are those of UTC, like birth dates: at the edge of a day a player elsewhere is
 * still, or already, a day away.
 *
 * @param day any moment of the day.
 */
export function birthRange({ from, to }: AgeRange, day: Date): BirthRange {
  return {
    ...(to === undefined ? {} : { gte: bornBefore(to + 1, day).toISOString() }),
    ...(from === undefined ? {} : { lt: bornBefore(from, day).toISOString() }),
  };
}

/** Midnight before which everybody who is at least this old on the day was born. */
function bornBefore(years: number, day: Date): Date {
  const [year, month] = [day.getUTCFullYear() - years, day.getUTCMonth()];
  // 29 February is after 28 February and before 1 March also in years that do not have it.
  const date = Math.min(day.getUTCDate(), daysIn(year, month));
  return utc(year, month, date + 1);
}

function daysIn(year: number, month: number): number {
  return utc(year, month + 1, 0).getUTCDate();
}

/** Not `Date.UTC`, which takes years below 100 for those of the last century. */
function utc(year: number, month: number, date: number): Date {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month, date);
  return moment;
}
