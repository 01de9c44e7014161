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

/** A plain copy of a known value; what is neither data nor a list nor a mapping (an asset, an archive) is null. */
export function copyOf(value: unknown): Copy {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (Array.isArray(value)) {
    return Array.from({ length: value.length }, (_, index) =>
      copyFound(readProperty(value, index)),
    );
  }
  if (isMapping(value)) {
    return Object.fromEntries(
      Object.keys(value).map((key) => [key, copyFound(readProperty(value, key))]),
    );
  }
  return null;
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
