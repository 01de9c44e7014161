import { Decimal128, Double, Int32, Long } from "mongodb";
import type { DocumentRule, FieldRule } from "../../../infra/model/derive/schema";

/** BSON type under which the driver writes a value. */
export function bsonTypeOf(value: unknown): string {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "bigint" || value instanceof Long) return "long";
  if (value instanceof Int32) return "int";
  if (value instanceof Double) return "double";
  if (value instanceof Decimal128) return "decimal";
  if (typeof value === "number")
    return Number.isInteger(value) &&
      !Object.is(value, -0) &&
      value >= -(2 ** 31) &&
      value < 2 ** 31
      ? "int"
      : "double";
  if (value instanceof Date) return "date";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : "object";
}

const NUMBERS = ["int", "long", "double", "decimal"];

function isOfType(value: unknown, types: string | readonly string[]): boolean {
  const type = bsonTypeOf(value);
  return [types].flat().some((one) => one === type || (one === "number" && NUMBERS.includes(type)));
}

/** Keywords say nothing about values of types that they are not for, as in MongoDB. */
function isValue(value: unknown, rule: FieldRule): boolean {
  const { bsonType, enum: values, pattern, items, anyOf } = rule;
  return (
    (bsonType === undefined || isOfType(value, bsonType)) &&
    (values === undefined || values.some((one) => one === value)) &&
    (pattern === undefined || typeof value !== "string" || new RegExp(pattern, "u").test(value)) &&
    (items === undefined || !Array.isArray(value) || value.every((item) => isValue(item, items))) &&
    (anyOf === undefined || anyOf.some((one) => isValue(value, one)))
  );
}

/**
 * Whether a document keeps to a rule: the little of `$jsonSchema` that plans use, in memory. The flows tests
 * hold its judgement against a server's.
 */
export function isDocument(document: Readonly<Record<string, unknown>>, rule: DocumentRule) {
  return (
    rule.required.every((field) => Object.hasOwn(document, field)) &&
    Object.entries(document).every(([field, value]) => {
      const own = Object.hasOwn(rule.properties, field) ? rule.properties[field] : undefined;
      return own === undefined ? rule.additionalProperties : isValue(value, own);
    })
  );
}
