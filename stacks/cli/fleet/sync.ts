import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Document, isMap, parseDocument } from "yaml";
import { fleetStacks, type StackSpec } from "../../../infra/contracts/stacks";
import { type Finding, UserError } from "../../../infra/errors";
import { fleetSource, loadFleet } from "../../../infra/fleet/load";
import { PROJECT } from "../../../infra/naming";
import { ROOT } from "../../../infra/root";
import type { FleetCommandOptions } from "./lock";
import { count, findingLines, ok, type Outcome } from "./outcome";

/** Folder of the stack files; `stackConfigDir` of Pulumi.yaml. */
export const STACK_CONFIG = join(ROOT, "stacks", "config");

export interface SyncOptions extends FleetCommandOptions {
  /** Folder to write to. Default `stacks/config`; required for a fleet that is given by path. */
  readonly out?: string;
}

/**
 * `sync`: writes a stack file for each stack of the fleet. Only this program's own keys are set;
 * secrets providers, keys, salts, `confirmRemoval`, comments and keys of others stay as they are.
 * Files of this environment that belong to no stack are listed, never deleted.
 * @throws UserError when the fleet has errors, a stack file is not YAML, or `--out` is missing.
 */
export function syncCommand(options: SyncOptions): Outcome {
  const source = fleetSource(options.fleet);
  if ("path" in source && options.out === undefined)
    throw new UserError([
      finding(
        "sync-out",
        options.fleet,
        "a fleet given by path has no folder of stack files",
        "add --out DIR",
      ),
    ]);
  const folder = resolve(options.out ?? STACK_CONFIG);
  const { fleet, findings } = loadFleet(source, options);
  const stacks = fleetStacks(fleet);
  const files = stacks.map((stack) => ({
    name: `Pulumi.${stack.stack}.yaml`,
    text: "",
    stack,
  }));
  // All files are made before the first is written: an unreadable one stops the command with nothing changed.
  const made = files.map(({ name, stack }) => {
    const path = join(folder, name);
    const before = read(path);
    return { name, path, before, after: stackFile(before, stack, fleet.environment, path) };
  });
  mkdirSync(folder, { recursive: true });
  const changed = made.filter(({ before, after }) => before !== after);
  for (const { path, after } of changed) writeFileSync(path, after);
  const strays = strayFiles(folder, fleet.environment, new Set(files.map(({ name }) => name)));
  return ok(
    ...findingLines(findings),
    ...changed.map(({ name, before }) => `${before === undefined ? "created" : "changed"} ${name}`),
    ...strays.map(
      (name) =>
        `belongs to no stack: ${name} (left as it is; \`pulumi stack rm\` its stack, then delete it)`,
    ),
    `${relative(process.cwd(), folder) || "."}: ${count(stacks.length, "stack")}, ${String(changed.length)} written`,
  );
}

/** Keys of a stack's config that this program sets; `undefined` removes the key. */
function configOf(stack: StackSpec, environment: string): Record<string, string | undefined> {
  return {
    [`${PROJECT}:environment`]: environment,
    [`${PROJECT}:role`]: stack.role,
    [`${PROJECT}:region`]: stack.fleetRegion,
  };
}

/**
 * The text of a stack file: the text before with this program's keys set.
 * @throws UserError when the text before is not a mapping in YAML.
 */
export function stackFile(
  before: string | undefined,
  stack: StackSpec,
  environment: string,
  file: string,
): string {
  const document =
    before === undefined || before.trim() === "" ? new Document({}) : parseDocument(before);
  const root = document.contents;
  if (document.errors.length > 0 || (root !== null && !isMap(root)))
    throw new UserError([
      finding(
        "stack-config",
        file,
        document.errors[0]?.message.split("\n")[0] ?? "its top is not a mapping",
        "mend or delete the file, then run sync again",
      ),
    ]);
  const config: unknown = document.get("config");
  if (config !== undefined && config !== null && !isMap(config))
    throw new UserError([
      finding(
        "stack-config",
        file,
        "`config` is not a mapping",
        "mend the file, then run sync again",
      ),
    ]);
  let same = before !== undefined;
  for (const [key, value] of Object.entries(configOf(stack, environment))) {
    const is: unknown = isMap(config) ? config.get(key) : undefined;
    if (is === value) continue;
    same = false;
    if (value === undefined) document.deleteIn(["config", key]);
    else if (isMap(document.get("config"))) document.setIn(["config", key], value);
    else document.set("config", document.createNode({ [key]: value }));
  }
  // An untouched file keeps its bytes, whatever its formatting.
  return same ? (before ?? "") : document.toString({ lineWidth: 0 });
}

function strayFiles(folder: string, environment: string, known: ReadonlySet<string>): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`Pulumi.${environment}.`) && name.endsWith(".yaml"))
    .filter((name) => !known.has(name))
    .sort();
}

function read(path: string): string | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(path, "utf8")
    : undefined;
}

function finding(code: string, where: string, message: string, fix: string): Finding {
  return { code, severity: "error", where, path: "", message, fix };
}
