import type {
  DocumentRule,
  PlannedIndex,
  SchemaPlan,
  ValidationAction,
} from "../../../../infra/model/derive/schema";
import type { IndexKey } from "../../../../infra/model/types";
import type { CheckpointStore } from "../../../../infra/runtime/checkpoint";
import type { Clock } from "../../../../infra/runtime/clock";
import type { Metrics } from "../../../../infra/runtime/metrics";
import type { Random } from "../../../../infra/runtime/random";

/** How a collection judges its documents. */
export interface Validation {
  readonly rule: DocumentRule;
  readonly level: "strict";
  readonly action: ValidationAction;
}

/** How a collection judges its documents now; whatever anybody has set. */
export interface LiveValidation {
  /** The whole validator, `{ $jsonSchema: ... }`; undefined where there is none. */
  readonly validator: unknown;
  readonly level: string;
  readonly action: string;
}

/** An index that is there. */
export interface LiveIndex {
  readonly name: string;
  readonly keys: readonly (readonly [field: string, order: unknown])[];
  readonly unique: boolean;
  readonly expireAfterSeconds?: number;
  /** With all the fields that the server fills in. */
  readonly collation?: Readonly<Record<string, unknown>>;
  /** Sparse, partial, or of another kind that no plan makes. */
  readonly special: boolean;
}

/** A collection that is there. */
export interface LiveCollection {
  readonly name: string;
  /** `collection`, `view` or `timeseries`. */
  readonly type: string;
  readonly validation: LiveValidation;
  /** Without the one on `_id`. */
  readonly indexes: readonly LiveIndex[];
}

/**
 * What the schema step asks of the database. A namespace is `game.players`. Every method throws a Fault:
 * `retry` when no answer came, so nobody knows what was done.
 */
export interface Admin {
  /** Whether it is a router of a sharded cluster. */
  isSharded(): Promise<boolean>;
  /** All collections of a database but the system's, with their indexes. */
  collections(database: string): Promise<readonly LiveCollection[]>;
  /** The shard key as the cluster's metadata has it; undefined for a collection that is not sharded. */
  shardKeyOf(
    namespace: string,
  ): Promise<readonly (readonly [field: string, order: unknown])[] | undefined>;
  /** @throws {Fault} `fatal` when it is there already with other options. */
  createCollection(namespace: string, validation: Validation): Promise<void>;
  /** Puts a validation in the place of the one that is there. */
  setValidation(namespace: string, validation: Validation): Promise<void>;
  /**
   * Waits until they are built; nothing happens for those that are there.
   *
   * @throws {Fault} `fatal` when an index is in the way, or when documents break a unique one.
   */
  createIndexes(namespace: string, indexes: readonly PlannedIndex[]): Promise<void>;
  /** Sets after how many seconds a TTL index deletes; makes one of an index on one field. */
  setExpiry(namespace: string, index: string, seconds: number): Promise<void>;
  /** Nothing happens when it is gone. */
  dropIndex(namespace: string, index: string): Promise<void>;
  /** Only on a sharded cluster. */
  shardCollection(namespace: string, key: readonly IndexKey[]): Promise<void>;
}

/** An index that the schema step made, so it may drop it. */
export interface MadeIndex {
  readonly collection: string;
  readonly index: PlannedIndex;
}

/** What is stored of the schema: the value of its checkpoint. */
export interface StoredSchema {
  /** Version that the database has in full; 0 before the first. */
  readonly version: number;
  /** The plan of that version; undefined before the first. */
  readonly plan?: SchemaPlan;
  /** By collection: the rule of the version before, where this version changed it. */
  readonly previous: Readonly<Record<string, DocumentRule>>;
  /**
   * Indexes that the step made. Written before they are made, so that one of a run that was killed is
   * known too.
   */
  readonly made: readonly MadeIndex[];
}

/** What the schema step needs. */
export interface SchemaPorts {
  readonly admin: Admin;
  /** Lease and stored schema are one checkpoint, so a run that lost its lease cannot store a version. */
  readonly checkpoints: CheckpointStore<StoredSchema>;
  readonly clock: Clock;
  readonly random: Random;
  readonly metrics: Metrics;
  /** Which run this is, for whoever waits for it. */
  readonly owner: string;
}
