import type { Properties } from "../record/types";
import { DEFAULTS } from "./defaults";
import { canonical, sameTexts, setAt, valuesAt } from "./paths";
import type { ReplacementRow } from "./row";
import { RULES, type ReplacementContext, type Rule } from "./rules";
import { readTable, replacementRows } from "./table";

export type { ReplacementContext } from "./rules";

let rows: ReadonlyMap<string, ReplacementRow> | undefined;

/** Every row, by Pulumi type token. */
export function allReplacementRows(): ReadonlyMap<string, ReplacementRow> {
  rows ??= replacementRows(readTable());
  return rows;
}

/** The row of a type, if it was reviewed. */
export function replacementRow(type: string): ReplacementRow | undefined {
  return allReplacementRows().get(type);
}

/** True when somebody looked at what replaces resources of this type. */
export function hasReplacementRow(type: string): boolean {
  return replacementRow(type) !== undefined;
}

/** Types of lists whose order is part of the value. */
const ORDERED: Readonly<Record<string, readonly string[]>> = {
  "aws:eks/nodeGroup:NodeGroup": ["instanceTypes"],
};

function values(type: string, properties: Properties, path: string): readonly string[] {
  const found = valuesAt(properties, path);
  const fallback = DEFAULTS[type]?.[path];
  const effective = found.length === 0 && fallback !== undefined ? [fallback] : found;
  const texts = effective.map((value) => canonical(value));
  return ORDERED[type]?.includes(path) === true ? texts : texts.sort();
}

function changed(type: string, old: Properties, next: Properties, path: string): boolean {
  return !sameTexts(values(type, old, path), values(type, next, path));
}

function regionForces(
  type: string,
  old: Properties,
  next: Properties,
  context: ReplacementContext,
): boolean {
  if (!type.startsWith("aws:")) return false;
  const explicit = (properties: Properties) => setAt(properties, "region")[0];
  const before = explicit(old);
  const after = explicit(next);
  if (before !== undefined && after !== undefined) return before !== after;
  if (replacementRow(type)?.regional !== true) return false;
  const { oldRegion, newRegion } = context;
  return oldRegion !== undefined && newRegion !== undefined && oldRegion !== newRegion;
}

function ruled(
  effects: readonly Rule["effect"][],
  type: string,
  old: Properties,
  next: Properties,
  context: ReplacementContext,
): readonly string[] {
  return RULES.filter((rule) => rule.type === type && effects.includes(rule.effect)).flatMap(
    (rule) => rule.forced(old, next, context),
  );
}

/** A path that a rule decides is the rule's alone. */
function decidedByRule(type: string, path: string): boolean {
  return RULES.some((rule) => rule.type === type && rule.paths.includes(path));
}

/** True for types whose inputs never replace anything: components and providers. */
function neverReplaces(type: string): boolean {
  return type.startsWith("pulumi:");
}

/**
 * Input paths whose change means a new resource, sorted: what the provider replaces for, and what
 * the API never lets change. Conditional properties of the schema count.
 *
 * A type without a row is replaced for `region` only; {@link replacementGaps} names such types.
 */
export function replacedBy(
  type: string,
  oldInputs: Properties,
  newInputs: Properties,
  context: ReplacementContext = {},
): string[] {
  if (neverReplaces(type)) return [];
  const paths = (replacementRow(type)?.replaces ?? []).filter(
    (path) => !decidedByRule(type, path) && changed(type, oldInputs, newInputs, path),
  );
  const found = [
    ...paths,
    ...ruled(["immutable", "replace"], type, oldInputs, newInputs, context),
    ...(regionForces(type, oldInputs, newInputs, context) ? ["region"] : []),
  ];
  return [...new Set(found)].sort();
}

/**
 * The same by the table alone, which is generated from published schemas: none of the reviewed rules that
 * know when such a change is made in place after all.
 */
export function replacedByTable(
  type: string,
  oldInputs: Properties,
  newInputs: Properties,
): string[] {
  const paths = replacementRow(type)?.replaces ?? [];
  return paths.filter((path) => changed(type, oldInputs, newInputs, path)).sort();
}

/** Input paths whose change the provider or API will refuse, though a replacement is not the answer. */
export function refusedBy(
  type: string,
  oldInputs: Properties,
  newInputs: Properties,
  context: ReplacementContext = {},
): string[] {
  const paths = (replacementRow(type)?.refused ?? []).filter((path) =>
    changed(type, oldInputs, newInputs, path),
  );
  return [
    ...new Set([...paths, ...ruled(["refused"], type, oldInputs, newInputs, context)]),
  ].sort();
}

/** Providers whose types this table covers; Kubernetes objects are left to their API server. */
const COVERED = ["aws", "mongodbatlas"];

/** The custom resource types without a row, sorted, once each. */
export function replacementGaps(types: Iterable<string>): string[] {
  const gaps = [...new Set(types)].filter(
    (type) => COVERED.includes(type.split(":")[0] ?? "") && !hasReplacementRow(type),
  );
  return gaps.sort();
}
