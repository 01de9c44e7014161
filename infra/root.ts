import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

function above(folder: string): string {
  if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("Pulumi.yaml is not in any folder above the program");
  return above(parent);
}

/** The repository's root, whether the program runs from its sources or from its compiled copy. */
export const ROOT = above(__dirname);
