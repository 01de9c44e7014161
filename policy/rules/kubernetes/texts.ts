import { type Copy, type Place, UNKNOWN } from "../../rule";

/**
 * Calls back with every text of a list and its path in the place; one text alone is a list of one. Texts
 * that are not known leave the rule undecided.
 */
export function eachText(
  place: Place,
  path: string,
  judge: (text: string, at: string) => void,
): void {
  place.texts(path);
  const copy = place.copy(path);
  if (copy === UNKNOWN) return;
  if (typeof copy === "string") judge(copy, path);
  if (!Array.isArray(copy)) return;
  (copy as readonly Copy[]).forEach((text, index) => {
    if (typeof text === "string") judge(text, `${path}[${String(index)}]`);
  });
}
