import { Fault } from "../fault/fault";
import { isInt64, MAX_DEPTH } from "./value";

/** Keys by which Extended JSON v2 tells types, and the field by which the `bson` package does. */
const RESERVED = new Set([
  "$binary",
  "$code",
  "$date",
  "$dbPointer",
  "$maxKey",
  "$minKey",
  "$numberDecimal",
  "$numberDouble",
  "$numberInt",
  "$numberLong",
  "$oid",
  "$ref",
  "$regularExpression",
  "$symbol",
  "$timestamp",
  "$undefined",
  "$uuid",
  "_bsontype",
]);

/** With `u`, a pair is one character, so this finds halves only. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Characters of a key that an error shows. */
const SHOWN = 64;

/**
 * Where a codec is inside a value, and what it refuses there. The path is put into words only when
 * something is refused.
 */
export class Walk {
  private readonly keys: (string | number)[] = [];

  /** Before the fields or items of a document or list. */
  open(): void {
    if (this.keys.length >= MAX_DEPTH) {
      this.refuse(`a value nested deeper than ${String(MAX_DEPTH)} levels`);
    }
  }

  enter(key: string | number): void {
    this.keys.push(key);
  }

  leave(): void {
    this.keys.pop();
  }

  /** The key entered last, which is a document's. */
  key(key: string): void {
    if (RESERVED.has(key)) this.refuse("a key that Extended JSON gives another meaning");
    if (key.includes("\0")) this.refuse("a key with NUL");
    if (LONE_SURROGATE.test(key)) this.refuse("a key with half a surrogate pair");
  }

  text(text: string): string {
    if (LONE_SURROGATE.test(text)) this.refuse("a string with half a surrogate pair");
    return text;
  }

  /** Milliseconds since 1970. */
  moment(date: Date): number {
    const milliseconds = date.getTime();
    if (Number.isNaN(milliseconds)) this.refuse("a date out of range");
    return milliseconds;
  }

  int64(value: bigint): bigint {
    if (!isInt64(value)) this.refuse("an integer beyond 64 bits");
    return value;
  }

  /** What a constructor makes, or a refusal at this place. */
  make<T>(type: string, construct: () => T): T {
    try {
      return construct();
    } catch {
      return this.refuse(`a malformed ${type}`);
    }
  }

  /**
   * @param type what it is, never the value.
   * @throws {Fault} `poison`, always.
   */
  refuse(type: string): never {
    throw new Fault({
      kind: "poison",
      where: this.path(),
      message: `${type} cannot be carried`,
      next: "mend or remove the field at its source, then send the document again",
    });
  }

  private path(): string {
    const text = this.keys
      .map((key) => {
        if (typeof key === "number") return `[${String(key)}]`;
        return /^[\w$-]{1,64}$/.test(key) ? `.${key}` : `[${JSON.stringify(key.slice(0, SHOWN))}]`;
      })
      .join("");
    return text === "" ? "(root)" : text.replace(/^\./, "");
  }
}

/** Name of a type that is none of ours: `undefined`, `Map`. */
export function typeName(value: unknown): string {
  if (typeof value !== "object" || value === null) return typeof value;
  const { constructor } = value;
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "object";
}
