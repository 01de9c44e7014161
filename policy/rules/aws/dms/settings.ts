import { type Copy, UNKNOWN } from "../../../rule";

/** A setting inside a copied document, `Logging.EnableLogging`; undefined for nothing, or a marker. */
export function settingOf(document: Copy | undefined, path: readonly string[]): Copy | undefined {
  let value: Copy | undefined = document;
  for (const key of path) {
    if (value === UNKNOWN) return UNKNOWN;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    value = (value as { readonly [name: string]: Copy })[key];
  }
  return value;
}
