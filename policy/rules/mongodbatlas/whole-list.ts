import type { Place } from "../../rule";
import { Undecided } from "../../rule/verdict";

/**
 * The mappings of a list of which all must be known: for rules about what a list lacks.
 *
 * @throws Undecided when one of them is not known.
 */
export function wholeList(place: Place, key: string): Place[] {
  const places = place.list(key);
  if (places.length < place.count(key)) throw new Undecided(place.pathOf(key));
  return places;
}

/**
 * The texts of a list of which all must be known.
 *
 * @throws Undecided when one of them is not known.
 */
export function wholeTexts(place: Place, key: string): string[] {
  const texts = place.texts(key);
  if (texts.length < place.count(key)) throw new Undecided(place.pathOf(key));
  return texts;
}
