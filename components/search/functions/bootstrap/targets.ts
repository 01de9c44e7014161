import type { Change } from "../loader/change";
import type { SearchPlan } from "./plan";

/**
 * The changes to send for one: itself, and, while the next version of its index is filled, the same change
 * to that index by name. An alias has one index to write to, so whoever makes changes (the feed, and direct
 * writes) makes both, in one message. Versions are the same, so each index ends as its last change left it.
 *
 * After the swap the alias and the new index are one, and the second of the two changes nothing.
 */
export function targetsOf(change: Change, { fills }: Pick<SearchPlan, "fills">): Change[] {
  const beside = fills.filter(({ alias }) => alias === change.index);
  return [change, ...beside.map(({ to }) => ({ ...change, index: to }))];
}
