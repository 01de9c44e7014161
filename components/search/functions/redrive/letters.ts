import { isMapping } from "../../../../infra/runtime/mapping";
import type { DeadLetter } from "../loader/ports";

/** A dead letter that has been tried again. */
export interface TriedLetter extends DeadLetter {
  /** How often it was redriven. */
  readonly redrives: number;
}

/** A letter as it stands in a message; one that is none is kept as it is. */
export function letterOf(text: string): TriedLetter {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isMapping(value) || typeof value.reason !== "string")
    return { reason: "no dead letter", raw: text, redrives: 0 };
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
