import { type Place, type Subject, UNKNOWN } from "../../../rule";

/**
 * Ends the rule, or its part, when an element of a list is not known: what the list lacks cannot be told
 * then.
 * @param place where the list stands, by default in the resource itself.
 */
export function knowElements<V>(it: Subject<V>, path: string, place: Place = it): void {
  const list = place.copy(path);
  const isUnknown =
    list === UNKNOWN || (Array.isArray(list) && list.some((element) => element === UNKNOWN));
  if (isUnknown) it.undecided(place.pathOf(path));
}
