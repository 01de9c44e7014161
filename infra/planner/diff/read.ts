import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ExitCode, UserError, type Finding } from "../../errors";
import { isRecord } from "../record/wire";
import type { ResourceRecord, StackRecords } from "./types";

/** File of an export directory that is no stack. */
const PLAN = "plan.json";
const AGAIN = "write it again with `npm start -- --out DIR`";

function finding(code: string, where: string, path: string, message: string, fix: string): Finding {
  return { code, severity: "error", where, path, message, fix };
}

function parse(file: string, again = AGAIN): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(
      [finding("export-not-json", file, "", `is not JSON: ${message}`, again)],
      ExitCode.failure,
    );
  }
}

const LISTS = ["aliases", "dependencies", "ignoreChanges", "replaceOnChanges"] as const;
const MAPPINGS = ["inputs", "outputs", "propertyDependencies", "customTimeouts"] as const;
const TEXTS = ["id", "parent", "provider", "deletedWith"] as const;
const FLAGS = ["protect", "external", "retainOnDelete"] as const;

/** The first field of a resource that is not what a deployment of version 3 has there. */
function badField(resource: unknown): string | undefined {
  if (!isRecord(resource)) return "";
  // `pulumi stack export` may write null for an absent list or mapping.
  const given = (key: string) => resource[key] !== undefined && resource[key] !== null;
  return (
    (["urn", "type"] as const).find((key) => typeof resource[key] !== "string") ??
    (typeof resource.custom === "boolean" ? undefined : "custom") ??
    LISTS.find((key) => given(key) && !Array.isArray(resource[key])) ??
    MAPPINGS.find((key) => given(key) && !isRecord(resource[key])) ??
    TEXTS.find((key) => given(key) && typeof resource[key] !== "string") ??
    FLAGS.find((key) => given(key) && typeof resource[key] !== "boolean")
  );
}

function record(resource: Record<string, unknown>): ResourceRecord {
  return Object.fromEntries(
    Object.entries(resource).filter(([, value]) => value !== null),
  ) as unknown as ResourceRecord;
}

/** Resources that wait for deletion after a half-done update are the engine's business. */
const isLive = (resource: Record<string, unknown>) => resource.delete !== true;

/**
 * Reads one file of `pulumi stack export`, or one that `npm start -- --out` wrote.
 * @param again what to do when it cannot be read.
 * @throws UserError that says what is wrong with it.
 */
export function readStack(file: string, again = AGAIN): StackRecords {
  const stop = (code: string, path: string, message: string): never => {
    throw new UserError([finding(code, file, path, message, again)], ExitCode.failure);
  };
  const parsed = parse(file, again);
  if (!isRecord(parsed)) return stop("export-shape", "", "is not a deployment");
  if (parsed.version !== 3) {
    const found = JSON.stringify(parsed.version) ?? "nothing";
    return stop("export-version", "version", `is ${found}, and only version 3 can be read`);
  }
  const resources = isRecord(parsed.deployment) ? (parsed.deployment.resources ?? []) : undefined;
  if (!Array.isArray(resources)) {
    return stop("export-shape", "deployment.resources", "is not a list of resources");
  }
  const items: readonly unknown[] = resources;
  items.forEach((resource, index) => {
    const field = badField(resource);
    if (field === undefined) return;
    const path = `deployment.resources[${String(index)}]${field === "" ? "" : `.${field}`}`;
    stop("export-shape", path, "is not what a deployment of version 3 has there");
  });
  const owned = (items as readonly Record<string, unknown>[]).filter(isLive).map(record);
  return { stack: basename(file, ".json"), resources: owned };
}

/** Files of the stacks that a plan lists; undefined when it lists none, as beside files of the engine. */
function listedFiles(plan: unknown): readonly string[] | undefined {
  if (!isRecord(plan) || !Array.isArray(plan.stacks)) return undefined;
  return (plan.stacks as readonly unknown[]).flatMap((stack) =>
    isRecord(stack) && typeof stack.file === "string" ? [stack.file] : [],
  );
}

function checkDirectory(dir: string): void {
  const problem =
    !existsSync(dir) || !statSync(dir).isDirectory()
      ? finding(
          "export-missing",
          dir,
          "",
          "is not a directory",
          "name a directory that `npm start -- --out DIR` wrote",
        )
      : !existsSync(join(dir, PLAN))
        ? finding(
            "export-incomplete",
            dir,
            "",
            `has no ${PLAN}, so it is no finished export`,
            AGAIN,
          )
        : undefined;
  if (problem !== undefined) throw new UserError([problem], ExitCode.failure);
}

/**
 * Reads a directory that `npm start -- --out DIR` wrote: the `<stack>.json` of every stack that its
 * `plan.json` lists, by name. Also reads files of `pulumi stack export` put beside a `plan.json`.
 * @throws UserError with one finding per file that cannot be read.
 */
export function readExports(dir: string): readonly StackRecords[] {
  checkDirectory(dir);
  const stacks: StackRecords[] = [];
  const findings: Finding[] = [];
  const read = (file: string, add: () => void) => {
    try {
      add();
    } catch (error) {
      if (!(error instanceof UserError)) {
        const message = error instanceof Error ? error.message : String(error);
        throw new Error(`${file}: ${message}`, { cause: error });
      }
      findings.push(...error.findings);
    }
  };
  let listed: readonly string[] | undefined;
  read(PLAN, () => {
    listed = listedFiles(parse(join(dir, PLAN)));
  });
  const present = readdirSync(dir).filter((file) => file.endsWith(".json") && file !== PLAN);
  for (const file of listed?.filter((name) => !present.includes(name)) ?? []) {
    findings.push(
      finding("export-incomplete", join(dir, file), "", `is missing, and ${PLAN} lists it`, AGAIN),
    );
  }
  // A file that the plan does not list is of a stack that left the fleet since.
  const files = present.filter((file) => listed?.includes(file) ?? true);
  for (const file of files.sort()) {
    read(file, () => stacks.push(readStack(join(dir, file))));
  }
  if (findings.length > 0) throw new UserError(findings, ExitCode.failure);
  return stacks;
}
