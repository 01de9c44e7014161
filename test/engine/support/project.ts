import { buildSync } from "esbuild";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, filesBelow } from "../../support/files";

const ROOMS = ["infra", "components", "policy", "stacks"];

/** How a project holds the program: as it is committed, or with types stripped, which starts a second sooner. */
export type Form = "sources" | "compiled";

function copySources(folder: string): void {
  for (const room of ROOMS) cpSync(join(ROOT, room), join(folder, room), { recursive: true });
  cpSync(join(ROOT, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  // The project's commands look into every room.
  mkdirSync(join(folder, "test"));
}

function compile(folder: string): void {
  const files = ROOMS.flatMap(filesBelow);
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: files.filter((file) => file.endsWith(".ts")),
    outbase: ".",
    outdir: folder,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
  for (const file of files.filter((name) => !name.endsWith(".ts"))) {
    cpSync(join(ROOT, file), join(folder, file));
  }
  const project = readFileSync(join(ROOT, "Pulumi.yaml"), "utf8")
    .replace("--import tsx ", "")
    .replace("stacks/index.ts", "stacks/index.js");
  writeFileSync(join(folder, "Pulumi.yaml"), project);
}

/**
 * A project of its own that holds the repository's program, so that fleets, locks and stack files can be
 * changed. Dependencies are the repository's.
 */
export function makeProject(folder: string, form: Form): void {
  mkdirSync(folder, { recursive: true });
  if (form === "sources") copySources(folder);
  else compile(folder);
  for (const file of ["package.json", "package-lock.json", ".npmrc", "tsconfig.json"]) {
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
}
