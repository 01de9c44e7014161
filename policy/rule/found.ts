import { UnknownValueError } from "@pulumi/policy";

/** What stands at a place: nothing (null counts as nothing), a value not known before the update, or a value. */
export type Found =
  | { readonly state: "absent" }
  | { readonly state: "unknown" }
  | { readonly state: "known"; readonly value: unknown };

const ABSENT: Found = { state: "absent" };
const UNKNOWN_FOUND: Found = { state: "unknown" };

/**
 * Reads one property through the policy SDK's proxy, which throws for a value that is not known yet.
 * Every read of a resource's properties goes through here, so that no unknown value ends a rule.
 */
export function readProperty(container: unknown, key: string | number): Found {
  if (typeof container !== "object" || container === null) return ABSENT;
  try {
    const value = (container as Record<string | number, unknown>)[key];
    return value === undefined || value === null ? ABSENT : { state: "known", value };
  } catch (error) {
    if (error instanceof UnknownValueError) return UNKNOWN_FOUND;
    throw error;
  }
}

/** What stands at a key or a dotted path. A key may hold dots itself, as names of annotations do. */
export function findPath(container: unknown, path: string): Found {
  if (isMapping(container) && Object.hasOwn(container, path)) return readProperty(container, path);
  let found: Found = { state: "known", value: container };
  for (const key of path.split(".")) {
    if (found.state !== "known") return found;
    found = readProperty(found.value, key);
  }
  return found;
}

/** Stands in a {@link Copy} for a value that is not known yet. */
export const UNKNOWN = Symbol("not known before the update");

/** A plain copy of properties, with {@link UNKNOWN} where a value is not known yet. */
export type Copy =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | readonly Copy[]
  | { readonly [key: string]: Copy };

/** What the engine sends for a value of each kind that is not known yet (`@pulumi/policy`, proxy). */
const SENTINELS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The object behind the SDK's proxy: walking a whole tree through proxies costs several times as much. */
function behindProxy(value: object): object {
  const target = (value as { readonly __getSpecialProxyTarget?: unknown }).__getSpecialProxyTarget;
  return typeof target === "object" && target !== null ? target : value;
}

function copyPlain(value: unknown): Copy {
  if (SENTINELS.has(value)) return UNKNOWN;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (Array.isArray(value)) return value.map(copyPlain);
  if (!isMapping(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyPlain(item)]));
}

/** A plain copy of a known value; what is neither data nor a list nor a mapping (an asset, an archive) is null. */
export function copyOf(value: unknown): Copy {
  return copyPlain(typeof value === "object" && value !== null ? behindProxy(value) : value);
}

/** A plain copy of what was found; null for nothing. */
export function copyFound(found: Found): Copy {
  if (found.state === "absent") return null;
  return found.state === "unknown" ? UNKNOWN : copyOf(found.value);
}

/** True for a mapping of properties, false for lists, assets and archives. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !("__pulumiAsset" in value) && !("__pulumiArchive" in value);
}
