import type { Finding } from "../../errors";

/** An error of the data model; `path` begins with the collection's name. */
export function error(code: string, path: string, message: string, fix: string): Finding {
  return { code, severity: "error", where: "infra/model", path, message, fix };
}

/** Names that appear more than once. */
export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
