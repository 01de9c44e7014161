import { isMapping } from "../../../../infra/runtime/mapping";
import { type Admin, type AdminRequest, ask } from "./admin";
import { type SearchPlan, versionOfIndex } from "./plan";

const API = "/_plugins/_security/api";

/** Actions on the documents of an index (OpenSearch documentation, Security, "Permissions"). */
const WRITE = ["indices:data/write/bulk*", "indices:data/write/index", "indices:data/write/delete"];
const READ = ["indices:data/read/search*", "indices:data/read/get*", "indices:data/read/mget*"];
const MOVE = ["indices:admin/aliases*", "indices:admin/refresh*", "indices:admin/get"];
/** Requests over several documents are checked for the cluster first, then for each index. */
const CLUSTER_WRITE = "indices:data/write/bulk";
const CLUSTER_READ = "indices:data/read/mget";

/** A role of the security plugin with those who have it. */
export interface RoleGrant {
  readonly name: string;
  readonly clusterPermissions: readonly string[];
  readonly actions: readonly string[];
  readonly patterns: readonly string[];
  /** ARNs of IAM roles. */
  readonly backendRoles: readonly string[];
}

/** The roles of a plan; none without fine-grained access control. */
export function roleGrants({ indexes, roles }: Pick<SearchPlan, "indexes" | "roles">): RoleGrant[] {
  if (roles === undefined) return [];
  // An alias is resolved before it is checked, so patterns name the indexes themselves.
  const patterns = indexes
    .filter(({ index }) => versionOfIndex(index) > 0)
    .map(({ alias }) => `${alias}-v*`);
  return [
    {
      name: "worldcell-write",
      clusterPermissions: [CLUSTER_WRITE],
      actions: WRITE,
      patterns,
      backendRoles: [...roles.writers],
    },
    {
      name: "worldcell-search",
      clusterPermissions: [],
      actions: READ,
      patterns,
      backendRoles: [...roles.readers],
    },
    {
      name: "worldcell-maintain",
      clusterPermissions: [CLUSTER_WRITE, CLUSTER_READ],
      actions: [...WRITE, ...READ, ...MOVE, "indices:admin/delete"],
      patterns,
      backendRoles: [...roles.maintainers],
    },
  ];
}

/** Bodies of a grant's two requests. */
function bodiesOf({ clusterPermissions, actions, patterns, backendRoles }: RoleGrant): {
  readonly role: object;
  readonly mapping: object;
} {
  return {
    role: {
      cluster_permissions: clusterPermissions,
      index_permissions: [{ index_patterns: patterns, allowed_actions: actions }],
    },
    mapping: { backend_roles: backendRoles },
  };
}

/** Requests that make a grant what it is; each replaces what was there. */
export function grantRequests(grant: RoleGrant): readonly [role: AdminRequest, map: AdminRequest] {
  const { role, mapping } = bodiesOf(grant);
  return [
    { method: "PUT", path: `${API}/roles/${grant.name}`, body: role },
    { method: "PUT", path: `${API}/rolesmapping/${grant.name}`, body: mapping },
  ];
}

/** Requests of the grants that the domain does not hold just so. */
export async function openGrants(
  admin: Admin,
  grants: readonly RoleGrant[],
): Promise<AdminRequest[]> {
  const open: AdminRequest[] = [];
  for (const request of grants.flatMap(grantRequests)) {
    const { status, body } = await ask(admin, { method: "GET", path: request.path }, [404]);
    const [held] = status === 404 || !isMapping(body) ? [] : Object.values(body);
    if (!holds(held, request.body)) open.push(request);
  }
  return open;
}

/** True when all that is wanted is there; the plugin adds fields of its own. */
function holds(held: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(held) &&
      held.length === wanted.length &&
      wanted.every((one: unknown, at) => holds(held[at], one))
    );
  }
  if (isMapping(wanted)) {
    if (!isMapping(held)) return false;
    return Object.entries(wanted).every(([key, value]) => holds(held[key], value));
  }
  return held === wanted;
}
