import type { Declared } from "./declarations";
import type { ApiSchema } from "./document";
import { enumOf, ofCloud } from "./reading";

/** JSON Schema, as far as it is written here; `absent` marks what the document does not have. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly allOf?: readonly { readonly if: JsonSchema; readonly then: JsonSchema }[];
  readonly absent?: true;
}

/** The kinds alone, as the provider declares them. */
export function ofKind(value: Declared): JsonSchema {
  switch (value.kind) {
    case "any":
      return {};
    case "list":
      return { type: "array", items: ofKind(value.item) };
    case "map":
      return { type: "object", additionalProperties: ofKind(value.item) };
    case "object": {
      const fields = [...value.fields];
      return {
        type: "object",
        properties: Object.fromEntries(fields.map(([name, field]) => [name, ofKind(field.value)])),
        required: fields.filter(([, { required }]) => required).map(([name]) => name),
        additionalProperties: false,
      };
    }
    default:
      return { type: value.kind };
  }
}

/** Limits of a list's length. */
export function listLimits(schema: ApiSchema): JsonSchema {
  const { minItems, maxItems, uniqueItems } = schema;
  return {
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(uniqueItems === undefined ? {} : { uniqueItems }),
  };
}

/**
 * A scalar of the document.
 *
 * @throws Error when the provider declares another kind than the document has.
 */
export function leaf(value: Declared, api: ApiSchema, cloud: string | undefined): JsonSchema {
  const schema = ofCloud(api, cloud);
  const list = enumOf(schema);
  // The document gives some alternatives of strings the type `object`.
  const type = list === undefined ? schema.type : typeof list[0];
  const kind = type === "integer" ? "number" : type;
  if (value.kind !== "any" && kind !== undefined && kind !== value.kind) {
    throw new Error(`declared as ${value.kind}, but ${kind} in the document`);
  }
  const { pattern, minimum, maximum, minLength, maxLength } = schema;
  return {
    ...(type === undefined ? ofKind(value) : { type }),
    ...(list === undefined ? {} : { enum: [...new Set(list)] }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}
