import { Typings } from "../../../infra/planner/replacement/generate/typings";
import { declarationsOf, packageOf } from "../../engine/provider/declarations/declarations";
import type { Kind } from "../../engine/provider/declarations/kinds";
import { ROOT } from "../../support/files";

/** What a provider package declares of one input. */
export interface Declared {
  readonly kind: Kind;
  readonly required: boolean;
  /** Its documentation on one line; empty where the package has none. */
  readonly doc: string;
}

const NOTHING: ReadonlyMap<string, Declared> = new Map();
const typings = new Typings(ROOT);
const known = new Map<string, ReadonlyMap<string, Declared>>();

/** Name of the object that a kind holds, alone or in a list. */
export function objectIn(kind: Kind): string | undefined {
  switch (kind.is) {
    case "object":
      return kind.name;
    case "list":
      return objectIn(kind.of);
    case "union":
      return kind.of.map(objectIn).find((name) => name !== undefined);
    default:
      return undefined;
  }
}

/** The alternatives of a kind, itself where it has none. */
export function alternatives(kind: Kind): readonly Kind[] {
  return kind.is === "union" ? kind.of.flatMap(alternatives) : [kind];
}

function read(type: string, names: readonly string[]): ReadonlyMap<string, Declared> {
  const name = packageOf(type);
  if (name === undefined) return NOTHING;
  const declarations = declarationsOf(name);
  let shape = declarations.inputsOf(type);
  for (const step of names) {
    const field = shape?.fields.get(step);
    const object = field === undefined ? undefined : objectIn(field.kind);
    shape = object === undefined ? undefined : declarations.object(object);
  }
  if (shape === undefined) return NOTHING;
  const docs = typings.below(type, names);
  return new Map(
    [...shape.fields].map(([key, { kind, required }]) => {
      const doc = (docs?.get(key)?.doc ?? "").replaceAll(/\s+/g, " ").trim();
      return [key, { kind, required, doc }];
    }),
  );
}

/**
 * The inputs that a type, or a block inside it, declares.
 *
 * @param names names from the resource down to the block, without list positions.
 */
export function declaredBelow(
  type: string,
  names: readonly string[],
): ReadonlyMap<string, Declared> {
  const key = [type, ...names].join("\n");
  const made = known.get(key) ?? read(type, names);
  known.set(key, made);
  return made;
}

/** Kind of the items of a list or map, as a declaration of its own. */
export function itemOf({ kind, doc }: Declared): Declared {
  const holder = alternatives(kind).find(({ is }) => is === "list" || is === "map");
  const of = holder?.is === "list" || holder?.is === "map" ? holder.of : kind;
  return { kind: of, required: false, doc };
}
