import { Binary, Decimal, isDocument, isInt64, ObjectId, Timestamp, type Value } from "./value";
import type { Walk } from "./walk";

/** Reads the inside of a type; undefined when it is malformed. Constructors may throw for the same. */
type WrapperReader = (inside: unknown, number: (tree: unknown) => unknown) => Value | undefined;

/** Types of Extended JSON v2 that a value can hold, by their key. */
const READERS: Readonly<Record<string, WrapperReader>> = {
  $binary: (inside) => {
    if (!isDocument(inside) || Object.keys(inside).length !== 2) return undefined;
    const { base64, subType } = inside;
    if (typeof subType !== "string" || !/^[0-9a-fA-F]{1,2}$/.test(subType)) return undefined;
    const bytes = typeof base64 === "string" ? bytesOf(base64) : undefined;
    return bytes === undefined ? undefined : new Binary(bytes, parseInt(subType, 16));
  },
  $date: (inside) => {
    if (typeof inside === "string") return dateOf(inside);
    if (!isDocument(inside) || Object.keys(inside).length !== 1) return undefined;
    const milliseconds = int64(inside.$numberLong);
    if (milliseconds === undefined) return undefined;
    const date = new Date(Number(milliseconds));
    return Number.isNaN(date.getTime()) ? undefined : date;
  },
  $numberDecimal: (inside) => (typeof inside === "string" ? new Decimal(inside) : undefined),
  $numberDouble: (inside) => {
    if (typeof inside !== "string") return undefined;
    if (/^(-?Infinity|NaN)$/.test(inside)) return Number(inside);
    if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(inside)) return undefined;
    const value = Number(inside);
    return Number.isFinite(value) ? value : undefined;
  },
  $numberInt: (inside) => {
    const value = int64(inside);
    return value === undefined || BigInt.asIntN(32, value) !== value ? undefined : Number(value);
  },
  $numberLong: (inside) => int64(inside),
  $oid: (inside) => (typeof inside === "string" ? new ObjectId(inside) : undefined),
  $timestamp: (inside, number) => {
    if (!isDocument(inside) || Object.keys(inside).length !== 2) return undefined;
    const [t, i] = [number(inside.t), number(inside.i)];
    return typeof t === "number" && typeof i === "number" ? new Timestamp(t, i) : undefined;
  },
  $uuid: (inside) => {
    if (typeof inside !== "string") return undefined;
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(inside)) return undefined;
    return new Binary(Buffer.from(inside.replaceAll("-", ""), "hex"), 4);
  },
};

/** Whether a document with this one key stands for a type. */
export function isWrapper(key: string): boolean {
  return Object.hasOwn(READERS, key);
}

/**
 * The value that `{[key]: inside}` stands for.
 *
 * @param number reads a bare number inside.
 * @throws {Fault} `poison` when it is malformed.
 */
export function readWrapper(
  key: string,
  inside: unknown,
  walk: Walk,
  number: (tree: unknown) => unknown,
): Value {
  const value = walk.make(key, () => READERS[key]?.(inside, number));
  return value === undefined ? walk.refuse(`a malformed ${key}`) : value;
}

function int64(text: unknown): bigint | undefined {
  if (typeof text !== "string" || !/^-?\d{1,19}$/.test(text)) return undefined;
  const value = BigInt(text);
  return isInt64(value) ? value : undefined;
}

/** Node ignores what is no base64, so what it made is compared. */
function bytesOf(base64: string): Uint8Array | undefined {
  const bytes = Buffer.from(base64, "base64");
  return bytes.toString("base64") === base64 ? bytes : undefined;
}

/** An ISO 8601 moment with a zone, to the millisecond, of a day that exists. */
function dateOf(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const date = new Date(text);
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || Number.isNaN(day.getTime())) return undefined;
  // JavaScript makes March 1 of February 30.
  return day.toISOString().startsWith(text.slice(0, 10)) ? date : undefined;
}
