import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { buildSync } from "esbuild";
import { ROOT } from "../../infra/root";

/** Deployed code as one file. */
export interface Bundle {
  /** SHA-256 of the file, in hex. */
  readonly hash: string;
  /** What a function of Lambda is given: the file as `index.js`. */
  readonly archive: pulumi.asset.Archive;
}

/** Where bundles are kept, below the project; not committed. */
const FOLDER = ".cache/functions";

/**
 * Folder of the program (`main` of Pulumi.yaml), in which the engine opens what a program names. Relative to
 * it, so that no machine's folders stand in a state file.
 */
const PROGRAM = "stacks";

const made = new Map<string, Bundle>();

/**
 * Bundles a function's code with all that it imports. The same sources and dependencies give the same bytes
 * on every machine, and each content has a file of its own: a state file holds its path and hash, not a
 * megabyte of text.
 *
 * @param entry folder of the function below `components`, `search/functions/loader`; its `index` is the entry.
 * @throws esbuild's errors, when the code does not compile.
 */
export function bundle(entry: string): Bundle {
  const known = made.get(entry);
  if (known !== undefined) return known;
  const text = bundleText(`components/${entry}/index`);
  const hash = createHash("sha256").update(text).digest("hex");
  const name = `${entry.split("/").at(-1) ?? entry}-${hash.slice(0, 16)}.js`;
  const file = join(ROOT, FOLDER, name);
  if (!existsSync(file)) {
    mkdirSync(join(ROOT, FOLDER), { recursive: true });
    // Renamed when it is whole: another program of the same project may be reading.
    const draft = `${file}.${String(process.pid)}`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  }
  const path = relative(join(ROOT, PROGRAM), file);
  const archive = new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(path) });
  const bundle = { hash, archive };
  made.set(entry, bundle);
  return bundle;
}

/**
 * Deployed code as one file of CommonJS.
 *
 * @param entry its first file, below the project, with or without its ending.
 * @throws esbuild's errors, when it does not compile.
 */
export function bundleText(entry: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    // Without its ending: the program also runs compiled.
    entryPoints: [`./${entry}`],
    bundle: true,
    platform: "node",
    // What the tests run on, and older than the functions' runtime.
    target: "node20",
    format: "cjs",
    minify: true,
    write: false,
    // Optional parts of drivers that are not installed are left out, and were warned of at every run;
    // errors are thrown.
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${entry} gave no bundle`);
  return file.text;
}
