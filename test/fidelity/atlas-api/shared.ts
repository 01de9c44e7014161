import type { JsonSchema } from "./leaf";

/** Characters from which a repeated part is worth a definition. */
const LARGE = 400;

/** The same schema with large parts that repeat defined once: it compiles in a fraction of the time. */
export function shared(schema: JsonSchema): JsonSchema {
  const seen = new Map<string, number>();
  const count = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const text = JSON.stringify(part);
    if (text.length < LARGE) return;
    const before = seen.get(text) ?? 0;
    seen.set(text, before + 1);
    if (before === 0) Object.values(part).forEach(count);
  };
  count(schema);
  const names = new Map<string, string>();
  const $defs: Record<string, unknown> = {};
  const replace = (part: unknown): unknown => {
    if (typeof part !== "object" || part === null) return part;
    const text = JSON.stringify(part);
    // Only a whole schema can be referred to, and all of those have a type here.
    const repeats = (seen.get(text) ?? 0) > 1 && "type" in part && typeof part.type === "string";
    if (!repeats) return below(part);
    const known = names.get(text);
    const name = known ?? `part${String(names.size)}`;
    if (known === undefined) {
      names.set(text, name);
      $defs[name] = below(part);
    }
    return { $ref: `#/$defs/${name}` };
  };
  const below = (part: object): unknown =>
    Array.isArray(part)
      ? part.map(replace)
      : Object.fromEntries(Object.entries(part).map(([key, value]) => [key, replace(value)]));
  return { ...(below(schema) as JsonSchema), $defs: $defs as Record<string, JsonSchema> };
}
