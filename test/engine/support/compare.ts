import type { ExportedResource } from "../../../infra/planner/export/deployment";
import type { Properties } from "../../../infra/planner/record/types";
import type { ProviderCall } from "../provider/calls";
import { isRecord } from "../../../infra/planner/record/wire";

const STACK = "pulumi:pulumi:Stack";
/** Computed texts shorter than this are compared as they are: a port, a protocol, a state. */
const SHORTEST_COMPUTED = 5;

/** Texts that both sides computed and that differ, with a name for the pair. */
function pairs(
  plan: unknown,
  live: unknown,
  path: string,
  found: Map<string, [string, string]>,
): void {
  if (typeof plan === "string" && typeof live === "string") {
    if (plan !== live && plan.length >= SHORTEST_COMPUTED) found.set(path, [plan, live]);
  } else if (Array.isArray(plan) && Array.isArray(live)) {
    for (const [index, item] of plan.entries())
      pairs(item, (live as unknown[])[index], `${path}[${String(index)}]`, found);
  } else if (isRecord(plan) && isRecord(live)) {
    for (const [key, item] of Object.entries(plan)) pairs(item, live[key], `${path}.${key}`, found);
  }
}

/** A value as text in which every computed text has become its name. */
function named(value: unknown, names: readonly (readonly [string, string])[]): string {
  let text = JSON.stringify(value);
  for (const [computed, name] of names) text = text.split(computed).join(`<${name}>`);
  return text;
}

/** Names for the texts of one side, longest first, so that an ARN goes before the id that it holds. */
function namesOf(
  found: ReadonlyMap<string, [string, string]>,
  side: 0 | 1,
): (readonly [string, string])[] {
  // The same text may be computed in several places; both sides take the name of the first one.
  const seen = new Set<string>();
  const names: (readonly [string, string])[] = [];
  for (const [name, pair] of found) {
    if (seen.has(pair.join("\n"))) continue;
    seen.add(pair.join("\n"));
    names.push([pair[side], name]);
  }
  return names.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}

/** Inputs as the program gave them: without what the provider's `check` filled in. */
function beforeCheck(inputs: Properties, engines: readonly string[] = []): Properties {
  const defaults = Array.isArray(inputs.__defaults) ? (inputs.__defaults as string[]) : [];
  const added = new Set([...defaults, ...engines, "__defaults", "__internal"]);
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !added.has(key)));
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => item !== undefined && key !== "__defaults")
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
};

/** What the engine adds by itself: the default provider of stack references. */
export const isEngines = (urn: string): boolean =>
  urn.includes("::pulumi:providers:pulumi::default");

const urnOfProvider = (reference: string | undefined) =>
  reference?.split("::").slice(0, 4).join("::");

/**
 * What differs between the planner's exports and the engine's, as lines: URNs, types, parents, protection,
 * providers, dependencies, and the values of all inputs. Ids, ARNs and names that a service computes differ
 * on purpose; wherever such a value is used, both sides must use the same one.
 *
 * @param planned the planner's export of each stack.
 * @param live the engine's, of the same stacks.
 */
export function differences(
  planned: ReadonlyMap<string, readonly ExportedResource[]>,
  live: ReadonlyMap<string, readonly ExportedResource[]>,
): string[] {
  const lines: string[] = [];
  const computed = new Map<string, [string, string]>();
  const both: { plan: ExportedResource; real: ExportedResource }[] = [];
  for (const [stack, resources] of planned) {
    const real = new Map((live.get(stack) ?? []).map((resource) => [resource.urn, resource]));
    for (const plan of resources) {
      const found = real.get(plan.urn);
      real.delete(plan.urn);
      if (found === undefined) lines.push(`${plan.urn}: planned, but the engine did not make it`);
      else both.push({ plan, real: found });
    }
    for (const urn of real.keys()) {
      if (!isEngines(urn)) lines.push(`${urn}: the engine made it, but it is not planned`);
    }
  }
  for (const { plan, real } of both) {
    pairs(plan.id, real.id, `${plan.urn}#id`, computed);
    pairs(plan.outputs, real.outputs, `${plan.urn}#`, computed);
  }
  const [planNames, liveNames] = [namesOf(computed, 0), namesOf(computed, 1)];
  for (const { plan, real } of both) {
    const compare = (what: string, a: unknown, b: unknown) => {
      const [left, right] = [JSON.stringify(a ?? null), JSON.stringify(b ?? null)];
      if (left !== right) lines.push(`${plan.urn}: ${what}: planned ${left}, engine ${right}`);
    };
    compare("type", plan.type, real.type);
    compare("parent", plan.parent, real.parent);
    compare("protect", plan.protect ?? false, real.protect ?? false);
    compare("dependencies", plan.dependencies ?? [], [...(real.dependencies ?? [])].sort());
    compare("retainOnDelete", plan.retainOnDelete ?? false, real.retainOnDelete ?? false);
    compare("deletedWith", plan.deletedWith, real.deletedWith);
    compare("ignoreChanges", plan.ignoreChanges, real.ignoreChanges);
    compare("customTimeouts", sorted(plan.customTimeouts), sorted(real.customTimeouts));
    compare("additionalSecretOutputs", plan.additionalSecretOutputs, real.additionalSecretOutputs);
    if (plan.external === true) continue;
    const engines = plan.type.startsWith("pulumi:providers:") ? ["version"] : [];
    const [before, after] = [
      beforeCheck(plan.inputs ?? {}),
      beforeCheck(real.inputs ?? {}, engines),
    ];
    const byValue = (what: string, a: unknown, b: unknown) => {
      compare(what, named(sorted(a) ?? null, planNames), named(sorted(b) ?? null, liveNames));
    };
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      byValue(`input ${key}`, before[key], after[key]);
    if (plan.type === STACK) byValue("outputs", plan.outputs ?? {}, real.outputs ?? {});
    if (plan.type.startsWith("pulumi:")) continue;
    compare("provider", urnOfProvider(plan.provider), urnOfProvider(real.provider));
    const used = (found: ExportedResource) =>
      sorted(
        Object.fromEntries(
          Object.entries(found.propertyDependencies ?? {})
            .filter(([, urns]) => urns.length > 0)
            .map(([key, urns]) => [key, [...urns].sort()]),
        ),
      );
    compare("propertyDependencies", used(plan), used(real));
  }
  return lines;
}

/** Resources that were asked for before one of their planned dependencies was there, as lines. */
export function outOfOrder(
  planned: readonly ExportedResource[],
  calls: readonly ProviderCall[],
): string[] {
  const made = new Map<string, ProviderCall>();
  for (const call of calls) {
    if (call.operation === "create" && call.failed !== true && !made.has(call.urn))
      made.set(call.urn, call);
  }
  const custom = planned.filter(({ type, custom: own }) => own && !type.startsWith("pulumi:"));
  return custom.flatMap(({ urn, dependencies = [] }) => {
    const at = made.get(urn)?.at;
    if (at === undefined) return [`${urn}: no provider made it`];
    return dependencies
      .filter((dependency) => (made.get(dependency)?.ended ?? -1) > at)
      .map((dependency) => `${urn}: asked for before ${dependency} was there`);
  });
}
