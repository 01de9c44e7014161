import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../../infra/root";

export { ROOT };

const ROOMS = ["infra", "components", "stacks", "policy", "test"];
const HIDDEN = new Set(["node_modules", ".git", ".cache", "out"]);

/** Files below a folder, relative to the repository, sorted. */
export function filesBelow(folder: string): string[] {
  const walk = (directory: string): string[] =>
    readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
      if (HIDDEN.has(entry.name)) return [];
      const path = join(directory, entry.name);
      return entry.isDirectory() ? walk(path) : [relative(ROOT, path)];
    });
  return walk(join(ROOT, folder)).sort();
}

/** TypeScript files of all rooms. */
export function sourceFiles(): string[] {
  const present = readdirSync(ROOT).filter((name) => ROOMS.includes(name));
  return present.flatMap(filesBelow).filter((file) => file.endsWith(".ts"));
}

/** Text of a file of the repository. */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}
