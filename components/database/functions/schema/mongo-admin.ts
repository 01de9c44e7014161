import type { DocumentRule, PlannedIndex } from "../../../../infra/model/derive/schema";
import { Fault, faultOfMongo } from "../../../../infra/runtime/errors";
import type { Admin, LiveCollection, LiveIndex, Validation } from "./ports";

/** What is used of the driver's `MongoClient`: commands, which say the same to every version of it. */
export interface CommandClient {
  db(name: string): { command(command: Readonly<Record<string, unknown>>): Promise<object> };
}

/** Changes are done when a failover cannot take them back. */
const WRITE_CONCERN = { w: "majority" } as const;
/** Names of one answer; a database of this platform has far fewer collections, a collection far fewer indexes. */
const BATCH = 10_000;
/** Codes of the server's `error_codes.yml`: IndexNotFound, DuplicateKey. */
const INDEX_NOT_FOUND = 27;
const DUPLICATE_KEY = 11000;

/**
 * The database behind MongoDB's driver. Sharding's commands (`shardCollection`, and `config.collections`)
 * are only known to a router of a sharded cluster.
 */
export function mongoAdmin(client: CommandClient): Admin {
  async function command(
    where: string,
    database: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<object> {
    try {
      return await client.db(database).command(body);
    } catch (error) {
      throw judged(where, body, error);
    }
  }

  /** A command on a collection, which changes it. */
  async function change(name: string, at: string, fields: object): Promise<void> {
    const [database, collection] = split(at);
    await command(at, database, { [name]: collection, ...fields, writeConcern: WRITE_CONCERN });
  }

  async function batch<T>(where: string, database: string, body: object): Promise<readonly T[]> {
    const answer = await command(where, database, { ...body });
    return (answer as { readonly cursor: { readonly firstBatch: readonly T[] } }).cursor.firstBatch;
  }

  return {
    async isSharded() {
      const { msg } = (await command("admin", "admin", { hello: 1 })) as { readonly msg?: unknown };
      return msg === "isdbgrid";
    },

    async collections(database) {
      const body = { listCollections: 1, cursor: { batchSize: BATCH } };
      const found = await batch<CollectionInfo>(database, database, body);
      const own = found.filter(({ name }) => !name.startsWith("system."));
      const live: LiveCollection[] = [];
      for (const info of own) {
        // A view has none.
        const indexes =
          info.type === "collection"
            ? await batch<IndexInfo>(`${database}.${info.name}`, database, {
                listIndexes: info.name,
                cursor: { batchSize: BATCH },
              })
            : [];
        live.push(liveCollection(info, indexes));
      }
      return live;
    },

    async shardKeyOf(namespace) {
      const body = { find: "collections", filter: { _id: namespace }, limit: 1 };
      const [found] = await batch<{ readonly key?: object }>(namespace, "config", body);
      return found?.key === undefined ? undefined : Object.entries(found.key);
    },

    createCollection: (namespace, validation) =>
      change("create", namespace, validationFields(validation)),

    setValidation: (namespace, validation) =>
      change("collMod", namespace, validationFields(validation)),

    createIndexes: (namespace, indexes) =>
      change("createIndexes", namespace, { indexes: indexes.map(indexFields) }),

    setExpiry: (namespace, name, expireAfterSeconds) =>
      change("collMod", namespace, { index: { name, expireAfterSeconds } }),

    async dropIndex(namespace, index) {
      try {
        await change("dropIndexes", namespace, { index });
      } catch (error) {
        if (!(error instanceof Fault) || codeOf(error.cause) !== INDEX_NOT_FOUND) throw error;
      }
    },

    async shardCollection(namespace, key) {
      const body = { shardCollection: namespace, key: Object.fromEntries(key) };
      await command(namespace, "admin", { ...body, writeConcern: WRITE_CONCERN });
    },
  };
}

function split(namespace: string): [database: string, collection: string] {
  const dot = namespace.indexOf(".");
  return [namespace.slice(0, dot), namespace.slice(dot + 1)];
}

/** The fields by which `create` and `collMod` say how documents are judged. */
function validationFields({ rule, level, action }: Validation) {
  const validator: { readonly $jsonSchema: DocumentRule } = { $jsonSchema: rule };
  return { validator, validationLevel: level, validationAction: action };
}

function indexFields({ keys, ...index }: PlannedIndex) {
  return { ...index, key: Object.fromEntries(keys) };
}

interface CollectionInfo {
  readonly name: string;
  readonly type: string;
  readonly options?: {
    readonly validator?: unknown;
    readonly validationLevel?: string;
    readonly validationAction?: string;
  };
}

interface IndexInfo {
  readonly name: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: unknown;
  readonly expireAfterSeconds?: number;
  readonly collation?: Readonly<Record<string, unknown>>;
}

function liveCollection(
  { name, type, options = {} }: CollectionInfo,
  indexes: readonly IndexInfo[],
): LiveCollection {
  return {
    name,
    type,
    validation: {
      validator: options.validator,
      // The server leaves its defaults out.
      level: options.validationLevel ?? "strict",
      action: options.validationAction ?? "error",
    },
    indexes: indexes.filter((index) => index.name !== "_id_").map(liveIndex),
  };
}

/** Orders of an index that a plan can make; texts, geography and wildcards are others. */
const ORDERS: readonly unknown[] = [1, -1, "hashed"];

function liveIndex(index: IndexInfo): LiveIndex {
  const { name, unique = false, sparse = false, partialFilterExpression, collation } = index;
  const keys = Object.entries(index.key);
  return {
    name,
    keys,
    unique,
    special:
      sparse ||
      partialFilterExpression !== undefined ||
      keys.some(([field, order]) => field.includes("$**") || !ORDERS.includes(order)),
    ...(index.expireAfterSeconds === undefined
      ? {}
      : { expireAfterSeconds: index.expireAfterSeconds }),
    ...(collation === undefined ? {} : { collation }),
  };
}

/** The server's own code of an error; undefined where there is none. */
function codeOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "number" ? error.code : undefined;
}

/** The name of the code, `IndexKeySpecsConflict`; names no document, as the message may. */
function codeNameOf(error: unknown): string {
  const { codeName } = error as { readonly codeName?: unknown };
  return typeof codeName === "string" ? codeName : "";
}

function judged(where: string, body: object, cause: unknown): Fault {
  const command = Object.keys(body)[0] ?? "";
  if (codeOf(cause) === DUPLICATE_KEY)
    // The server's own message quotes a document's values.
    return new Fault({
      kind: "fatal",
      where,
      message: "documents have the same values in the fields of a unique index",
      next: "find them by the index's fields and mend them, then run the schema step again",
      cause,
    });
  const kind = faultOfMongo(cause);
  const code = codeOf(cause);
  const isPassing = kind === "retry" || kind === "throttle";
  return new Fault({
    kind,
    where,
    message: `${command} failed${code === undefined ? "" : ` with code ${String(code)} ${codeNameOf(cause)}`.trimEnd()}`,
    next: isPassing
      ? "run the schema step again"
      : "look the code up in MongoDB's error codes; the role schema-admin is all that the step may do",
    cause,
  });
}
