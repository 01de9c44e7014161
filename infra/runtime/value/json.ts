import { type TextFormat, writeText } from "./text";
import { isInt32, type Value } from "./value";

/**
 * Canonical MongoDB Extended JSON v2: every number says its type, nothing is lost. For messages, exports
 * and anything that another tool reads.
 *
 * @throws {Fault} `poison` naming key path and type (never the value) for what is no {@link Value}.
 */
export function toJson(value: Value): string {
  return writeText(value, canonical);
}

/** Canonical Extended JSON. */
export const canonical: TextFormat = {
  number: (value) =>
    isInt32(value) ? `{"$numberInt":"${String(value)}"}` : `{"$numberDouble":"${double(value)}"}`,
  bigint: (value) => `{"$numberLong":"${String(value)}"}`,
  date: (value) => `{"$date":{"$numberLong":"${String(value.getTime())}"}}`,
  decimal: ({ text }) => `{"$numberDecimal":"${text}"}`,
  binary: ({ bytes, subtype }) =>
    `{"$binary":{"base64":"${Buffer.from(bytes).toString("base64")}","subType":"${subtype.toString(16).padStart(2, "0")}"}}`,
  objectId: ({ hex }) => `{"$oid":"${hex}"}`,
  timestamp: ({ t, i }) => `{"$timestamp":{"t":${String(t)},"i":${String(i)}}}`,
};

/** Shortest text that reads back as the same double; with a point or an exponent, as the format wants. */
function double(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
