import type { Version } from "../../../../infra/runtime/version";

/** One change of one document of a search index. */
export interface Change {
  /** Alias that is written by, or an index itself while it is filled beside the old one. */
  readonly index: string;
  readonly id: string;
  /** A change is written unless the index holds a later one. */
  readonly version: Version;
  readonly kind: "index" | "delete";
  /** The document as JSON text, on one line; empty for a deletion. */
  readonly body: string;
}

/** Key under which changes of one document meet. */
export function documentKey({ index, id }: Pick<Change, "index" | "id">): string {
  return `${index}\n${id}`;
}

/**
 * What became of a change.
 * - `written`, `deleted`: the index holds it now.
 * - `stale`: the index holds a later one, or this very deletion is older than what is there.
 * - `absent`: a deletion of what is not there.
 * - `poison`: it can never be written; it is among the dead letters.
 * - `later`: it was not written in time; whoever sent it has to send it again.
 */
export type Outcome = "written" | "deleted" | "stale" | "absent" | "poison" | "later";

/** Outcomes after which nobody has to do anything about a change. */
export function isSettled(outcome: Outcome): boolean {
  return outcome !== "later";
}
