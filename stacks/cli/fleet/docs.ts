import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ExitCode } from "../../../infra/errors";
import { ROOT } from "../../../infra/root";
import {
  findingsFile,
  type GeneratedFile,
  limitsFile,
  planSchemaFile,
  pricesFile,
  schemaFile,
  sizingFile,
} from "./documents";
import { ok, type Outcome } from "./outcome";

/** Folder that holds nothing but pages of policies. */
const PAGES = "docs/policies";

/** Pages and schemas of the policies. Their examples load every provider, which no other command needs. */
function policyFiles(): GeneratedFile[] {
  const pages = createRequire(__filename)("./policy-pages") as typeof import("./policy-pages");
  return [...pages.policyPages(), ...pages.policySchemaFiles()];
}

/** Pages of policies that are there no more. */
function leftOver(root: string, files: readonly GeneratedFile[]): string[] {
  const folder = join(root, PAGES);
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  const places = new Set(files.map(({ place }) => place));
  return readdirSync(folder)
    .map((name) => `${PAGES}/${name}`)
    .filter((place) => !places.has(place))
    .sort();
}

/** `schema`: writes the JSON Schema of the fleet file, or prints it. */
export function schemaCommand(options: {
  readonly print?: boolean;
  readonly root?: string;
}): Outcome {
  const file = schemaFile();
  return options.print === true ? ok(file.text.trimEnd()) : write([file], options.root ?? ROOT);
}

/**
 * `docs`: writes the generated references, the JSON Schema among them.
 * With `check` nothing is written; stale files are named and the exit code is 1.
 */
export function docsCommand(options: {
  readonly check?: boolean;
  readonly root?: string;
}): Outcome {
  const root = options.root ?? ROOT;
  const files = [
    findingsFile(),
    limitsFile(),
    sizingFile(),
    pricesFile(),
    schemaFile(),
    planSchemaFile(),
    ...policyFiles(),
  ];
  const gone = leftOver(root, files);
  if (options.check !== true) {
    for (const place of gone) rmSync(join(root, place));
    return write(files, root);
  }
  const stale = files.filter((file) => current(root, file) !== file.text);
  if (stale.length + gone.length === 0) return ok("generated references are fresh");
  return {
    output: [
      ...stale.map(({ place }) => `stale ${place}`),
      ...gone.map((place) => `left over ${place}`),
      "next: npm run fleet -- docs, and commit the result",
    ].join("\n"),
    exitCode: ExitCode.failure,
  };
}

function write(files: readonly GeneratedFile[], root: string): Outcome {
  const lines = files.flatMap((file) => {
    if (current(root, file) === file.text)
      return file.place.startsWith(PAGES) ? [] : [`unchanged ${file.place}`];
    const path = join(root, file.place);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text);
    return [`written ${file.place}`];
  });
  return ok(...lines);
}

function current(root: string, file: GeneratedFile): string | undefined {
  const path = join(root, file.place);
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(path, "utf8")
    : undefined;
}
