import { ServiceError } from "../service";

/** A refusal that Atlas documents, or whose code alone is ours. */
interface Rule {
  readonly code: string;
  readonly status: 400 | 404 | 409;
  /** Where the rule is written; `*` where the rule is documented, but its code is not. */
  readonly source: string;
}

/** Every rule that the simulated Atlas holds. */
export const ATLAS_RULES = {
  project: rule("GROUP_NOT_FOUND", 404, "Atlas API error codes"),
  clusterMissing: rule("CLUSTER_NOT_FOUND", 404, "Atlas API error codes"),
  projectInUse: rule("CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS", 409, "Atlas API error codes"),
  projectLinked: rule(
    "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_PRIVATE_ENDPOINT_SERVICES",
    409,
    "Atlas Admin API, answer to the deletion of a project",
  ),
  nameInvalid: rule("CLUSTER_NAME_INVALID", 400, "Atlas API error codes; Atlas limits"),
  nameTaken: rule("DUPLICATE_CLUSTER_NAME", 400, "Atlas API error codes"),
  prefixTaken: rule("DUPLICATE_CLUSTER_NAME_PREFIX", 400, "Atlas API error codes"),
  prefixInvalid: rule("CLUSTER_NAME_PREFIX_INVALID", 400, "Atlas API error codes"),
  electables: rule("CLUSTER_REPLICATION_FACTOR_INVALID", 400, "Atlas API error codes"),
  priorities: rule("INVALID_ATTRIBUTE", 400, "provider, region_configs priority *"),
  equalPriorities: rule(
    "INCONSISTENT_RESULT",
    400,
    "provider, region_configs: order of equal priorities *",
  ),
  regionTwice: rule("INVALID_ATTRIBUTE", 400, "provider, region_configs *"),
  uneven: rule("INVALID_ATTRIBUTE", 400, "provider: shards of a zone are equal but for sizes *"),
  sizesInShard: rule(
    "INVALID_ATTRIBUTE",
    400,
    "provider: electable and read-only sizes are equal *",
  ),
  zones: rule("CLUSTER_NUM_SHARDS_INVALID", 400, "Atlas limits: nine zones *"),
  scalingUneven: rule("INVALID_ATTRIBUTE", 400, "provider: auto-scaling is equal everywhere *"),
  scalingRange: rule(
    "COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID",
    400,
    "Atlas API error codes",
  ),
  scalingMaximum: rule(
    "COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID",
    400,
    "Atlas API error codes",
  ),
  scalingMinimum: rule(
    "COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID",
    400,
    "Atlas API error codes",
  ),
  links: rule(
    "PRIVATE_ENDPOINT_NOT_IN_ALL_REGIONS",
    400,
    "Atlas, private endpoints: all or none *",
  ),
  oneKind: rule(
    "MIXED_TOPOLOGY_CHANGE",
    400,
    "provider: topology changes of multi-shard clusters *",
  ),
  shardRemoved: rule("SHARD_REMOVED", 400, "provider: contact support before removing a shard *"),
  clusterType: rule("CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE", 400, "Atlas API error codes"),
  selfManaged: rule(
    "CANNOT_MODIFY_GLOBAL_CLUSTER_MANAGEMENT_SETTING",
    400,
    "provider, acceptance tests",
  ),
  paused: rule("CANNOT_UPDATE_PAUSED_CLUSTER", 400, "Atlas API error codes"),
  protectedCluster: rule(
    "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED",
    400,
    "provider: termination protection blocks deletion *",
  ),
  pitWithoutBackup: rule("INVALID_ATTRIBUTE", 400, "provider: PIT needs backup *"),
  encryption: rule("ENCRYPTION_AT_REST_NOT_ENABLED", 400, "Atlas API error codes"),
  replicaSet: rule(
    "REGIONALIZED_PRIVATE_ENDPOINT_MODE",
    400,
    "Atlas, regional mode: no replica sets *",
  ),
  regionalMode: rule(
    "REGIONALIZED_PRIVATE_ENDPOINT_MODE",
    400,
    "Atlas, regional mode: stays on with endpoints in two regions *",
  ),
  linkMissing: rule("PRIVATELINK_NOT_FOUND", 404, "Atlas API error codes"),
  endpointMalformed: rule(
    "PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED",
    404,
    "Atlas API error codes",
  ),
  endpointTwice: rule(
    "PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS",
    409,
    "an endpoint joins once *",
  ),
  mappings: rule("PROVIDER", 400, "provider, internal/service/globalclusterconfig"),
  namespaces: rule("PROVIDER", 400, "provider, internal/service/globalclusterconfig"),
  mappingTwice: rule("INVALID_ATTRIBUTE", 400, "provider, customZoneMappings: a location once *"),
  mappingZone: rule("INVALID_ATTRIBUTE", 400, "provider, customZoneMappings: a zone's name *"),
  namespaceTwice: rule("DUPLICATE_MANAGED_NAMESPACE", 400, "Atlas API error codes"),
  namespaceKey: rule(
    "INVALID_ATTRIBUTE",
    400,
    "Atlas, shard a global collection: unique and hashed *",
  ),
  notGlobal: rule(
    "INVALID_ATTRIBUTE",
    400,
    "Atlas: managed namespaces need a managed global cluster *",
  ),
  copyZone: rule("INVALID_ATTRIBUTE", 400, "provider, copySettings: zoneId *"),
  copyHome: rule("INVALID_ATTRIBUTE", 400, "Atlas: a copy never goes to the zone's own region *"),
  copyOplogs: rule("INVALID_ATTRIBUTE", 400, "provider, copySettings: oplogs need PIT *"),
  restoreWindow: rule(
    "INVALID_ATTRIBUTE",
    400,
    "Atlas: retention is not less than the restore window *",
  ),
  externalUser: rule("DATABASE_NAME_INVALID_EXTERNAL", 400, "Atlas API error codes"),
  customRole: rule("ATLAS_INVALID_CUSTOM_ROLE_ASSIGNMENT", 400, "Atlas API error codes"),
  roleMissing: rule("ATLAS_CUSTOM_ROLE_NOT_FOUND", 404, "Atlas API error codes"),
} satisfies Readonly<Record<string, Rule>>;

function rule(code: string, status: Rule["status"], source: string): Rule {
  return { code, status, source };
}

const REASONS = { 400: "Bad Request", 404: "Not Found", 409: "Conflict" } as const;

/** Refuses as Atlas does: status, code and a sentence; what the provider itself refuses has neither. */
export function refuse(name: keyof typeof ATLAS_RULES, detail: string): never {
  const { code, status } = ATLAS_RULES[name];
  if (code === "PROVIDER") throw new ServiceError(detail);
  const reason = REASONS[status];
  throw new ServiceError(
    `HTTP ${String(status)} ${reason} (Error code: "${code}") Detail: ${detail} Reason: ${reason}. Params: []`,
  );
}
