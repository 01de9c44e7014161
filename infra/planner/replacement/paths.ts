import { byKey } from "../../order";
import type { Properties, Value } from "../record/types";
import { isRecord, isSecret } from "../record/wire";

/** A value as text that is equal for equal values, whatever the order of keys; never for printing. */
export function canonical(value: Value | undefined): string {
  if (value === undefined || value === null) return "null";
  if (Array.isArray(value)) return `[${value.map((item: Value) => canonical(item)).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .sort(byKey)
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(",")}}`;
}

/** Every value at a dotted path: lists on the way, and one at its end, are looked through. */
export function valuesAt(properties: Value | undefined, path: string): readonly Value[] {
  let found: readonly Value[] = properties === undefined ? [] : [properties];
  for (const segment of path.split(".")) {
    found = found
      .flatMap((value) => items(value))
      .flatMap((value) => {
        if (!isRecord(value)) return [];
        const inner = isSecret(value) ? value : value[segment];
        return inner === undefined || inner === null ? [] : [inner];
      });
  }
  return found.flatMap((value) => items(value));
}

function items(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

/** The one string, number or boolean at a path, as text; undefined for none or several. */
export function textAt(properties: Properties, path: string): string | undefined {
  const [value, ...more] = valuesAt(properties, path);
  if (value === undefined || more.length > 0 || typeof value === "object") return undefined;
  return String(value);
}

/** The values at a path, each as canonical text, sorted. */
export function setAt(properties: Properties, path: string): readonly string[] {
  return valuesAt(properties, path)
    .map((value) => canonical(value))
    .sort();
}

/** True when two lists of text have the same elements in the same order. */
export function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
