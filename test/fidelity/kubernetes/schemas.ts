import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/files";
import { cached, madeOnce, missingFor } from "../../support/tools";

const FOLDER = "test/fidelity/kubernetes";
/** What the schemas come from. */
export const PACKAGE = "kubernetes-validate 1.37.0";

/** The definitions of one version, and which of them is which kind. */
export interface Definitions {
  readonly $defs: Readonly<Record<string, object>>;
  /** Names in {@link $defs} by `apps/v1 Deployment`. */
  readonly kinds: Readonly<Record<string, string>>;
}

const loaded = new Map<string, Definitions>();

/**
 * The strict schemas of a Kubernetes version, fetched once and kept outside the repository.
 *
 * @param version `1.34`.
 * @throws Error that names what is missing.
 */
export function definitionsOf(version: string): Definitions {
  const known = loaded.get(version);
  if (known !== undefined) return known;
  const file = madeOnce(join(cache(), `${version}.json`), (aside) => {
    const text = run(
      "python3",
      [join(ROOT, FOLDER, "extract.py"), wheel(), version],
      `the schemas of Kubernetes ${version}`,
    );
    writeFileSync(aside, JSON.stringify(slim(JSON.parse(text) as Raw)));
  });
  const definitions = JSON.parse(readFileSync(file, "utf8")) as Definitions;
  loaded.set(version, definitions);
  return definitions;
}

/** What is missing to have the schemas of a version here, if anything. */
export function missingForKubernetes(version: string): string | undefined {
  return missingFor(() => definitionsOf(version));
}

function cache(): string {
  const folder = cached("kubernetes", [`${FOLDER}/requirements.txt`, `${FOLDER}/schemas.ts`]);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Path of the wheel, downloaded once and held against its hash. */
function wheel(): string {
  const folder = madeOnce(join(cache(), "wheel"), (aside) => {
    const args = ["-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"];
    run(
      "python3",
      [...args, "-d", aside, "-r", join(ROOT, FOLDER, "requirements.txt")],
      `the Python package ${PACKAGE}`,
    );
  });
  const [file = ""] = readdirSync(folder);
  return join(folder, file);
}

function run(command: string, args: readonly string[], what: string): string {
  if (spawnSync(command, ["--version"]).status !== 0) throw new Error(`${command}, for ${what}`);
  try {
    return execFileSync(command, args, {
      encoding: "utf8",
      maxBuffer: 64 * 2 ** 20,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    throw new Error(`${what}: ${said.trim().split("\n").at(-1) ?? ""}`, { cause: error });
  }
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface Raw {
  readonly $defs: Readonly<
    Record<string, object & { readonly "x-kubernetes-group-version-kind"?: GroupVersionKind[] }>
  >;
}

/** Definitions without prose and without keywords that JSON Schema does not have. */
function slim({ $defs }: Raw): Definitions {
  const kinds: Record<string, string> = {};
  for (const [name, definition] of Object.entries($defs)) {
    for (const { group, version, kind } of definition["x-kubernetes-group-version-kind"] ?? []) {
      kinds[`${group === "" ? version : `${group}/${version}`} ${kind}`] = name;
    }
  }
  const defs = Object.entries($defs).map(([name, definition]) => [name, schemaOf(definition)]);
  return { $defs: Object.fromEntries(defs) as Definitions["$defs"], kinds };
}

/** A schema; the names of its properties are no keywords. */
function schemaOf(schema: object): object {
  const kept = Object.entries(schema).filter(
    ([key]) => !key.startsWith("x-kubernetes-") && key !== "description" && key !== "format",
  );
  return Object.fromEntries(
    kept.map(([key, value]: [string, unknown]) => {
      if (typeof value !== "object" || value === null) return [key, value];
      if (key === "properties") {
        const inner = Object.entries(value as Readonly<Record<string, object>>);
        return [key, Object.fromEntries(inner.map(([name, each]) => [name, schemaOf(each)]))];
      }
      if (key === "oneOf") return [key, (value as readonly object[]).map(schemaOf)];
      return [key, Array.isArray(value) ? value : schemaOf(value)];
    }),
  );
}
