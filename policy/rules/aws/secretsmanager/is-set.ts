import type { Place } from "../../../rule";

/**
 * Whether a property is there, its value known or not. Below a block that is not known yet nothing is
 * taken to be there.
 */
export function isSet(place: Place, path: string): boolean {
  const block = path.split(".").slice(0, -1).join(".");
  return (block === "" || !place.isUnknown(block)) && place.has(path);
}
