import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlannedStack } from "../../../infra/planner/plan";
import type { PlannedResource, Properties, Value } from "../../../infra/planner/record/types";
import { providerUrn } from "../../../infra/planner/record/urn";
import { isRecord, unwrap } from "../../../infra/planner/record/wire";
import { ROOT } from "../../support/files";
import { fleetOf, planAll, sampleFleet } from "../../support/plans";
import type { Subject } from "./validator";

/** A sample fleet with all its stacks. */
export interface SamplePlan {
  readonly fleet: string;
  readonly stacks: readonly PlannedStack[];
}

function regionOf(resource: PlannedResource, byUrn: ReadonlyMap<string, PlannedResource>): string {
  const { region } = resource.inputs;
  if (typeof region === "string") return region;
  const inherited = byUrn.get(providerUrn(resource.provider) ?? "")?.inputs.region;
  return typeof inherited === "string" ? inherited : "";
}

function unwrapped(inputs: Properties): Properties {
  const plain = unwrap(inputs);
  return isRecord(plain) ? plain : {};
}

/**
 * The resources of stacks that a provider would be asked to create: no components, no providers, nothing
 * that is only read. Keys are `<stack> <urn>`.
 */
export function subjectsOf(stacks: readonly PlannedStack[]): Subject[] {
  return stacks.flatMap(({ spec, recorded }) => {
    const byUrn = new Map(recorded.resources.map((resource) => [resource.urn, resource]));
    return recorded.resources
      .filter(({ custom, external, type }) => custom && !external && !type.startsWith("pulumi:"))
      .map((resource) => ({
        key: `${spec.stack} ${resource.urn}`,
        type: resource.type,
        name: resource.name,
        region: regionOf(resource, byUrn),
        inputs: unwrapped(resource.inputs),
      }));
  });
}

function shapeText(value: Value): string {
  if (Array.isArray(value)) return `[${value.map((item: Value) => shapeText(item)).join(",")}]`;
  if (isRecord(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${key}:${shapeText(value[key] ?? null)}`).join(",")}}`;
  }
  return value === null ? "null" : typeof value;
}

/**
 * One subject of each type and shape: names and kinds at every depth, and the number of list items, but
 * not the values. Enough for a validator that looks at no value, never for one that does.
 */
export function distinct(subjects: readonly Subject[]): Subject[] {
  const first = new Map<string, Subject>();
  for (const subject of subjects) {
    const shape = `${subject.type} ${shapeText(subject.inputs)}`;
    if (!first.has(shape)) first.set(shape, subject);
  }
  return [...first.values()];
}

const SAMPLES = ["dev", "prod", "world"];
const TEST_FLEETS = join(ROOT, "test", "fleets");

function testFleets(): string[] {
  return readdirSync(TEST_FLEETS)
    .filter((file) => file.endsWith(".yaml") && !file.endsWith(".lock.yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

function testFleet(name: string) {
  const lock = join(TEST_FLEETS, `${name}.lock.yaml`);
  return fleetOf(
    readFileSync(join(TEST_FLEETS, `${name}.yaml`), "utf8"),
    existsSync(lock) ? readFileSync(lock, "utf8") : undefined,
  );
}

async function planSamples(): Promise<SamplePlan[]> {
  const plans: SamplePlan[] = [];
  for (const name of SAMPLES) {
    plans.push({ fleet: name, stacks: await planAll(sampleFleet(name)) });
  }
  for (const name of testFleets()) {
    plans.push({ fleet: name, stacks: await planAll(testFleet(name)) });
  }
  return plans;
}

let planned: Promise<readonly SamplePlan[]> | undefined;

/** Every sample fleet, those of the tests included, planned once in a process. */
export function samplePlans(): Promise<readonly SamplePlan[]> {
  planned ??= planSamples();
  return planned;
}
