import { createHash } from "node:crypto";
import { compareIds, type Entry, type Page } from "./sides";

/** What differs at an id: it is not there, should not be there (there), or is another document. */
export type DifferenceKind = "missing" | "extra" | "differing";

/** One difference. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly id: string;
}

/** A range of ids, compared. */
export interface RangeResult {
  /** Last id of the range; absent when it was the last range. */
  readonly end?: string;
  /** Documents that were wanted in the range. */
  readonly checked: number;
  /** Of the wanted side, over ids, indexes and bodies: 16 hexadecimal digits. */
  readonly checksum: string;
  readonly differences: readonly Difference[];
}

function checksumOf(entries: readonly Entry[]): string {
  const digest = createHash("sha256");
  for (const { id, index, body } of entries)
    digest.update(`${JSON.stringify([id, index])}${body}\n`);
  return digest.digest("hex").slice(0, 16);
}

/**
 * Compares two pages over the range that both are complete for. Ranges with equal checksums are looked at no
 * further.
 */
export function compareRange(wanted: Page, found: Page): RangeResult {
  const ends = [wanted.end, found.end].filter((end) => end !== undefined).sort(compareIds);
  const [end] = ends;
  const inside = ({ entries }: Page): readonly Entry[] =>
    end === undefined ? entries : entries.filter(({ id }) => compareIds(id, end) <= 0);
  const [want, have] = [inside(wanted), inside(found)];
  const checksum = checksumOf(want);
  return {
    ...(end === undefined ? {} : { end }),
    checked: want.length,
    checksum,
    differences: checksum === checksumOf(have) ? [] : differences(want, have),
  };
}

function differences(want: readonly Entry[], have: readonly Entry[]): Difference[] {
  const byId = new Map<string, { want: Entry[]; have: Entry[] }>();
  const at = (id: string) => {
    const both = byId.get(id) ?? { want: [], have: [] };
    byId.set(id, both);
    return both;
  };
  for (const entry of want) at(entry.id).want.push(entry);
  for (const entry of have) at(entry.id).have.push(entry);
  return [...byId].flatMap(([id, both]) => {
    const kind = kindOf(both.want, both.have);
    return kind === undefined ? [] : [{ kind, id }];
  });
}

/** How what is wanted under one id differs from what is there; undefined when it does not. */
export function kindOf(want: readonly Entry[], have: readonly Entry[]): DifferenceKind | undefined {
  const held = (wanted: Entry) => have.find(({ index }) => index === wanted.index);
  if (want.some((wanted) => held(wanted) === undefined)) return "missing";
  if (want.some((wanted) => held(wanted)?.body !== wanted.body)) return "differing";
  return have.length > want.length ? "extra" : undefined;
}
