import { Binary, Decimal, isDocument, ObjectId, Timestamp, type Value } from "./value";
import { typeName, Walk } from "./walk";

/** How a format of JSON writes what JSON has no type for. */
export interface TextFormat {
  number(value: number, walk: Walk): string;
  /** Fits 64 bits. */
  bigint(value: bigint): string;
  /** A valid date. */
  date(value: Date): string;
  decimal(value: Decimal, walk: Walk): string;
  binary(value: Binary, walk: Walk): string;
  objectId(value: ObjectId): string;
  timestamp(value: Timestamp, walk: Walk): string;
}

/** JSON of a value, by hand: `JSON.stringify` knows no bigint, and calls `toJSON`. */
export function writeText(value: Value, format: TextFormat): string {
  return write(value, format, new Walk());
}

function write(value: unknown, format: TextFormat, walk: Walk): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(walk.text(value));
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return format.number(value, walk);
    case "bigint":
      return format.bigint(walk.int64(value));
    case "object":
      return value === null ? "null" : writeObject(value, format, walk);
    default:
      return walk.refuse(typeName(value));
  }
}

function writeObject(value: object, format: TextFormat, walk: Walk): string {
  if (Array.isArray(value)) {
    walk.open();
    let text = "[";
    for (let index = 0; index < value.length; index++) {
      walk.enter(index);
      text += `${index === 0 ? "" : ","}${write(value[index], format, walk)}`;
      walk.leave();
    }
    return `${text}]`;
  }
  if (value instanceof Date) {
    walk.moment(value);
    return format.date(value);
  }
  if (value instanceof Decimal) return format.decimal(value, walk);
  if (value instanceof Binary) return format.binary(value, walk);
  if (value instanceof ObjectId) return format.objectId(value);
  if (value instanceof Timestamp) return format.timestamp(value, walk);
  if (!isDocument(value)) return walk.refuse(typeName(value));
  walk.open();
  let text = "";
  for (const [key, field] of Object.entries(value)) {
    walk.enter(key);
    walk.key(key);
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${write(field, format, walk)}`;
    walk.leave();
  }
  return `{${text}}`;
}
