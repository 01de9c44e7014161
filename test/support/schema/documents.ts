import fc from "fast-check";
import { Long } from "mongodb";
import type { Collection, Field, ScalarType } from "../../../infra/model/types";

export type Row = Record<string, unknown>;

const SCALARS: Readonly<Record<ScalarType, fc.Arbitrary<unknown>>> = {
  string: fc.string(),
  int: fc.integer(),
  long: fc.oneof(
    fc.integer(),
    fc.maxSafeInteger().map((value) => Long.fromNumber(value)),
  ),
  double: fc.oneof(fc.integer(), fc.double({ noNaN: true })),
  bool: fc.boolean(),
  date: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") }),
};

/** Texts of a pattern; kept, since they are slow to make. */
const matching = new Map<string, fc.Arbitrary<string>>();
function textOf(pattern: string): fc.Arbitrary<string> {
  const known = matching.get(pattern) ?? fc.stringMatching(new RegExp(pattern, "u"));
  matching.set(pattern, known);
  return known;
}

function valueOf(field: Field): fc.Arbitrary<unknown> {
  if (field.type === "object") return fc.record({ detail: fc.string() });
  if (field.type === "array") return fc.array(SCALARS[field.items], { maxLength: 3 });
  if (field.values !== undefined) return fc.constantFrom(...field.values);
  if (field.pattern !== undefined) return textOf(field.pattern);
  return SCALARS[field.type];
}

/** Documents that a collection of the manifest may hold; optional fields are there or not. */
export function documentsOf({ fields }: Collection): fc.Arbitrary<Row> {
  const entries = Object.entries<Field>(fields);
  return fc.record(Object.fromEntries(entries.map(([name, field]) => [name, valueOf(field)])), {
    requiredKeys: entries.flatMap(([name, { required }]) => (required ? [name] : [])),
    noNullPrototype: true,
  });
}

/** Values that are wrong for a field. */
export function wrongFor(field: Field): readonly unknown[] {
  const other = { string: 1, bool: "true", date: "2026-01-01", object: "{}" };
  switch (field.type) {
    case "array":
      return ["not a list", [field.items === "string" ? 1 : "text"], null];
    case "int":
      return [1.5, 2 ** 31, "1", null];
    case "long":
      return [1.5, "1", null];
    case "double":
      return ["1.5", null];
    case "string":
      return [
        1,
        null,
        ...(field.values === undefined ? [] : [`${field.values.join("")}?`]),
        ...(field.pattern === undefined ? [] : ["", "ie", "IE-", "!"]),
      ];
    default:
      return [other[field.type], null];
  }
}

/** A document with one thing wrong, and what that is. */
export interface Spoiled {
  readonly what: string;
  readonly document: Row;
}

/** Everything that can be wrong with a document, one at a time. */
export function spoiled({ fields }: Collection, document: Row): Spoiled[] {
  const found: Spoiled[] = [
    { what: "an unknown field", document: { ...document, unheardOf: 1 } },
    // Dots and dollars must not find a way around.
    { what: "an unknown field like a known one", document: { ...document, Location: "IE" } },
  ];
  for (const [name, field] of Object.entries<Field>(fields)) {
    const { [name]: _gone, ...without } = document;
    // The driver gives a document without an id one of its own.
    if (field.required && name !== "_id") found.push({ what: `no ${name}`, document: without });
    for (const value of wrongFor(field))
      found.push({
        what: `${name} is ${JSON.stringify(value)}`,
        document: { ...document, [name]: value },
      });
  }
  return found;
}
