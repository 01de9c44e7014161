import type { Properties, Value } from "./types";
import { isRecord, UNKNOWN } from "./wire";

function unknownIn(input: Value | undefined, output: Value): Value {
  if (Array.isArray(output) && Array.isArray(input)) {
    return output.map((item: Value, index) => unknownIn((input as readonly Value[])[index], item));
  }
  if (isRecord(output) && isRecord(input)) {
    return Object.fromEntries(
      Object.entries(output).map(([key, item]) => [key, unknownIn(input[key], item)]),
    );
  }
  return input !== undefined && input === output ? output : UNKNOWN;
}

/**
 * Outputs of a resource that does not exist yet: what the inputs say is known,
 * what the provider computes is not, nested values (the zone id inside a replication spec) included.
 */
export function unknownBeside(
  inputs: Properties,
  outputs: Properties | undefined,
): Properties | undefined {
  if (outputs === undefined) return undefined;
  return unknownIn(inputs, outputs) as Properties;
}
