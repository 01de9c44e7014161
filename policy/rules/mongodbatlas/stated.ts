import type { PolicyContext } from "../../context/context";
import type { IfAbsent } from "../../rule/place";

/**
 * What a missing property means whose default at Atlas is what is asked for: a fleet states what it relies
 * on, so that no change of a default weakens it; others may leave it out.
 */
export function statedInFleets(it: { readonly context: PolicyContext }): IfAbsent {
  return { absent: it.context.fleet === undefined ? "passes" : "fails" };
}
