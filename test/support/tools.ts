import { createHash } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { textOf } from "./files";

/** Where everything stands that tests fetch or build: outside the repository, shared by its copies. */
const CACHE = join(homedir(), ".cache", "worldcell");

/**
 * Path in {@link CACHE} of what is made from files of the repository: other files, another path.
 *
 * @param name what it is, with its version.
 * @param files files that decide what is made, relative to the repository.
 * @param more anything else that decides it.
 * @param cache folder that holds it. @default {@link CACHE}
 */
export function cached(
  name: string,
  files: readonly string[],
  more: readonly string[] = [],
  cache = CACHE,
): string {
  const digest = createHash("sha256");
  for (const part of [...files.map(textOf), ...more]) digest.update(part);
  return join(cache, `${name}-${digest.digest("hex").slice(0, 12)}`);
}

/**
 * Makes a file or folder once. It is made aside and put in place in one step, so that what was cut off
 * never looks finished; if another process was faster, its result stays.
 *
 * @param make fills the path that it is given, whose folder need not be there yet: a failure leaves nothing.
 */
export function madeOnce(path: string, make: (aside: string) => void): string {
  if (existsSync(path)) return path;
  const aside = `${path}.${String(process.pid)}`;
  try {
    make(aside);
    if (!existsSync(path)) renameSync(aside, path);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return path;
}

/** What is missing, in words, for something that cannot be had here; undefined where it can. */
export function missingFor(get: () => unknown): string | undefined {
  try {
    get();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Skips a test, or the tests after a hook, where something they need cannot be had, and says so; with
 * `CI=true` that is a failure.
 *
 * @param what what is not shown then, `event patterns`.
 * @param missing what is missing; nothing happens where that is undefined.
 */
export function skipWithout(
  context: Mocha.Context,
  what: string,
  missing: string | undefined,
): void {
  if (missing === undefined) return;
  if (process.env.CI === "true") throw new Error(`missing: ${missing}`);
  process.stdout.write(`  skipped: ${what}; missing ${missing}\n`);
  context.skip();
}
