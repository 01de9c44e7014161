import { Fault } from "../../../../infra/runtime/errors";
import { type ClusterTime, versionOf } from "../../../../infra/runtime/version";
import { targetsOf } from "../bootstrap/targets";
import type { Outcome } from "../loader/change";
import { load, LOADER_OPTIONS, type LoaderOptions, type LoaderPorts } from "../loader/load";
import { changesOfDocument, type SearchedDocument, type SearchSpace } from "./project";

/** What direct writes need. Dead letters are the feed's: it brings the same change and buries it once. */
export type WriteThroughPorts = Omit<LoaderPorts, "deadLetters">;

/**
 * What became of a direct write.
 * - an outcome of the loader; `later` when it was not written in time.
 * - `unindexed`: the document is in no index of this cell.
 * - `failed`: nothing could be written, the fault says why.
 *
 * Whatever it is, the player's request goes on: the feed brings the same change.
 */
export interface WriteThroughResult {
  readonly outcome: Outcome | "unindexed" | "failed";
  readonly fault?: unknown;
}

/** Longest that a player's request waits for the search domain, in milliseconds. */
export const WRITE_THROUGH_MILLISECONDS = 300;

const OPTIONS: LoaderOptions = {
  ...LOADER_OPTIONS,
  requestMilliseconds: WRITE_THROUGH_MILLISECONDS,
  backoffBase: 20,
  backoffMost: 100,
  reserveMilliseconds: 0,
};

/** Least favourable first: of writes to two indexes, what the worse one became is told. */
const WORST: readonly Outcome[] = ["later", "poison", "stale", "written", "deleted", "absent"];

/**
 * Writes a document to the search domain at once, so that a player finds a new name before the feed has
 * brought it. It makes the same change as the feed, with the same version, so the two may come in any order.
 *
 * @param written the document as exactly this write left it (`returnDocument: "after"`), or without `document`
 * when the write deleted it.
 * @param time `operationTime` of the session after that write and no other operation: the cluster time of the
 * write's own change event. For a write that changed nothing the session tells a later time than any event,
 * so there must be no call then.
 * @param milliseconds longest wait. @default 300
 * @returns what became of it; it never throws.
 */
export async function writeThrough(
  written: SearchedDocument,
  time: ClusterTime,
  space: SearchSpace,
  ports: WriteThroughPorts,
  milliseconds = WRITE_THROUGH_MILLISECONDS,
): Promise<WriteThroughResult> {
  const { clock, metrics } = ports;
  try {
    const changes = changesOfDocument(written, versionOf(time), space).flatMap((change) =>
      targetsOf(change, space),
    );
    if (changes.length === 0) return { outcome: "unindexed" };
    const outcomes = await load(
      changes,
      { ...ports, deadLetters: { put: () => Promise.resolve() } },
      clock.now() + milliseconds,
      OPTIONS,
    );
    return { outcome: WORST.find((outcome) => outcomes.includes(outcome)) ?? "later" };
  } catch (fault) {
    const kind = fault instanceof Fault ? fault.kind : "unknown";
    metrics.count(kind === "poison" ? "WriteThroughPoison" : "WriteThroughFailed");
    return { outcome: kind === "poison" ? "poison" : "failed", fault };
  }
}
