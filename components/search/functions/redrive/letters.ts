import { isMapping } from "../../../../infra/runtime/mapping";
import { accept } from "../loader/accept";
import type { DeadLetter } from "../loader/ports";
import type { SearchSpace } from "../write/project";
import { documentOf } from "./redrive";

/** A dead letter that has been tried again. */
export interface TriedLetter extends DeadLetter {
  /** How often it was redriven. */
  readonly redrives: number;
}

/** Reason of what stands among the letters and is none. */
const NO_LETTER = "no dead letter";

/** A letter as it stands in a message; one that is none is kept as it is. */
export function letterOf(text: string): TriedLetter {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isMapping(value) || typeof value.reason !== "string")
    return { reason: NO_LETTER, raw: text, redrives: 0 };
  const { id, index, kind, raw, reason, redrives, version } = value;
  return {
    reason,
    ...(typeof index === "string" ? { index } : {}),
    ...(typeof id === "string" ? { id } : {}),
    ...(typeof version === "number" ? { version } : {}),
    ...(kind === "index" || kind === "delete" ? { kind } : {}),
    ...(typeof raw === "string" ? { raw } : {}),
    redrives: typeof redrives === "number" && Number.isSafeInteger(redrives) ? redrives : 0,
  };
}

/**
 * The letters in a message of the queue of dead letters: one, or, where the queue before the loader gave up on a
 * message itself (it was received too often while the domain was gone), one for each change of that message.
 * What names an index that the cell does not have is kept whole.
 */
export function lettersOf(text: string, space: Pick<SearchSpace, "cell">): TriedLetter[] {
  const letter = letterOf(text);
  if (letter.reason !== NO_LETTER) return [letter];
  const { changes, refused } = accept({ Records: [{ messageId: "", body: text }] }, 0);
  const isOurs = changes.every((change) => documentOf(change, space) !== undefined);
  if (changes.length === 0 || refused.length > 0 || !isOurs) return [letter];
  return changes.map(({ id, index, kind }) => ({
    ...{ reason: "not delivered", index, id, kind },
    redrives: 0,
  }));
}
