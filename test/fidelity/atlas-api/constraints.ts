import type { JsonSchema } from "./leaf";
import { joined } from "./join";
import { rowOf } from "./table";

/** What the published document and the provider's declarations say about one input. */
export interface Constraint {
  /** Property path with `[*]` for the items of a list. */
  readonly path: string;
  readonly kind: "string" | "number" | "boolean" | "list" | "object" | "map";
  /** True when every alternative of the owner demands it. */
  readonly required: boolean;
  readonly enum?: readonly (string | number | boolean)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

interface Seen {
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/**
 * The inputs of a type with what limits them; empty for a type without a row. Where the document has
 * alternatives, a limit is the widest of them: what breaks it is wrong in each.
 */
export function constraintsOf(type: string): Constraint[] {
  const row = rowOf(type);
  if (row === undefined) return [];
  const constraints: Constraint[] = [];
  walk([{ schema: joined(type, row), required: true }], "", constraints);
  return constraints;
}

function walk(alternatives: readonly Seen[], path: string, into: Constraint[]): void {
  const schemas = alternatives.map(({ schema }) => schema);
  if (path !== "") {
    const [kind, ...others] = new Set(schemas.map(kindOf));
    if (kind === undefined || others.length > 0) return;
    const required = alternatives.every((seen) => seen.required);
    into.push({ path, kind, required, ...widest(schemas) });
  }
  const items = schemas.flatMap((schema) => (schema.items === undefined ? [] : [schema.items]));
  if (items.length > 0)
    walk(
      items.map((schema) => ({ schema, required: false })),
      `${path}[*]`,
      into,
    );
  // One alternative of an owner holds all of its properties; tags are enums of the owner besides.
  const owners = schemas.flatMap((schema) =>
    schema.allOf === undefined ? [schema] : schema.allOf.map(({ then }) => then),
  );
  const tags = Object.assign(
    {},
    ...schemas.map((schema) => (schema.allOf === undefined ? {} : schema.properties)),
  ) as Record<string, JsonSchema>;
  const names = new Set(owners.flatMap(({ properties }) => Object.keys(properties ?? {})));
  for (const name of names) {
    const seen = owners.flatMap(({ properties, required }): Seen[] => {
      const schema = properties?.[name];
      if (schema === undefined || schema.absent === true) return [];
      const merged = {
        ...schema,
        ...(tags[name]?.enum === undefined ? {} : { enum: tags[name].enum }),
      };
      return [{ schema: merged, required: required?.includes(name) === true }];
    });
    const everywhere = seen.length === owners.length;
    const child = seen.map(({ schema, required }) => ({
      schema,
      required: required && everywhere,
    }));
    if (child.length > 0) walk(child, path === "" ? name : `${path}.${name}`, into);
  }
}

function kindOf(schema: JsonSchema): Constraint["kind"] | undefined {
  switch (schema.type) {
    case "string":
    case "number":
    case "boolean":
      return schema.type;
    case "integer":
      return "number";
    case "array":
      return "list";
    case "object":
      return schema.properties === undefined ? "map" : "object";
    default:
      return undefined;
  }
}

type Limits = Omit<Constraint, "path" | "kind" | "required">;

function widest(schemas: readonly JsonSchema[]): Limits {
  const all = <T>(pick: (schema: JsonSchema) => T | undefined): readonly T[] | undefined => {
    const found = schemas.map(pick);
    return found.every((value) => value !== undefined) ? found : undefined;
  };
  const lists = all((schema) => schema.enum);
  const patterns = new Set(all((schema) => schema.pattern));
  const [minimum, maximum] = [all((schema) => schema.minimum), all((schema) => schema.maximum)];
  const [shortest, longest] = [
    all((schema) => schema.minLength),
    all((schema) => schema.maxLength),
  ];
  const [pattern, ...otherPatterns] = patterns;
  return {
    ...(lists === undefined ? {} : { enum: [...new Set(lists.flat())] }),
    ...(minimum === undefined ? {} : { minimum: Math.min(...minimum) }),
    ...(maximum === undefined ? {} : { maximum: Math.max(...maximum) }),
    ...(shortest === undefined ? {} : { minLength: Math.min(...shortest) }),
    ...(longest === undefined ? {} : { maxLength: Math.max(...longest) }),
    ...(pattern === undefined || otherPatterns.length > 0 ? {} : { pattern }),
  };
}
