import type { ErrorObject } from "ajv";
import type { Verdict } from "./validator";

/** Names of rules by ajv's keyword. */
const RULES: Readonly<Record<string, string>> = {
  additionalProperties: "unknown-property",
  unevaluatedProperties: "unknown-property",
  absent: "unknown-property",
  required: "required",
  enum: "enum",
  const: "enum",
  type: "kind",
  // Only scalars of several kinds are given as alternatives.
  oneOf: "kind",
  pattern: "pattern",
  minimum: "range",
  maximum: "range",
  exclusiveMinimum: "range",
  exclusiveMaximum: "range",
  minLength: "length",
  maxLength: "length",
  minItems: "items",
  maxItems: "items",
  uniqueItems: "items",
  minProperties: "items",
  maxProperties: "items",
};

/** Keywords that only say that something else failed. */
const WRAPPERS = new Set(["if", "propertyNames"]);

/** Longest list of values that a message shows. */
const SHOWN = 12;

/** `/rules/0/expiration` as `rules[0].expiration`. */
function pathOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : below(path, part)), "");
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function where({ instancePath, params, propertyName }: ErrorObject): string {
  const path = pathOf(instancePath);
  const detail = params as Readonly<Record<string, unknown>>;
  const name =
    detail.missingProperty ??
    detail.additionalProperty ??
    detail.unevaluatedProperty ??
    propertyName;
  return typeof name === "string" ? below(path, name) : path;
}

function told({ keyword, params, message = "" }: ErrorObject): string {
  const { allowedValues } = params as { readonly allowedValues?: readonly unknown[] };
  if (allowedValues !== undefined) {
    const more = allowedValues.length > SHOWN ? ", ..." : "";
    return `is none of ${allowedValues.slice(0, SHOWN).map(String).join(", ")}${more}`;
  }
  return keyword === "absent" ? "is not in the published document" : message;
}

/** What ajv found as verdicts about one subject, each once. */
export function verdictsOf(
  key: string,
  errors: readonly ErrorObject[] | null | undefined,
): Verdict[] {
  const verdicts = new Map<string, Verdict>();
  for (const error of errors ?? []) {
    if (WRAPPERS.has(error.keyword)) continue;
    const rule = RULES[error.keyword] ?? error.keyword;
    const path = where(error);
    const id = `${path} ${rule}`;
    if (!verdicts.has(id)) verdicts.set(id, { key, path, rule, message: told(error) });
  }
  return [...verdicts.values()];
}
