import * as bson from "bson";
import { Fault } from "../fault/fault";
import {
  Binary,
  Decimal,
  isDocument,
  ObjectId,
  setField,
  Timestamp,
  type Value,
  type ValueObject,
} from "./value";
import { typeName, Walk } from "./walk";

/** Largest document of MongoDB, in bytes (`maxBsonObjectSize`). */
const LARGEST = 16 * 1024 * 1024;

/**
 * Reads what the driver or `bson` deserialised, with `promoteValues: false` and `bsonRegExp: true`; with
 * promoted values 64-bit integers have lost digits already.
 *
 * @throws {Fault} `poison` naming key path and type (never the value) for what a {@link Value} cannot
 * hold: regular expressions, code, DBRefs, symbols, MinKey, MaxKey, undefined, dates out of range, nesting
 * beyond 100.
 */
export function fromBson(document: unknown): Value {
  return read(document, new Walk());
}

/**
 * What the driver or `bson` can write.
 *
 * @throws {Fault} `poison` naming key path and type (never the value) for what is no {@link Value}.
 */
export function toBson(value: ValueObject): bson.Document;
export function toBson(value: Value): unknown;
export function toBson(value: Value): unknown {
  return write(value, new Walk());
}

/** Reads one document of BSON bytes; throws as {@link fromBson} does, and when they are none. */
export function decodeBson(bytes: Uint8Array): ValueObject {
  let document: unknown;
  try {
    document = bson.deserialize(bytes, { promoteValues: false, bsonRegExp: true });
  } catch {
    // The error of `bson` may quote the document, so it is not kept.
    throw new Fault({
      kind: "poison",
      where: "(root)",
      message: `${String(bytes.length)} bytes are not one BSON document`,
      next: "read the document from its source again",
    });
  }
  const walk = new Walk();
  const value = read(document, walk);
  // Only a DBRef at the root is refused before this.
  return isDocument(value) ? value : walk.refuse("a root that is no document");
}

/** BSON bytes of a document; throws as {@link toBson} does, when it is no document, and beyond 16 MiB. */
export function encodeBson(value: Value): Uint8Array {
  const walk = new Walk();
  if (!isDocument(value)) walk.refuse("a root that is no document");
  const document = write(value, walk) as bson.Document;
  const bytes = bson.serialize(document, { ignoreUndefined: false });
  return bytes.length > LARGEST ? walk.refuse("a document beyond 16 MiB") : bytes;
}

function read(value: unknown, walk: Walk): Value {
  switch (typeof value) {
    case "string":
      return walk.text(value);
    case "boolean":
    case "number":
      return value;
    case "bigint":
      return walk.int64(value);
    case "object":
      return value === null ? null : readObject(value, walk);
    default:
      return walk.refuse(typeName(value));
  }
}

function readObject(value: object, walk: Walk): Value {
  if (Array.isArray(value)) {
    walk.open();
    return value.map((item: unknown, index) => {
      walk.enter(index);
      const result = read(item, walk);
      walk.leave();
      return result;
    });
  }
  if (value instanceof Date) return new Date(walk.moment(value));
  if (value instanceof Uint8Array) return new Binary(value);
  if (!isDocument(value)) return readTyped(value, walk);
  walk.open();
  const result: Record<string, Value> = {};
  for (const [key, field] of Object.entries(value)) {
    walk.enter(key);
    walk.key(key);
    setField(result, key, read(field, walk));
    walk.leave();
  }
  return result;
}

/** By name and not by class: the driver may bring its own copy of the package. */
function readTyped(value: object, walk: Walk): Value {
  const type = (value as { readonly _bsontype?: unknown })._bsontype;
  switch (type) {
    case "Int32":
    case "Double":
      return (value as bson.Int32 | bson.Double).value;
    case "Long":
      return (value as bson.Long).toBigInt();
    case "Decimal128":
      return new Decimal((value as bson.Decimal128).toString());
    case "ObjectId":
      return new ObjectId((value as bson.ObjectId).toHexString());
    case "Timestamp":
      return new Timestamp((value as bson.Timestamp).t, (value as bson.Timestamp).i);
    case "Binary": {
      const binary = value as bson.Binary;
      return new Binary(binary.value(), binary.sub_type);
    }
    default:
      return walk.refuse(typeof type === "string" ? type : typeName(value));
  }
}

function write(value: unknown, walk: Walk): unknown {
  switch (typeof value) {
    case "string":
      return walk.text(value);
    case "boolean":
    case "number":
      // `bson` writes a whole number that fits 32 bits as Int32, every other one as Double.
      return value;
    case "bigint":
      return bson.Long.fromBigInt(walk.int64(value));
    case "object":
      return value === null ? null : writeObject(value, walk);
    default:
      return walk.refuse(typeName(value));
  }
}

function writeObject(value: object, walk: Walk): unknown {
  if (Array.isArray(value)) {
    walk.open();
    // From the length, since `map` skips holes.
    return Array.from({ length: value.length }, (_, index) => {
      walk.enter(index);
      const result = write(value[index], walk);
      walk.leave();
      return result;
    });
  }
  if (value instanceof Date) return new Date(walk.moment(value));
  if (value instanceof Decimal) return bson.Decimal128.fromString(value.text);
  if (value instanceof ObjectId) return bson.ObjectId.createFromHexString(value.hex);
  if (value instanceof Binary) return new bson.Binary(value.bytes, value.subtype);
  if (value instanceof Timestamp) return new bson.Timestamp({ t: value.t, i: value.i });
  if (!isDocument(value)) return walk.refuse(typeName(value));
  walk.open();
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    walk.enter(key);
    walk.key(key);
    setField(result, key, write(field, walk));
    walk.leave();
  }
  return result;
}
