import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { currentTime } from "../../infra/clock";
import { fleetStacks } from "../../infra/contracts/stacks";
import { loadFleet } from "../../infra/fleet/load";
import { PROJECT } from "../../infra/naming";
import { fleetContext, foreignContext, type PolicyContext } from "./context";

type Environment = Readonly<Record<string, string | undefined>>;
type StackConfig = Readonly<Record<string, unknown>>;

/** Folder with the project file, at or above a folder. */
function projectAbove(folder: string): string | undefined {
  if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : projectAbove(parent);
}

/**
 * Configuration of a stack: from the process's environment, where older engines put it, else from the stack
 * file. The policy SDK drops what newer engines send instead.
 */
function configOf(env: Environment, project: string, stack: string): StackConfig {
  if (env.PULUMI_CONFIG !== undefined) return JSON.parse(env.PULUMI_CONFIG) as StackConfig;
  const file = join(project, "stacks", "config", `Pulumi.${stack}.yaml`);
  if (!existsSync(file)) return {};
  const parsed = parse(readFileSync(file, "utf8")) as { readonly config?: StackConfig } | null;
  return parsed?.config ?? {};
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/**
 * What rules know of a stack while the engine runs this process as a policy pack. A stack of another project,
 * or of a fleet that is not here, is judged without the rules about fleets.
 *
 * @param urn URN of something in the stack.
 * @param folder where the search for the project that is deployed begins.
 * @throws UserError when the fleet is there and wrong.
 */
export function environmentContext(
  urn: string,
  env: Environment = process.env,
  folder: string = process.cwd(),
): PolicyContext {
  const now = currentTime(env);
  const [head = "", project] = urn.split("::");
  const stack = head.replace(/^urn:pulumi:/, "");
  const root = projectAbove(folder);
  if (project !== PROJECT || root === undefined) return foreignContext(now);
  const config = configOf(env, root, stack);
  const environment = textOf(config[`${PROJECT}:environment`]);
  if (environment === undefined) return foreignContext(now);
  const path = join(root, "stacks", "fleets", `${environment}.yaml`);
  if (!existsSync(path)) return foreignContext(now);
  const { fleet } = loadFleet({ path }, { requireLock: true });
  const spec = fleetStacks(fleet).find((entry) => entry.stack === stack);
  if (spec === undefined) return foreignContext(now);
  return fleetContext(fleet, spec, now, confirmationIn(config));
}

const confirmationIn = (config: StackConfig): string | undefined =>
  textOf(config[`${PROJECT}:confirmRemoval`]);

/** The region whose removal the stack file of a stack confirms. @param root folder with `Pulumi.yaml`. */
export function confirmedRemoval(root: string, stack: string): string | undefined {
  return confirmationIn(configOf({}, root, stack));
}
