import { join } from "node:path";
import { buildSync } from "esbuild";
import { ROOT } from "./files";

/**
 * Deployed code as one file of CommonJS, as a function of Lambda gets it.
 *
 * @param entry its `index.ts`, relative to the repository.
 */
export function bundled(entry: string): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${entry} gave no file`);
  return file.contents;
}
