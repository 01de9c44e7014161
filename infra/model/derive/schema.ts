import { manifest } from "../manifest";
import type { Collation, Collection, Field, Index, IndexKey, Manifest, ScalarType } from "../types";

/** What a field's value has to be; the part of MongoDB's `$jsonSchema` that the plan uses. */
export interface FieldRule {
  /** One of these types; `number` stands for int, long, double and decimal (MongoDB manual, `$type`). */
  readonly bsonType?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly items?: FieldRule;
  /** One of these is enough: used while a field changes from one version to the next. */
  readonly anyOf?: readonly FieldRule[];
}

/** What a document has to be: the value of `$jsonSchema`. */
export interface DocumentRule {
  readonly bsonType: "object";
  /** Never empty, which MongoDB refuses: `_id` and `location` are in every collection. */
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, FieldRule>>;
  /** Whether top-level fields that are not in `properties` are accepted. */
  readonly additionalProperties: boolean;
}

/** `warn` lets wrong documents in and notes them in the server's log. */
export type ValidationAction = "warn" | "error";

/** An index that the collection has to have. */
export interface PlannedIndex {
  readonly name: string;
  /** In order; pairs, since an object's order is lost on the way. */
  readonly keys: readonly IndexKey[];
  readonly unique?: true;
  /** Seconds after the date in its one field at which a document is deleted. */
  readonly expireAfterSeconds?: number;
  readonly collation?: Collation;
}

/** The shard key that the collection has to have on a sharded cluster. */
export interface PlannedShardKey {
  /** `atlas`: made with the cluster's managed namespaces, only verified here. `schema`: made by the schema step. */
  readonly madeBy: "atlas" | "schema";
  readonly key: readonly IndexKey[];
}

/** One collection as it has to be. */
export interface PlannedCollection {
  readonly name: string;
  readonly rule: DocumentRule;
  /** Always `strict`: every insert and every update is judged. */
  readonly validationLevel: "strict";
  readonly validationAction: ValidationAction;
  readonly shardKey: PlannedShardKey;
  readonly indexes: readonly PlannedIndex[];
}

/** What the database has to be for one version of the manifest; plain JSON. */
export interface SchemaPlan {
  /** The manifest's version. */
  readonly version: number;
  readonly database: string;
  /** In the manifest's order. */
  readonly collections: readonly PlannedCollection[];
}

const TYPES: Readonly<Record<ScalarType, string | readonly string[]>> = {
  string: "string",
  int: "int",
  // Drivers write a small long as an int.
  long: ["int", "long"],
  // Drivers write a whole double as an int, or as a long where they are told to.
  double: "number",
  bool: "bool",
  date: "date",
};

/** Rule of one field. */
export function fieldRule(field: Field): FieldRule {
  switch (field.type) {
    case "array":
      return { bsonType: "array", items: { bsonType: TYPES[field.items] } };
    case "object":
      return { bsonType: "object" };
    default:
      return {
        bsonType: TYPES[field.type],
        ...(field.values === undefined ? {} : { enum: field.values }),
        ...(field.pattern === undefined ? {} : { pattern: field.pattern }),
      };
  }
}

function documentRule({ fields, additionalFields = false }: Collection): DocumentRule {
  const entries = Object.entries<Field>(fields);
  return {
    bsonType: "object",
    required: entries.flatMap(([name, { required }]) => (required ? [name] : [])),
    properties: Object.fromEntries(entries.map(([name, field]) => [name, fieldRule(field)])),
    additionalProperties: additionalFields,
  };
}

function plannedIndex(index: Index): PlannedIndex {
  const { name, keys, unique, expireAfterSeconds, collation } = index;
  return {
    name,
    keys,
    ...(unique === true ? { unique } : {}),
    ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
    ...(collation === undefined ? {} : { collation }),
  };
}

function plannedShardKey({ shardKey }: Collection): PlannedShardKey {
  if (shardKey.spread === "everywhere") return { madeBy: "schema", key: [["_id", "hashed"]] };
  return {
    madeBy: "atlas",
    key: [
      ["location", 1],
      [shardKey.field, shardKey.hashed ? "hashed" : 1],
    ],
  };
}

/**
 * What the database has to be for a data model: validators, indexes, expiry and shard keys, as the input of
 * the schema step. It says nothing about what is there now; the step compares.
 *
 * A field of type `long` takes int and long, not double: JavaScript writes whole numbers from 2^31 on as
 * doubles, so writers hand them over as the driver's `Long`.
 */
export function schemaPlan(model: Manifest = manifest): SchemaPlan {
  return {
    version: model.version,
    database: model.database,
    collections: model.collections.map((collection) => ({
      name: collection.name,
      rule: documentRule(collection),
      validationLevel: "strict",
      validationAction: "error",
      shardKey: plannedShardKey(collection),
      indexes: collection.indexes.map(plannedIndex),
    })),
  };
}
