import { existsSync, readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { ROOT } from "../../root";

/** A place of the compiled copy as its place in the source. */
function original(file: string, line: number, column: number): { file: string; line: number } {
  const map = `${file}.map`;
  if (!existsSync(map)) return { file, line };
  const payload = JSON.parse(readFileSync(map, "utf8")) as SourceMapPayload;
  const entry = new SourceMap(payload).findEntry(line - 1, column - 1);
  if (!("originalSource" in entry)) return { file, line };
  return { file: resolve(dirname(file), entry.originalSource), line: entry.originalLine + 1 };
}

/** Where in the project an error was made, `components/x/y.ts:12`: the first frame outside the runtime and its libraries. */
export function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frame = stack
    .split("\n")
    .slice(1)
    .find((line) => /\.[cm]?[tj]s/.test(line) && !/node_modules|node:/.test(line));
  const found =
    frame === undefined ? null : /\(?(?:file:\/\/)?([^()\s]+?):(\d+):(\d+)\)?$/.exec(frame);
  if (found === null) return "";
  const [, path = "", row = "0", column = "0"] = found;
  const { file, line } = original(path, Number(row), Number(column));
  return `${relative(ROOT, file)}:${String(line)}`;
}
