import type { Properties, Value } from "../record/types";
import { isRecord, SIGNATURE } from "../record/wire";
import { canonical } from "../replacement/paths";

/** A mapping whose keys are inputs; secrets, assets and references are compared as one value. */
function isPlain(value: Value | undefined): value is { readonly [key: string]: Value } {
  return isRecord(value) && value[SIGNATURE] === undefined;
}

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
const join = (path: string, key: string) =>
  /^[A-Za-z_$][\w$-]*$/.test(key)
    ? `${path}${path === "" ? "" : "."}${key}`
    : `${path}[${JSON.stringify(key)}]`;

function compare(
  path: string,
  old: Value | undefined,
  next: Value | undefined,
  found: string[],
): void {
  if (canonical(old) === canonical(next)) return;
  if (isPlain(old) && isPlain(next)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
      compare(join(path, key), old[key], next[key], found);
    }
  } else if (isList(old) && isList(next) && old.length === next.length) {
    old.forEach((item, index) => {
      compare(`${path}[${String(index)}]`, item, next[index], found);
    });
  } else found.push(path);
}

/** Keys that a provider's bridge filled in, of which it keeps a list in a real state. */
function bridged(value: { readonly [key: string]: Value }): readonly string[] {
  const defaults = value.__defaults;
  return isList(defaults) ? defaults.filter((key): key is string => typeof key === "string") : [];
}

/**
 * A value as a program gives it, for comparing with another: without a bridge's notes (`__...`),
 * and without the defaults it filled in where the other value has none.
 */
export function asGiven(value: Value, other: Value | undefined): Value {
  if (isList(value)) {
    const others = isList(other) && other.length === value.length ? other : [];
    return value.map((item, index) => asGiven(item, others[index]));
  }
  if (!isPlain(value)) return value;
  const counterpart = isPlain(other) ? other : {};
  const added = bridged(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith("__") && (!added.includes(key) || key in counterpart))
      .map(([key, item]) => [key, asGiven(item, counterpart[key])]),
  );
}

/** Paths that differ, sorted; a list of another length, a secret and a scalar are one path. */
export function changedPaths(old: Properties, next: Properties): readonly string[] {
  const found: string[] = [];
  compare("", old, next, found);
  return found.sort();
}

/** Keys of a path, list positions left out: `rules[0].name` is `rules`, `name`. */
export function pathKeys(path: string): readonly string[] {
  return path
    .replace(/\["([^"]*)"\]/g, ".$1")
    .replace(/\[[^\]]*\]/g, "")
    .split(".")
    .filter((key) => key !== "");
}

/** True when a path of `ignoreChanges` or `replaceOnChanges` (`tags`, `rules[*].name`, `*`) covers a changed path. */
export function covers(pattern: string, path: string): boolean {
  if (pattern === "*") return true;
  const wanted = pathKeys(pattern);
  const keys = pathKeys(path);
  return wanted.every((key, index) => index >= keys.length || key === "*" || key === keys[index]);
}

/** The new inputs with what `ignoreChanges` names taken from the old ones. */
export function withIgnored(
  old: Properties,
  next: Properties,
  patterns: readonly string[],
): Properties {
  return patterns.reduce(
    (result, pattern) => keep(result, old, pattern === "*" ? [] : pathKeys(pattern)),
    next,
  );
}

function keep(next: Properties, old: Properties, keys: readonly string[]): Properties {
  const [key, ...rest] = keys;
  if (key === undefined) return old;
  const before = old[key];
  const after = next[key];
  const kept = rest.length === 0 ? before : keepInside(after, before, rest);
  const others = Object.entries(next).filter(([name]) => name !== key);
  return Object.fromEntries(kept === undefined ? others : [...others, [key, kept]]);
}

function keepInside(
  next: Value | undefined,
  old: Value | undefined,
  keys: readonly string[],
): Value | undefined {
  if (isPlain(next) && isPlain(old)) return keep(next, old, keys);
  if (isList(next) && isList(old) && next.length === old.length) {
    return next.map((item, index) => keepInside(item, old[index], keys) ?? null);
  }
  return next;
}
