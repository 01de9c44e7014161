import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
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
  ];
  if (options.check !== true) return write(files, root);
  const stale = files.filter((file) => current(root, file) !== file.text);
  if (stale.length === 0) return ok("generated references are fresh");
  return {
    output: [
      ...stale.map(({ place }) => `stale ${place}`),
      "next: npm run fleet -- docs, and commit the result",
    ].join("\n"),
    exitCode: ExitCode.failure,
  };
}

function write(files: readonly GeneratedFile[], root: string): Outcome {
  const lines = files.map((file) => {
    if (current(root, file) === file.text) return `unchanged ${file.place}`;
    const path = join(root, file.place);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text);
    return `written ${file.place}`;
  });
  return ok(...lines);
}

function current(root: string, file: GeneratedFile): string | undefined {
  const path = join(root, file.place);
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(path, "utf8")
    : undefined;
}
