import { type TextFormat, writeText } from "./text";
import type { Value } from "./value";

/**
 * What OpenSearch gets: one line of JSON, for its mappings and not to be read back. 64-bit integers and
 * decimals keep all digits (integers bare, decimals as strings without exponent), dates are ISO 8601,
 * ObjectIds their 24 digits.
 *
 * @throws {Fault} `poison` naming key path and type (never the value) for what is no {@link Value}, and for
 * what an index cannot hold: binary, timestamps, NaN and infinities.
 */
export function toSearchJson(value: Value): string {
  return writeText(value, search);
}

const search: TextFormat = {
  number: (value, walk) => {
    if (!Number.isFinite(value)) walk.refuse("NaN or Infinity");
    return Object.is(value, -0) ? "-0.0" : String(value);
  },
  bigint: (value) => String(value),
  date: (value) => `"${value.toISOString()}"`,
  decimal: ({ text }, walk) => `"${plain(text) ?? walk.refuse("NaN or Infinity")}"`,
  binary: (_, walk) => walk.refuse("Binary"),
  objectId: ({ hex }) => `"${hex}"`,
  timestamp: (_, walk) => walk.refuse("Timestamp"),
};

/** A decimal without its exponent; undefined when it is no number. */
function plain(text: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  const padded = digits.padEnd(point, "0");
  const integer = padded.slice(0, point).replace(/^0+(?=\d)/, "");
  return point < padded.length ? `${sign}${integer}.${padded.slice(point)}` : sign + integer;
}
