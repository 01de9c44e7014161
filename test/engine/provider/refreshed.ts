import type { Properties, Value } from "../../../infra/planner/record/types";
import { isRecord, isSecret } from "../../../infra/planner/record/wire";
import { declarationsOf, packageOf, type Declarations } from "./declarations/declarations";
import type { Kind, Shape } from "./declarations/kinds";
import { RESERVED, signatureOf } from "./wire";

/** A live value, cut down to what the inputs speak of. */
function cut(
  declarations: Declarations,
  kind: Kind | undefined,
  input: Value | undefined,
  live: Value,
): Value {
  if (input === undefined || isSecret(live) || isSecret(input)) return live;
  if (signatureOf(input) !== undefined || signatureOf(live) !== undefined) return live;
  if (kind?.is === "union") {
    const inner = kind.of.find(({ is }) => is === (Array.isArray(live) ? "list" : "object"));
    return cut(declarations, inner, input, live);
  }
  if (Array.isArray(input) && Array.isArray(live)) {
    const of = kind?.is === "list" ? kind.of : undefined;
    const inputs: readonly Value[] = input;
    // What was added outside the program looks like the program's own items.
    return live.map((item: Value, index) =>
      cut(declarations, of, inputs[index] ?? inputs[0], item),
    );
  }
  if (!isRecord(input) || !isRecord(live)) return live;
  if (kind?.is === "map") return live;
  const shape = kind?.is === "object" ? declarations.object(kind.name) : undefined;
  return cutObject(declarations, shape, input, live);
}

function cutObject(
  declarations: Declarations,
  shape: Shape | undefined,
  input: Properties,
  live: Properties,
): Properties {
  return Object.fromEntries(
    Object.entries(input).flatMap(([key, value]): [string, Value][] => {
      if (RESERVED.has(key)) return [[key, value]];
      const found = live[key];
      if (found === undefined || found === null) return [];
      return [[key, cut(declarations, shape?.fields.get(key)?.kind, value, found)]];
    }),
  );
}

/**
 * Inputs as a refresh finds them: what the program gave, with the values that stand now. Computed values are
 * no inputs, so they stay out.
 */
export function refreshedInputs(type: string, inputs: Properties, live: Properties): Properties {
  const name = packageOf(type);
  if (name === undefined) return inputs;
  const declarations = declarationsOf(name);
  return cutObject(declarations, declarations.inputsOf(type), inputs, live);
}
