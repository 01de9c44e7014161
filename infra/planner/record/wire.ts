import type { Value } from "./types";

/** Key that marks a wrapped value on the wire (SDK `runtime/rpc.js`). */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
/** Value of {@link SIGNATURE} for a secret. */
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
/** Value of {@link SIGNATURE} for a reference to a resource. */
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
/** A string that is not known yet, as the engine sends it at preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** True for a mapping that is not wrapped. */
export function isRecord(value: unknown): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for a value wrapped as a secret. */
export function isSecret(value: unknown): boolean {
  return isRecord(value) && value[SIGNATURE] === SECRET;
}

/** Calls `visit` for every leaf string, with its path (`policy`, `rules[0].name`), looking inside secrets too. */
export function walkStrings(
  value: Value | undefined,
  visit: (text: string, path: string, secret: boolean) => void,
  path = "",
  secret = false,
): void {
  if (typeof value === "string") visit(value, path, secret);
  else if (Array.isArray(value)) {
    value.forEach((item: Value, index) =>
      walkStrings(item, visit, `${path}[${String(index)}]`, secret),
    );
  } else if (isRecord(value)) {
    if (value[SIGNATURE] === SECRET) walkStrings(value.value, visit, path, true);
    else if (value[SIGNATURE] === undefined) {
      for (const [key, item] of Object.entries(value)) {
        walkStrings(item, visit, path === "" ? key : `${path}.${key}`, secret);
      }
    }
  }
}

/** The value with secrets unwrapped; for reading only, never for printing. */
export function unwrap(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: Value) => unwrap(item));
  if (!isRecord(value)) return value;
  if (value[SIGNATURE] === SECRET) return unwrap(value.value ?? null);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unwrap(item)]));
}

/** By these the SDK knows its own assets and archives again; the engine knows them by their signature. */
const SDK_MARKS: readonly string[] = ["__pulumiArchive", "__pulumiAsset"];

/**
 * The value as the engine gives it to providers and policies: references to resources (`role: role` in a
 * program) are the id, or the URN of what has none; assets are without the SDK's marks.
 */
export function withoutReferences(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: Value) => withoutReferences(item));
  if (!isRecord(value)) return value;
  if (value[SIGNATURE] === RESOURCE) return value.id ?? value.urn ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !SDK_MARKS.includes(key))
      .map(([key, item]) => [key, withoutReferences(item)]),
  );
}
