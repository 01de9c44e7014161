import type { Properties } from "../../../../infra/planner/record/types";
import type { Subject } from "../../support/validator";
import { REGION } from "./common";
import { LAKE } from "./lake";
import { STORES } from "./stores";

/** Well-formed inputs of types that have a row, whether or not a sample fleet holds them. */
export const EXAMPLES: Readonly<Record<string, Properties>> = { ...LAKE, ...STORES };

/** An example as a resource of a fleet, with some properties changed. */
export function example(type: string, changes: Properties = {}): Subject {
  const inputs = EXAMPLES[type];
  if (inputs === undefined) throw new Error(`no example of ${type}; add one`);
  return { key: type, type, name: "example", region: REGION, inputs: { ...inputs, ...changes } };
}
