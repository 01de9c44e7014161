import { urnName } from "../record/urn";
import type { ResourceRecord } from "./types";

interface Parts {
  readonly stack: string;
  readonly project: string;
  /** Types of the parents and of the resource, joined by `$`. */
  readonly chain: string;
  readonly name: string;
}

function partsOf(urn: string): Parts {
  const [head = "", project = "", chain = ""] = urn.split("::");
  return { stack: head.replace(/^urn:pulumi:/, ""), project, chain, name: urnName(urn) };
}

const urnOf = ({ stack, project, chain, name }: Parts) =>
  `urn:pulumi:${stack}::${project}::${chain}::${name}`;

const STACK_TYPE = "pulumi:pulumi:Stack";

/** URN below a parent: the root stack's type is not part of a chain. */
function below(parent: string | undefined, parts: Parts, type: string): string {
  const chain = parent === undefined ? "" : partsOf(parent).chain;
  return urnOf({
    ...parts,
    chain: chain === "" || chain === STACK_TYPE ? type : `${chain}$${type}`,
  });
}

interface Spec {
  readonly name?: string;
  readonly type?: string;
  readonly stack?: string;
  readonly project?: string;
  readonly parentUrn?: string;
  readonly noParent?: boolean;
}

function specOf(alias: string): Spec | undefined {
  if (!alias.startsWith("{")) return undefined;
  try {
    const parsed: unknown = JSON.parse(alias);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const given = (text: string | undefined) => (text === undefined || text === "" ? undefined : text);

function fromSpec(
  record: ResourceRecord,
  spec: Spec,
  parents: readonly (string | undefined)[],
): string[] {
  const own = partsOf(record.urn);
  const type = given(spec.type) ?? record.type;
  const parts: Parts = {
    stack: given(spec.stack) ?? own.stack,
    project: given(spec.project) ?? own.project,
    chain: type,
    name: given(spec.name) ?? own.name,
  };
  if (spec.noParent === true) return [below(undefined, parts, type)];
  const parent = given(spec.parentUrn);
  return (parent === undefined ? parents : [parent]).map((urn) => below(urn, parts, type));
}

/**
 * Every former URN of a resource, nearest first: its own aliases, then its name below the aliases
 * of its parents. A child whose name starts with its parent's is renamed along, as the engine does.
 */
export function formerUrns(
  record: ResourceRecord,
  byUrn: ReadonlyMap<string, ResourceRecord>,
): readonly string[] {
  const parent = record.parent === undefined ? undefined : byUrn.get(record.parent);
  const formerParents = parent === undefined ? [] : formerUrns(parent, byUrn);
  const parents = [record.parent, ...formerParents];
  const own = (record.aliases ?? []).flatMap((alias) => {
    const spec = specOf(alias);
    return spec === undefined ? [alias] : fromSpec(record, spec, parents);
  });
  const inherited = formerParents.flatMap((urn) => {
    const parts = partsOf(record.urn);
    const parentName = urnName(record.parent ?? "");
    const renamed = parts.name.startsWith(parentName)
      ? `${urnName(urn)}${parts.name.slice(parentName.length)}`
      : parts.name;
    return [below(urn, { ...parts, name: renamed }, record.type), below(urn, parts, record.type)];
  });
  return [...new Set([...own, ...inherited])];
}

export interface Match {
  readonly old?: ResourceRecord;
  readonly next?: ResourceRecord;
}

/** Pairs resources by URN, then by alias; an old resource is given away once. */
export function matchRecords(
  old: readonly ResourceRecord[],
  next: readonly ResourceRecord[],
): readonly Match[] {
  const left = new Map(old.map((record) => [record.urn, record]));
  const byUrn = new Map(next.map((record) => [record.urn, record]));
  const matches: Match[] = [];
  const unmatched: ResourceRecord[] = [];
  for (const record of byUrn.values()) {
    const same = left.get(record.urn);
    if (same === undefined) unmatched.push(record);
    else matches.push({ old: same, next: record });
    left.delete(record.urn);
  }
  for (const record of unmatched) {
    const former = formerUrns(record, byUrn).find((urn) => left.has(urn));
    const same = former === undefined ? undefined : left.get(former);
    if (same !== undefined) left.delete(same.urn);
    matches.push(same === undefined ? { next: record } : { old: same, next: record });
  }
  return [...matches, ...[...left.values()].map((record) => ({ old: record }))];
}
