import { distance } from "fastest-levenshtein";

/** Keys and indexes from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** A path as people write it: `zones[1].electable[0]`, `namespaces["game.players"]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${String(part)}]`;
    if (!/^[A-Za-z0-9_-]+$/.test(part)) return `${text}[${show(part)}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}

/** A value for a message: JSON without control characters, cut to 60 characters. */
export function show(value: unknown): string {
  const text = (JSON.stringify(value) ?? String(value)).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    "?",
  );
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

/** The allowed value nearest to what was written, where it is near enough to be a slip. */
export function nearest(value: string, allowed: readonly string[]): string | undefined {
  if (value.length > 64) return undefined;
  const plain = value.toLowerCase().replaceAll("_", "-");
  const best = allowed
    .map((candidate) => ({ candidate, far: distance(plain, candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))[0];
  return best !== undefined && best.far <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}

/** `; did you mean "x"?` where an allowed value is near, else nothing. */
export function didYouMean(value: string, allowed: readonly string[]): string {
  const found = nearest(value, allowed);
  return found === undefined ? "" : `; did you mean "${found}"?`;
}
