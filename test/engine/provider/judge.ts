import { requiredInputs } from "../../../infra/planner/checks/required";
import type { Properties, Value } from "../../../infra/planner/record/types";
import { isRecord, SIGNATURE } from "../../../infra/planner/record/wire";
import { Typings } from "../../../infra/planner/replacement/generate/typings";
import { ROOT } from "../../support/files";

const typings = new Typings(ROOT);

/** One input that the provider refuses. */
export interface Refusal {
  readonly property: string;
  readonly reason: string;
}

/** Properties that the installed declarations do not have, inside a value too. */
function unknownProperties(type: string, value: Value, path: readonly string[]): string[] {
  if (Array.isArray(value))
    return value.flatMap((item: Value) => unknownProperties(type, item, path));
  if (!isRecord(value) || value[SIGNATURE] !== undefined) return [];
  const shape = typings.below(type, path);
  // A mapping with keys of the user's own (tags) has no shape of its own.
  if (path.length > 0 && (shape === undefined || shape.size === 0)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    shape?.has(key) === true
      ? unknownProperties(type, item, [...path, key])
      : [[...path, key].join(".")],
  );
}

/** What the provider refuses of a resource's inputs, by the declarations of the installed package. */
export function refusals(type: string, inputs: Properties): Refusal[] {
  if (!typings.knows(type)) return [{ property: "", reason: `the provider has no type ${type}` }];
  return [
    ...unknownProperties(type, inputs, []).map((property) => ({
      property,
      reason: `the provider has no property ${property}`,
    })),
    ...requiredInputs(type)
      .filter((property) => inputs[property] === undefined)
      .map((property) => ({ property, reason: `missing required property ${property}` })),
  ];
}
