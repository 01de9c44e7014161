import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

function above(folder: string): string | undefined {
  if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : above(parent);
}

/**
 * The repository's root, whether the program runs from its sources or from its compiled copy. A policy pack
 * that was built and taken elsewhere has none: then it is the working directory.
 */
export const ROOT = above(__dirname) ?? process.cwd();
