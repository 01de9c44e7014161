import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatFinding } from "../../infra/errors";
import type { Fleet } from "../../infra/fleet/fleet";
import { fleetFromYaml } from "../../infra/fleet/from-yaml";
import { managedNamespaces } from "../../infra/model";
import { exportText, toExport } from "../../infra/planner/export/deployment";
import type { PlanRequest, PlannedStack } from "../../infra/planner/plan";
import { planStacks } from "../../infra/planner/plan";
import { runProgram } from "../../stacks/program";
import { ROOT } from "./files";

/** A fleet from its text and, if given, its lock's. */
export function fleetOf(text: string, lock?: string): Fleet {
  return fleetFromYaml(text, lock, { namespaces: managedNamespaces() });
}

/** Text of a sample fleet. */
export function sampleText(name: string): string {
  return readFileSync(join(ROOT, "stacks", "fleets", `${name}.yaml`), "utf8");
}

/** A sample fleet with its lock. */
export function sampleFleet(name: string): Fleet {
  return fleetOf(sampleText(name), sampleText(`${name}.lock`));
}

/** Every stack of a fleet. */
export async function planAll(
  fleet: Fleet,
  options: Partial<PlanRequest> = {},
): Promise<PlannedStack[]> {
  const stacks: PlannedStack[] = [];
  for await (const stack of planStacks({
    fleet,
    program: () => runProgram(() => fleet),
    ...options,
  })) {
    stacks.push(stack);
  }
  return stacks;
}

/** Findings of a plan as lines. */
export function findingsOf(stacks: readonly PlannedStack[]): string[] {
  return stacks.flatMap(({ findings }) => findings.map(formatFinding));
}

/** The bytes of each stack's export. */
export function exportsOf(stacks: readonly PlannedStack[]): Map<string, string> {
  return new Map(stacks.map(({ spec, recorded }) => [spec.stack, exportText(toExport(recorded))]));
}
