import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ExitCode } from "../../../errors";
import { ROOT } from "../../../root";
import { buildTable, wantedTypes, type CreateOnly } from "./build";
import { renderReference } from "./render";
import { Typings } from "./typings";

const FOLDER = join(ROOT, "infra/planner/replacement");
const CREATE_ONLY = join(FOLDER, "create-only.json");
const TABLE = join(FOLDER, "table.json");
const REFERENCE = join(ROOT, "docs/reference/replacement.md");
const VERSION = "1.58.0";

/** One line per type: compact, and readable in a diff. */
function typeLines(value: { readonly types: Readonly<Record<string, unknown>> }): string {
  const { types, ...head } = value;
  const body = Object.entries(types).map(
    ([type, row]) => `    ${JSON.stringify(type)}: ${JSON.stringify(row)}`,
  );
  const fields = Object.entries(head).map(
    ([key, item]) => `  ${JSON.stringify(key)}: ${JSON.stringify(item)},`,
  );
  return ["{", ...fields, '  "types": {', body.join(",\n"), "  }", "}", ""].join("\n");
}

/** Runs `extract.py` in a virtual environment outside the repository. */
function extract(): string {
  const home = join(homedir(), ".cache/worldcell", `cfn-lint-${VERSION}`);
  const python = join(home, "venv/bin/python");
  if (!existsSync(python)) {
    mkdirSync(home, { recursive: true });
    execFileSync("python3", ["-m", "venv", join(home, "venv")], { stdio: "inherit" });
    execFileSync(python, ["-m", "pip", "install", "--quiet", `cfn-lint==${VERSION}`], {
      stdio: "inherit",
    });
  }
  const output = execFileSync(python, [join(FOLDER, "generate/extract.py")], {
    input: JSON.stringify(wantedTypes()),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return typeLines(JSON.parse(output) as CreateOnly);
}

/** The generated files, by path. @param createOnly text of `create-only.json`. */
function generated(createOnly: string): ReadonlyMap<string, string> {
  const table = buildTable(new Typings(ROOT), JSON.parse(createOnly) as CreateOnly);
  return new Map([
    [CREATE_ONLY, createOnly],
    [TABLE, typeLines(table)],
    [REFERENCE, renderReference(table)],
  ]);
}

/** Generated files that differ from what is committed. @param files as {@link generated} gives them. */
function stale(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, "utf8") !== text)
    .map(([file]) => file);
}

/** The generated files that are out of date, without asking cfn-lint. */
export function staleFiles(): string[] {
  return stale(generated(readFileSync(CREATE_ONLY, "utf8")));
}

function main(options: readonly string[]): number {
  const files = generated(
    options.includes("--extract") ? extract() : readFileSync(CREATE_ONLY, "utf8"),
  );
  const old = stale(files);
  if (options.includes("--check")) {
    for (const file of old) process.stderr.write(`out of date: ${file}\n`);
    if (old.length > 0) process.stderr.write("next: npm run generate:replacement\n");
    return old.length === 0 ? ExitCode.ok : ExitCode.failure;
  }
  for (const file of old) {
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, files.get(file) ?? "");
  }
  return ExitCode.ok;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
