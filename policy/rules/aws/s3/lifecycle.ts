import { type Copy, type Place, type Subject, UNKNOWN } from "../../../rule";

/** Whether a rule of a lifecycle holds for every object. */
export function isUnfiltered(rule: Place): boolean {
  const prefix = [rule.text("prefix"), rule.text("filter.prefix")];
  if (prefix.some((text) => text !== undefined && text !== "")) return false;
  return rule.keys("filter").every((key) => key === "prefix");
}

/** Whether a rule of a lifecycle asks for a tag. */
export function asksForTag(rule: Place): boolean {
  return rule.has("filter.tag") || rule.has("filter.and.tags");
}

/** Rules of a lifecycle that are on. @throws Undecided when one of them is not known yet. */
export function enabledRules<V>(it: Subject<V>): Place[] {
  return it.whole("rules").filter((rule) => rule.text("status") === "Enabled");
}

/** Whether a rule ends current objects, by age or on a day. */
export function endsObjects(rule: Place): boolean {
  const expiration = rule.at("expiration");
  return expiration !== undefined && (expiration.has("days") || expiration.has("date"));
}

function holdsUnknown(value: Copy): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value !== "object" || value === null) return false;
  const items = Array.isArray(value) ? (value as readonly Copy[]) : Object.values(value);
  return items.some(holdsUnknown);
}

/** Reports what no rule of a lifecycle does, unless a part that is not known yet may do it. */
export function failNoRule<V>(it: Subject<V>, what: string): void {
  it.part(() => {
    if (holdsUnknown(it.copy("rules"))) it.undecided("rules");
    it.fail("rules", what);
  });
}
