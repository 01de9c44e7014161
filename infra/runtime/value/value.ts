import { Decimal128 } from "bson";
import { Fault } from "../fault/fault";
import type { ClusterTime } from "../version";

/** Levels of lists and documents inside each other, the outermost counted: MongoDB's limit. */
export const MAX_DEPTH = 100;

/**
 * Any value of a document, exactly: what MongoDB holds, and every codec of this folder carries without
 * loss. Read a collection with `promoteValues: false`, or digits are lost before they get here.
 *
 * - `number` is a double. One that is whole and fits 32 bits is written as Int32, as the driver does, and
 *   Int32 is read as `number`; so a BSON double that is whole (`3.0`) comes back as Int32, which is equal
 *   to it in every comparison of MongoDB.
 * - `bigint` is a 64-bit integer, whatever its size.
 * - `Date` is a moment in milliseconds, as far as JavaScript reaches (years -271821 to 275760).
 * - `string` is well-formed Unicode: half a surrogate pair cannot be written as UTF-8, and is refused.
 * - Keys hold no NUL, and are no word of Extended JSON or of the `bson` package (`$date`, `_bsontype`):
 *   such a document could not be told from the type. Other keys are free, with `.`, `$` and `__proto__`.
 *   They keep their order, except that JavaScript puts keys like `12` first.
 */
export type Value =
  | null
  | boolean
  | string
  | number
  | bigint
  | Date
  | Decimal
  | Binary
  | ObjectId
  | Timestamp
  | readonly Value[]
  | ValueObject;

/** A document, or one inside another. */
export interface ValueObject {
  readonly [key: string]: Value;
}

/** A decimal number of at most 34 digits, exactly as MongoDB holds it: `1.10` is not `1.1`. */
export class Decimal {
  /** As Decimal128 is written: `1.10`, `1E+3`, `-0`, `NaN`, `Infinity`. Equal decimals have equal texts. */
  readonly text: string;

  /**
   * @param text a decimal number, with an exponent or without.
   * @throws {Fault} `poison` when it is none, or Decimal128 cannot hold it exactly.
   */
  constructor(text: string) {
    try {
      this.text = Decimal128.fromString(text).toString();
    } catch {
      throw invalid("Decimal", "a decimal number of at most 34 digits");
    }
  }
}

/** Bytes with MongoDB's mark of what they are. */
export class Binary {
  readonly bytes: Uint8Array;
  /** 0 for bytes of any kind, 4 for a UUID, 128 and more for the application's own. */
  readonly subtype: number;

  /**
   * @param bytes are copied.
   * @param subtype @default 0
   * @throws {Fault} `poison` when the subtype is no byte.
   */
  constructor(bytes: Uint8Array, subtype = 0) {
    if (!Number.isInteger(subtype) || subtype < 0 || subtype > 255) {
      throw invalid("Binary", "a subtype from 0 to 255");
    }
    this.bytes = new Uint8Array(bytes);
    this.subtype = subtype;
  }
}

/** MongoDB's own kind of id. */
export class ObjectId {
  /** 24 lower-case hexadecimal digits. */
  readonly hex: string;

  /** @throws {Fault} `poison` when it is not 24 hexadecimal digits. */
  constructor(hex: string) {
    if (!/^[0-9a-fA-F]{24}$/.test(hex)) throw invalid("ObjectId", "24 hexadecimal digits");
    this.hex = hex.toLowerCase();
  }
}

/** MongoDB's internal timestamp, as change events carry it (`clusterTime`); not a date. */
export class Timestamp implements ClusterTime {
  /** @throws {Fault} `poison` when a part is no unsigned 32-bit integer. */
  constructor(
    readonly t: number,
    readonly i: number,
  ) {
    if (t >>> 0 !== t || i >>> 0 !== i) throw invalid("Timestamp", "two unsigned 32-bit integers");
  }
}

/** Whether the value is a document, and not one of the classes above, a `Map` or the like. */
export function isDocument(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Sets an own field, `__proto__` included, which a plain assignment would make the prototype. */
export function setField<T>(target: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}

/** Whether the number is written as a 32-bit integer; -0 is not, since integers have none. */
export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** Whether the integer fits 64 bits. */
export function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

function invalid(type: string, needed: string): Fault {
  return new Fault({
    kind: "poison",
    where: type,
    message: `what was given is not ${needed}`,
    next: "mend the source of the value",
  });
}
