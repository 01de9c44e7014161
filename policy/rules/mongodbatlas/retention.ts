import type { Place } from "../../rule";

const DAYS: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30, years: 365 };

/** Days for which a policy item keeps its snapshots; undefined for a unit that Atlas does not have. */
export function keptDays(item: Place): number | undefined {
  const value = item.number("retentionValue");
  const days = DAYS[item.text("retentionUnit") ?? ""];
  return value === undefined || days === undefined ? undefined : value * days;
}

/** The snapshots of an item must be kept at least so many days. */
export function mustKeep(item: Place, least: number): void {
  item.mustExist("retentionValue");
  item.mustBeOneOf("retentionUnit", Object.keys(DAYS));
  const days = keptDays(item);
  if (days !== undefined && days < least)
    item.fail(
      "retentionValue",
      `with its retentionUnit is ${String(days)} days; it must be at least ${String(least)} days`,
    );
}

/** Kinds of policy items, the most frequent first. */
export const ITEMS = [
  "policyItemHourly",
  "policyItemDaily",
  "policyItemWeeklies",
  "policyItemMonthlies",
  "policyItemYearlies",
] as const;
