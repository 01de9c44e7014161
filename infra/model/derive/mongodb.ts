import { manifest } from "../manifest";
import type { Manifest } from "../types";

/** A namespace that Atlas shards by `{location: 1, <shardKey>: 1 | "hashed"}`. */
export interface ManagedNamespace {
  readonly database: string;
  readonly collection: string;
  /** The second field of the shard key. */
  readonly shardKey: string;
  readonly hashed: boolean;
}

/** Namespaces of the manifest that the global cluster manages, in the manifest's order. */
export function managedNamespaces(model: Manifest = manifest): ManagedNamespace[] {
  return model.collections.flatMap(({ name, shardKey }) =>
    shardKey.spread === "location"
      ? [
          {
            database: model.database,
            collection: name,
            shardKey: shardKey.field,
            hashed: shardKey.hashed,
          },
        ]
      : [],
  );
}

/**
 * Database of the platform's own collections: the schema version and the archive's watermarks.
 * Apart from the game's, so that the API's role cannot write them.
 */
export const PLATFORM_DATABASE = "worldcell";

/** Actions of the Atlas custom roles that are used (Atlas docs, reference/custom-role-actions). */
export type RoleAction =
  | "BYPASS_DOCUMENT_VALIDATION"
  | "CHANGE_STREAM"
  | "COLL_MOD"
  | "CREATE_COLLECTION"
  | "CREATE_INDEX"
  | "DROP_INDEX"
  | "ENABLE_SHARDING"
  | "FIND"
  | "INSERT"
  | "LIST_COLLECTIONS"
  | "LIST_INDEXES"
  | "REMOVE"
  | "UPDATE";

/** Where an action is granted; an empty `collection` means every collection of the database. */
export interface RoleResource {
  readonly database: string;
  readonly collection: string;
}

/** One custom role of the Atlas project. */
export interface DatabaseRole {
  /** Letters, digits, `-` and `_`; not starting with `xgen-`. */
  readonly name: DatabaseRoleName;
  /** Who uses it and what for. */
  readonly purpose: string;
  readonly actions: readonly {
    readonly action: RoleAction;
    readonly resources: readonly RoleResource[];
  }[];
}

/** Names of the platform's roles. A user with a custom role can hold no other, so each is complete in itself. */
export const DATABASE_ROLES = [
  "api-rw",
  "loader-read",
  "migrator",
  "schema-admin",
  "analytics-read",
] as const;
export type DatabaseRoleName = (typeof DATABASE_ROLES)[number];

/** Collection of the platform's database in which feeds and maintenance keep how far they are. */
export const FEEDS_COLLECTION = "feeds";

/**
 * Users that cells make in the database: each one for its feed and one for the maintenance of its search, the
 * schema cell one more.
 */
export const CELL_USERS = { each: 2, schemaCell: 1 } as const;

/** Roles of the platform's workloads, as plain data for `CustomDbRole`. */
export function databaseRoles(model: Manifest = manifest): DatabaseRole[] {
  const game = { database: model.database, collection: "" };
  const platform = { database: PLATFORM_DATABASE, collection: "" };
  const feeds = { database: PLATFORM_DATABASE, collection: FEEDS_COLLECTION };
  // One resource per collection: a name that is not in the manifest cannot be created by a write.
  const collections = model.collections.map(({ name }) => ({
    database: model.database,
    collection: name,
  }));
  const on = (resources: readonly RoleResource[], ...actions: readonly RoleAction[]) =>
    [...actions].sort().map((action) => ({ action, resources }));
  return [
    {
      name: "api-rw",
      purpose:
        "Data access service: reads and writes the game's collections, reads the schema version.",
      actions: [
        ...on([...collections, platform], "FIND"),
        ...on(collections, "INSERT", "REMOVE", "UPDATE"),
      ],
    },
    {
      name: "loader-read",
      purpose:
        "Search feed and maintenance: reads documents and the change stream, keeps how far they are.",
      actions: [
        ...on([game], "CHANGE_STREAM"),
        ...on([game, platform], "FIND"),
        ...on([feeds], "INSERT", "UPDATE"),
      ],
    },
    {
      name: "migrator",
      purpose: "Load of v1's history, for the time of the migration: writes past the validators.",
      actions: [
        ...on(collections, "BYPASS_DOCUMENT_VALIDATION", "INSERT", "REMOVE", "UPDATE"),
        ...on([...collections, platform], "FIND"),
      ],
    },
    {
      name: "schema-admin",
      purpose:
        "Schema step of the schema cell: collections, validators, indexes, sharding of identities.",
      actions: [
        ...on([game, platform], "COLL_MOD", "CREATE_COLLECTION", "CREATE_INDEX", "DROP_INDEX"),
        ...on([game], "ENABLE_SHARDING"),
        // It compares the live shard keys in `config.collections` with the manifest's.
        ...on([game, platform, { database: "config", collection: "collections" }], "FIND"),
        ...on([platform], "INSERT", "UPDATE"),
        ...on([game, platform], "LIST_COLLECTIONS", "LIST_INDEXES"),
      ],
    },
    {
      name: "analytics-read",
      purpose: "Glue and analysts' exports: reads the game's collections.",
      actions: on([game], "FIND"),
    },
  ];
}
