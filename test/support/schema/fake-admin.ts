import { isDeepStrictEqual } from "node:util";
import type {
  Admin,
  LiveCollection,
  LiveIndex,
  Validation,
} from "../../../components/database/functions/schema/ports";
import type { DocumentRule, PlannedIndex, SchemaPlan } from "../../../infra/model/derive/schema";
import type { IndexKey } from "../../../infra/model/types";
import { Fault } from "../../../infra/runtime/errors";
import type { Row } from "./documents";
import { isDocument } from "./judge";

interface Held {
  type: string;
  validation: LiveCollection["validation"];
  indexes: LiveIndex[];
  shardKey?: readonly IndexKey[];
  documents: Row[];
}

/* eslint-disable @typescript-eslint/require-await -- a database is asynchronous, its errors too */

/**
 * A database in memory, for speed; held to `adminConformance` like the real server. What only a sharded
 * cluster has is made after MongoDB's manual and held against nothing.
 */
export class FakeAdmin implements Admin {
  private readonly held = new Map<string, Held>();
  /** Changes that were asked for, in order: `createCollection game.players`. */
  readonly changes: string[] = [];

  constructor(private readonly sharded = false) {}

  /** Does what Atlas does with a plan's managed namespaces, before the schema step. */
  atlasShards({ database, collections }: SchemaPlan): this {
    for (const { name, shardKey } of collections) {
      const namespace = `${database}.${name}`;
      if (shardKey.madeBy !== "atlas" || this.held.get(namespace)?.shardKey !== undefined) continue;
      this.put(namespace, { shardKey: shardKey.key });
    }
    return this;
  }

  /** Puts a collection there as somebody else might have left it. */
  put(namespace: string, { shardKey, ...more }: Partial<Held>): void {
    const name = shardKey?.map(([field, order]) => `${field}_${String(order)}`).join("_");
    const own = name === undefined ? [] : [liveIndex({ name, keys: shardKey ?? [] })];
    this.held.set(namespace, {
      type: "collection",
      validation: { validator: undefined, level: "strict", action: "error" },
      indexes: own,
      documents: [],
      ...(shardKey === undefined ? {} : { shardKey }),
      ...more,
    });
  }

  /** Stores a document, if the collection's validation lets it. */
  async insert(namespace: string, document: Row): Promise<void> {
    const held = this.at(namespace);
    const { validator, action } = held.validation;
    const { $jsonSchema: rule } = (validator ?? {}) as { readonly $jsonSchema?: DocumentRule };
    if (rule !== undefined && action === "error" && !isDocument(document, rule))
      throw fault("poison", namespace, "failed validation");
    held.documents.push(document);
  }

  async isSharded(): Promise<boolean> {
    return this.sharded;
  }

  async collections(database: string): Promise<readonly LiveCollection[]> {
    return [...this.held].flatMap(([namespace, { type, validation, indexes }]) =>
      namespace.startsWith(`${database}.`)
        ? [{ name: namespace.slice(database.length + 1), type, validation, indexes: [...indexes] }]
        : [],
    );
  }

  async shardKeyOf(namespace: string) {
    return this.held.get(namespace)?.shardKey;
  }

  async createCollection(namespace: string, validation: Validation): Promise<void> {
    this.changes.push(`createCollection ${namespace}`);
    const live = liveValidation(validation);
    const held = this.held.get(namespace);
    if (held === undefined) this.put(namespace, { validation: live });
    else if (!isDeepStrictEqual(held.validation, live))
      throw fault("fatal", namespace, "is there with other options");
  }

  async setValidation(namespace: string, validation: Validation): Promise<void> {
    this.changes.push(`setValidation ${namespace}`);
    this.at(namespace).validation = liveValidation(validation);
  }

  async createIndexes(namespace: string, indexes: readonly PlannedIndex[]): Promise<void> {
    this.changes.push(`createIndexes ${namespace} ${indexes.map(({ name }) => name).join(" ")}`);
    const held = this.at(namespace);
    // All or none, as the server does.
    const next = [...held.indexes];
    for (const index of indexes.map(liveIndex)) {
      const other = next.find(
        ({ name, keys, collation }) =>
          name === index.name ||
          (isDeepStrictEqual(keys, index.keys) && isDeepStrictEqual(collation, index.collation)),
      );
      if (other === undefined) next.push(index);
      else if (!isDeepStrictEqual(other, index))
        throw fault("fatal", namespace, `${other.name} is in the way of ${index.name}`);
      if (index.unique && hasDuplicates(held.documents, index))
        throw fault("fatal", namespace, `${index.name} has duplicates`);
    }
    held.indexes = next;
  }

  async setExpiry(namespace: string, index: string, expireAfterSeconds: number): Promise<void> {
    this.changes.push(`setExpiry ${namespace} ${index}`);
    const held = this.at(namespace);
    if (held.indexes.every(({ name }) => name !== index))
      throw fault("fatal", namespace, `no index ${index}`);
    held.indexes = held.indexes.map((live) =>
      live.name === index ? { ...live, expireAfterSeconds } : live,
    );
  }

  async dropIndex(namespace: string, index: string): Promise<void> {
    this.changes.push(`dropIndex ${namespace} ${index}`);
    const held = this.at(namespace);
    held.indexes = held.indexes.filter(({ name }) => name !== index);
  }

  async shardCollection(namespace: string, key: readonly IndexKey[]): Promise<void> {
    this.changes.push(`shardCollection ${namespace}`);
    if (!this.sharded) throw fault("fatal", namespace, "no router of a sharded cluster");
    const held = this.at(namespace);
    if (held.indexes.every(({ keys }) => !isDeepStrictEqual(keys, key)))
      throw fault("fatal", namespace, "no index of the shard key");
    held.shardKey ??= key;
  }

  private at(namespace: string): Held {
    const held = this.held.get(namespace);
    if (held === undefined) throw fault("fatal", namespace, "is not there");
    return held;
  }
}

function liveValidation({ rule, level, action }: Validation): LiveCollection["validation"] {
  return { validator: { $jsonSchema: rule }, level, action };
}

function liveIndex({ unique, collation, ...index }: PlannedIndex): LiveIndex {
  return {
    ...index,
    unique: unique ?? false,
    special: false,
    // The server fills its defaults in.
    ...(collation === undefined
      ? {}
      : { collation: { caseLevel: false, strength: 3, ...collation } }),
  };
}

function hasDuplicates(documents: readonly Row[], { keys }: LiveIndex): boolean {
  const values = documents.map((row) => JSON.stringify(keys.map(([field]) => row[field])));
  return new Set(values).size < values.length;
}

function fault(kind: Fault["kind"], where: string, message: string): Fault {
  return new Fault({ kind, where, message, next: "correct the test" });
}
