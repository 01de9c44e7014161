export { checkManifest } from "./check";
export { events } from "./collections/events";
export { friendships } from "./collections/friendships";
export { identities } from "./collections/identities";
export { items } from "./collections/items";
export { players } from "./collections/players";
export { sessions } from "./collections/sessions";
export { transactions } from "./collections/transactions";
export { cacheEntries, cacheKey, cacheKeyPatterns } from "./derive/cache";
export {
  DATABASE_ROLES,
  databaseRoles,
  managedNamespaces,
  PLATFORM_DATABASE,
  type DatabaseRole,
  type DatabaseRoleName,
  type ManagedNamespace,
  type RoleAction,
  type RoleResource,
} from "./derive/mongodb";
export { searchFields, searchIndexes, searchIndexFor } from "./derive/opensearch";
export type { DocumentOf, Documents } from "./derive/types";
export { LOCATION_PATTERN } from "./fields";
export { manifest } from "./manifest";
export type {
  ArchivePlan,
  CacheUse,
  Collection,
  Field,
  Index,
  IndexKey,
  Manifest,
  ScalarType,
  SearchProjection,
  SearchScope,
  ShardKey,
  V1Source,
} from "./types";
