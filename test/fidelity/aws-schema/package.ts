import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cached, madeOnce } from "../../support/tools";
import { extractAll, type ResourceSchema } from "./extract";

/** The package whose generated declarations carry the Terraform provider's schema. */
export const PACKAGE = {
  name: "@cdktn/provider-aws",
  version: "25.7.0",
  /** Version of the Terraform provider, which the pinned `@pulumi/aws` bridges. */
  provider: "6.66.0",
  /** SHA-512 of the package's archive. */
  integrity:
    "sha512-E/nhu0yVZE4mXMgIPuI8tEFt1BExLkA7ARjihdG+/HmfDfzLr+OEF3dkFRvI6glRt30lrrBWQLwXqCJBxcmyUg==",
} as const;

/** Everything that decides what is extracted. */
const EXTRACTOR = ["extract.ts", "declarations.ts"].map(
  (file) => `test/fidelity/aws-schema/${file}`,
);

/**
 * @param archive path of what was downloaded.
 * @throws when it is another than the pinned one.
 */
export function verifyArchive(archive: string): void {
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== PACKAGE.integrity) {
    throw new Error(
      `${PACKAGE.name}@${PACKAGE.version}: the archive is ${found}, pinned is ${PACKAGE.integrity}`,
    );
  }
}

/** Downloads and unpacks the declarations. @returns the package's `lib` folder, inside `folder`. */
function unpack(folder: string): string {
  execFileSync(
    "npm",
    [
      "pack",
      `${PACKAGE.name}@${PACKAGE.version}`,
      "--ignore-scripts",
      "--loglevel",
      "error",
      "--pack-destination",
      folder,
    ],
    { cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  const archive = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (archive === undefined) throw new Error("npm pack left no archive");
  verifyArchive(join(folder, archive));
  // The scripts are nine tenths of the package.
  execFileSync("tar", ["-xzf", archive, "--exclude", "*.js"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return join(folder, "package", "lib");
}

function build(file: string): void {
  process.stdout.write(
    `    fetching ${PACKAGE.name}@${PACKAGE.version} for the schema of the AWS provider (once; 46 MB, about 20 seconds) ...\n`,
  );
  const download = mkdtempSync(join(tmpdir(), "worldcell-aws-schema-"));
  try {
    const schemas = JSON.stringify([...extractAll(unpack(download))]);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, schemas);
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

/**
 * The resource types of the AWS provider as published, by name; fetched on the first call on a machine.
 * @param cache folder outside the repository that keeps what was extracted. @default ~/.cache/worldcell
 * @throws when npm cannot deliver the package, or its archive is not the pinned one.
 */
export function publishedSchemas(cache?: string): ReadonlyMap<string, ResourceSchema> {
  const folder = cached(`aws-schema-${PACKAGE.version}`, EXTRACTOR, [PACKAGE.integrity], cache);
  const file = madeOnce(join(folder, "schema.json"), build);
  const schemas = JSON.parse(readFileSync(file, "utf8")) as readonly ResourceSchema[];
  return new Map(schemas.map((schema) => [schema.type, schema]));
}
