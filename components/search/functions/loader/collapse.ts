import { type Change, documentKey } from "./change";

/** Changes that are sent, and which of them stands for each that was given. */
export interface Collapsed {
  /** Positions of those that are sent, in the order in which their documents first came. */
  readonly sent: readonly number[];
  /** For each given change, the place in `sent` of the one that stands for it. */
  readonly standsFor: readonly number[];
}

/**
 * Leaves the last change of each document: the one with the highest version, of equal ones the later in the
 * order given, as `external_gte` would. Most traffic of a burst is about the same few documents.
 */
export function collapse(changes: readonly Change[]): Collapsed {
  const places = new Map<string, number>();
  const sent: number[] = [];
  const standsFor = changes.map((change, position) => {
    const key = documentKey(change);
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, sent.length);
      return sent.push(position) - 1;
    }
    const before = changes[sent[place] ?? position];
    if (before === undefined || change.version >= before.version) sent[place] = position;
    return place;
  });
  return { sent, standsFor };
}
