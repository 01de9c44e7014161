import type { Properties, Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import { declarationsOf, packageOf, type Declarations } from "../declarations/declarations";
import type { Kind, Shape } from "../declarations/kinds";
import { kubernetesInputs } from "../kubernetes/identity";
import { isUnknown, signatureOf } from "../wire";
import { filledIn, type Naming } from "./autonames";
import { refusals, type Refusal } from "./judge";

/** What `check` answers. */
export interface Checked {
  readonly inputs: Properties;
  readonly refusals: readonly Refusal[];
}

/** An object with the empty list of defaults that bridged providers put into each of their blocks. */
function marked(declarations: Declarations, kind: Kind, value: Value): Value {
  if (value === null || isUnknown(value) || signatureOf(value) !== undefined) return value;
  if (kind.is === "list" && Array.isArray(value))
    return value.map((item: Value) => marked(declarations, kind.of, item));
  if (kind.is === "object" && isRecord(value))
    return markedObject(declarations, declarations.object(kind.name), value, []);
  if (kind.is === "union") {
    const object = kind.of.find(({ is }) => is === (Array.isArray(value) ? "list" : "object"));
    return object === undefined ? value : marked(declarations, object, value);
  }
  return value;
}

function markedObject(
  declarations: Declarations,
  shape: Shape,
  value: Properties,
  defaults: readonly string[],
): Properties {
  const entries = Object.entries(value).map(([key, item]): [string, Value] => {
    const field = shape.fields.get(key);
    return [key, field === undefined ? item : marked(declarations, field.kind, item)];
  });
  return { ...Object.fromEntries(entries), __defaults: [...defaults] };
}

/**
 * The provider's `check`: refuses what the declarations do not allow, fills in names and texts, and notes
 * in `__defaults` what it filled in.
 *
 * @param olds the resource's present inputs, empty for a new one.
 */
export function check(type: string, olds: Properties, news: Properties, naming: Naming): Checked {
  const refused = refusals(type, news);
  const name = packageOf(type);
  const shape = name === undefined ? undefined : declarationsOf(name).inputsOf(type);
  if (name === undefined || shape === undefined) return { inputs: news, refusals: refused };
  if (name === "kubernetes")
    return { inputs: kubernetesInputs(type, olds, news, naming), refusals: refused };
  const { values, refusal } = filledIn(type, olds, news, naming);
  return {
    inputs: markedObject(
      declarationsOf(name),
      shape,
      { ...news, ...values },
      Object.keys(values).sort(),
    ),
    refusals: refusal === undefined ? refused : [...refused, refusal],
  };
}
