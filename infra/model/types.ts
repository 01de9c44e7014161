import type { DataClass } from "../fleet/schema";

/** BSON types that the manifest uses; `long` is read as a number and must stay a safe integer. */
export type ScalarType = "string" | "int" | "long" | "double" | "bool" | "date";

interface FieldBase {
  /** What the field holds, with its unit. */
  readonly description: string;
  /** Every document has it. */
  readonly required: boolean;
  /** It identifies or describes a person: it is stored inside the player's residency only. Default false. */
  readonly personal?: boolean;
}

/** A field with one value; `values` lists all that are allowed, `pattern` what a string matches. */
export interface ScalarField extends FieldBase {
  readonly type: ScalarType;
  readonly values?: readonly string[];
  readonly pattern?: string;
}

/** A list of values of one type. */
export interface ArrayField extends FieldBase {
  readonly type: "array";
  readonly items: ScalarType;
}

/** A sub-document whose keys the manifest does not know; neither indexed nor searched. */
export interface ObjectField extends FieldBase {
  readonly type: "object";
}

export type Field = ScalarField | ArrayField | ObjectField;

/** One key of an index with its direction. */
export type IndexKey = readonly [field: string, order: 1 | -1 | "hashed"];

/** How an index compares texts (MongoDB manual, collation); what is not named is MongoDB's default. */
export interface Collation {
  /** ICU locale, `en`. */
  readonly locale: string;
  /** From 1 (base letters only) to 5. @default 3 */
  readonly strength?: number;
}

/** A secondary index; the shard key's own index is made by Atlas and not listed. */
export interface Index {
  readonly name: string;
  readonly keys: readonly IndexKey[];
  /** Default false. A unique index starts with the whole shard key (MongoDB manual, sharded collections). */
  readonly unique?: boolean;
  /** Makes it a TTL index: seconds after the date in its only field. */
  readonly expireAfterSeconds?: number;
  /**
   * How its texts compare, where `Bob` and `bob` are one. A query uses the index only when it asks for the same
   * (MongoDB manual, collation).
   * @default each text as it is
   */
  readonly collation?: Collation;
}

/**
 * How a collection is spread.
 * - `location`: Atlas-managed: `location`, never hashed, then one field. It cannot be changed once
 *   data is there (Atlas documentation).
 * - `everywhere`: `_id` hashed over the shards of all zones, made by the schema step and not by
 *   Atlas; only for documents that hold nothing personal and are read rarely.
 */
export type ShardKey =
  | { readonly spread: "location"; readonly field: string; readonly hashed: boolean }
  | { readonly spread: "everywhere" };

/** How far a field may travel in search: inside its zone's cell, its residency, or everywhere. */
export type SearchScope = "zone" | "residency" | "world";

/** Fields copied to the search indexes, with the scope of each. */
export interface SearchProjection {
  readonly fields: Readonly<Record<string, SearchScope>>;
  /** Personal fields that are knowingly in scope `world`, with the reason. */
  readonly worldExceptions?: Readonly<Record<string, string>>;
}

/** Use of the cell's cache. */
export interface CacheUse {
  /** Cache group of the cell. */
  readonly group: "cache" | "sessions";
  /** Fields whose values make the key, in order. */
  readonly key: readonly string[];
  /** Seconds until the entry expires. */
  readonly ttlSeconds: number;
}

/** What the archive writes to S3, and by which date it decides. */
export interface ArchivePlan {
  /** Date field that decides when a document is `hotDays` old. */
  readonly by: string;
  /** Fields that become columns, in order. */
  readonly columns: readonly string[];
}

/** Where a collection's history comes from in v1. */
export interface V1Source {
  readonly table: string;
  /** Primary key columns of the table. */
  readonly primaryKey: readonly string[];
  /** Column by field; fields without one are computed by the migration. */
  readonly columns: Readonly<Record<string, string>>;
}

/** One collection: everything the platform knows about it. */
export interface Collection {
  readonly name: string;
  readonly description: string;
  /** Data class, which decides the recovery objectives. */
  readonly dataClass: DataClass;
  readonly fields: Readonly<Record<string, Field>>;
  /** Documents may have top-level fields that are not listed. @default false */
  readonly additionalFields?: boolean;
  readonly shardKey: ShardKey;
  readonly indexes: readonly Index[];
  /** Days a document stays in the database; absent: for ever. */
  readonly hotDays?: number;
  /**
   * Date field of the TTL index. The archive writes it, once it has verified the document's copy in S3:
   * without the field a document never expires, so nothing is deleted ahead of its copy.
   */
  readonly ttlField?: string;
  readonly search?: SearchProjection;
  readonly cache?: CacheUse;
  readonly archive?: ArchivePlan;
  readonly v1?: V1Source;
}

/** The data model of the game. */
export interface Manifest {
  /** Rises by one with every change of the manifest; stored in the database by the schema step. */
  readonly version: number;
  /** Name of the MongoDB database. */
  readonly database: string;
  readonly collections: readonly Collection[];
}

/** A collection as written, with its literal types kept: `DocumentOf` infers documents from it. */
export function collection<const C extends Collection>(spec: C): C {
  return spec;
}
