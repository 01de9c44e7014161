import type { Mutant } from "../mutants";
import { BY_DECLARATION, type Exclusion } from "./declared";
import { BY_SERVICE } from "./services";

/** Every class, in the order in which they are asked. */
export const EXCLUSIONS: readonly Exclusion[] = [...BY_DECLARATION, ...BY_SERVICE];

/** The class of what is no weaker plan that a mutant belongs to. */
export function excludedBy(mutant: Mutant): Exclusion | undefined {
  return EXCLUSIONS.find(({ covers }) => covers(mutant));
}
