// One measurement in a process of its own: `policy-worker.ts <resources> [server]`.
import { fleetStacks } from "../../infra/contracts/stacks";
import { loadFleet } from "../../infra/fleet/load";
import { planStacks } from "../../infra/planner/plan";
import type { PlannedResource } from "../../infra/planner/record/types";
import { fleetContext } from "../../policy/context/context";
import { type HarnessStack, runDirect, runServer } from "../../policy/harness";
import { toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";
import { runProgram } from "../../stacks/program";

const [sizeText = "1000", server = ""] = process.argv.slice(2);
const size = Number(sizeText);
const { fleet } = loadFleet({ name: "prod" });

/** A copy with names, ids and ARNs of its own, in everything that names them too. */
function copied(resources: readonly PlannedResource[], number: number): PlannedResource[] {
  const suffix = `-x${String(number)}`;
  const own = new Set(resources.flatMap(({ id, urn }) => [urn, ...(id === undefined ? [] : [id])]));
  const rename = (value: unknown): unknown => {
    if (typeof value === "string")
      return own.has(value) || value.startsWith("arn:aws:") ? `${value}${suffix}` : value;
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item)]));
  };
  // Providers and the stack itself are there once.
  return resources
    .filter(({ type }) => number === 0 || !type.startsWith("pulumi:"))
    .map((resource) => ({ ...(rename(resource) as PlannedResource), ...keep(resource) }));
}

/** What a copy shares with the others. */
function keep({ provider, name }: PlannedResource): Partial<PlannedResource> {
  return { name, ...(provider === undefined ? {} : { provider }) };
}

async function stackOf(count: number): Promise<HarnessStack> {
  const wanted = ["prod.eu-west-1", "prod.database", "prod.eu-west-1.network"];
  const parts: PlannedResource[] = [];
  for await (const { spec, recorded } of planStacks({
    fleet,
    program: () => runProgram(() => fleet),
  })) {
    if (wanted.includes(spec.stack)) parts.push(...recorded.resources);
  }
  const all: PlannedResource[] = [];
  for (let number = 0; all.length < count; number++) all.push(...copied(parts, number));
  return { stack: "prod.eu-west-1", resources: all.slice(0, count) };
}

async function timed(work: () => Promise<{ findings: readonly unknown[] }>) {
  const started = performance.now();
  const { findings } = await work();
  return { ms: performance.now() - started, findings: findings.length };
}

async function main(): Promise<void> {
  const stack = await stackOf(size);
  const spec = fleetStacks(fleet).find(({ stack: name }) => name === "prod.eu-west-1");
  if (spec === undefined) throw new Error("prod has no such cell");
  const context = fleetContext(fleet, spec, new Date("2026-12-01T00:00:00Z"));
  const policies = toPolicies(RULES, () => context);
  const direct = await timed(() => runDirect(policies, stack));
  const slow = server === "" ? { ms: 0 } : await timed(() => runServer(policies, stack));
  process.stdout.write(
    JSON.stringify({
      resources: stack.resources.length,
      rules: RULES.length,
      direct: direct.ms,
      server: slow.ms,
      findings: direct.findings,
    }),
  );
}

void main().then(() => process.exit(0));
