import { providerUrn } from "../record/urn";
import { compareText } from "../../order";
import type { Properties } from "../record/types";
import { refusedBy, replacedBy, replacementRow, type ReplacementContext } from "../replacement";
import { textAt } from "../replacement/paths";
import { statefulReason } from "../replacement/stateful";
import { asGiven, changedPaths, covers, pathKeys, withIgnored } from "./compare";
import { matchRecords, type Match } from "./match";
import { changedOptions } from "./options";
import type {
  DiffKind,
  PlanDiff,
  ResourceDiff,
  ResourceRecord,
  StackDiff,
  StackRecords,
} from "./types";

const SUBNET = "aws:ec2/subnet:Subnet";
type Zones = (subnetId: string) => string | undefined;
type Records = ReadonlyMap<string, ResourceRecord>;

function subnetZones(stacks: readonly StackRecords[]): Zones {
  const zones = new Map<string, string>();
  for (const record of stacks.flatMap(({ resources }) => resources)) {
    const { id, inputs = {} } = record;
    const zone = textAt(inputs, "availabilityZone") ?? textAt(inputs, "availabilityZoneId");
    if (record.type === SUBNET && id !== undefined && zone !== undefined) zones.set(id, zone);
  }
  return (id) => zones.get(id);
}

function regionOf(record: ResourceRecord, records: Records): string | undefined {
  const own = textAt(record.inputs ?? {}, "region");
  const provider = records.get(providerUrn(record.provider) ?? "");
  return own ?? textAt(provider?.inputs ?? {}, "region");
}

const byUrn = (resources: readonly ResourceRecord[]): Records =>
  new Map(resources.map((record) => [record.urn, record]));

/** Everything about a pair that does not depend on what happens to other resources. */
interface Compared {
  readonly old: ResourceRecord;
  readonly next: ResourceRecord;
  readonly properties: readonly string[];
  readonly forcedBy: readonly string[];
  readonly refused: readonly string[];
  readonly options: readonly string[];
}

interface Plans {
  readonly oldRecords: Records;
  readonly newRecords: Records;
  /** New URN of an old resource. */
  readonly moved: ReadonlyMap<string, string>;
  readonly oldZone: Zones;
  readonly newZone: Zones;
}

function comparePair(old: ResourceRecord, next: ResourceRecord, plans: Plans): Compared {
  const options = changedOptions(old, next, (oldUrn, newUrn) =>
    oldUrn === undefined ? newUrn === undefined : (plans.moved.get(oldUrn) ?? oldUrn) === newUrn,
  );
  // A component's inputs are not state: whatever they change shows in its children.
  if (!old.custom && !next.custom) {
    return { old, next, properties: [], forcedBy: [], refused: [], options };
  }
  const before = asGiven(old.inputs ?? {}, next.inputs) as Properties;
  const given = asGiven(next.inputs ?? {}, old.inputs) as Properties;
  const after = withIgnored(before, given, next.ignoreChanges ?? []);
  const properties = changedPaths(before, after);
  const oldRegion = regionOf(old, plans.oldRecords);
  const newRegion = regionOf(next, plans.newRecords);
  const context: ReplacementContext = {
    ...(oldRegion === undefined ? {} : { oldRegion }),
    ...(newRegion === undefined ? {} : { newRegion }),
    oldZone: plans.oldZone,
    newZone: plans.newZone,
  };
  const asked = properties.filter((path) =>
    (next.replaceOnChanges ?? []).some((pattern) => covers(pattern, path)),
  );
  const forcedBy = new Set([...replacedBy(next.type, before, after, context), ...asked]);
  return {
    old,
    next,
    properties,
    forcedBy: [...forcedBy].sort(),
    refused: refusedBy(next.type, before, after, context),
    options,
  };
}

/** Inputs that force a replacement and are read from replaced resources. */
function inherited(pair: Compared, replaced: ReadonlySet<string>) {
  const row = replacementRow(pair.next.type);
  const found = Object.entries(pair.next.propertyDependencies ?? {}).flatMap(([property, urns]) => {
    const forcing = row?.replaces.some((path) => pathKeys(path)[0] === property) === true;
    const ignored = (pair.next.ignoreChanges ?? []).some((pattern) => covers(pattern, property));
    return forcing && !ignored
      ? (urns ?? []).filter((urn) => replaced.has(urn)).map((urn) => ({ property, urn }))
      : [];
  });
  return {
    properties: found.map(({ property }) => property),
    follows: [...new Set(found.map(({ urn }) => urn))].sort(),
  };
}

/** URNs of the pairs that are replaced, by themselves or after another: a fixed point. */
function replacedUrns(pairs: readonly Compared[]): ReadonlySet<string> {
  const replaced = new Set(
    pairs.filter(({ forcedBy }) => forcedBy.length > 0).map(({ next }) => next.urn),
  );
  for (let grown = true; grown;) {
    const more = pairs.filter(
      (pair) => !replaced.has(pair.next.urn) && inherited(pair, replaced).follows.length > 0,
    );
    grown = more.length > 0;
    for (const { next } of more) replaced.add(next.urn);
  }
  return replaced;
}

function single(kind: "add" | "delete", record: ResourceRecord): ResourceDiff {
  const stateful = statefulReason(record.type);
  return {
    kind,
    urn: record.urn,
    type: record.type,
    ...(stateful === undefined ? {} : { stateful }),
    properties: [],
    forcedBy: [],
    follows: [],
    refused: [],
    options: [],
    protected: kind === "delete" && record.protect === true,
    retained: kind === "delete" && record.retainOnDelete === true,
  };
}

function paired(pair: Compared, replaced: ReadonlySet<string>): ResourceDiff | undefined {
  const { old, next, properties, refused, options } = pair;
  const chained = inherited(pair, replaced);
  const forcedBy = [...new Set([...pair.forcedBy, ...chained.properties])].sort();
  const renamed = old.urn !== next.urn;
  const kind: DiffKind | undefined =
    forcedBy.length > 0
      ? "replace"
      : properties.length > 0
        ? "change"
        : options.length > 0 || renamed
          ? "options"
          : undefined;
  if (kind === undefined) return undefined;
  const stateful = statefulReason(next.type);
  return {
    kind,
    urn: next.urn,
    type: next.type,
    ...(stateful === undefined ? {} : { stateful }),
    properties,
    forcedBy,
    follows: chained.follows,
    refused,
    options,
    ...(renamed ? { formerUrn: old.urn } : {}),
    protected: kind === "replace" && old.protect === true,
    retained: kind === "replace" && old.retainOnDelete === true,
  };
}

/** True for what is lost with data, identity or connectivity. */
export function isLoss(diff: ResourceDiff): boolean {
  return diff.stateful !== undefined && (diff.kind === "delete" || diff.kind === "replace");
}

const KINDS: readonly DiffKind[] = ["replace", "delete", "change", "add", "options"];
const rank = (diff: ResourceDiff) => (isLoss(diff) ? 0 : 1 + KINDS.indexOf(diff.kind));

/** Root stacks, and what is read but not owned, say nothing about what a plan does. */
function isOwned(record: ResourceRecord): boolean {
  return record.type !== "pulumi:pulumi:Stack" && record.external !== true;
}

function diffStack(
  old: readonly ResourceRecord[],
  next: readonly ResourceRecord[],
  zones: Pick<Plans, "oldZone" | "newZone">,
): readonly ResourceDiff[] {
  const matches = matchRecords(old.filter(isOwned), next.filter(isOwned));
  const moved = new Map(
    matches.flatMap(({ old: before, next: after }: Match) =>
      before === undefined || after === undefined ? [] : [[before.urn, after.urn] as const],
    ),
  );
  const plans: Plans = { ...zones, moved, oldRecords: byUrn(old), newRecords: byUrn(next) };
  const pairs = matches.flatMap(({ old: before, next: after }) =>
    before === undefined || after === undefined ? [] : [comparePair(before, after, plans)],
  );
  const replaced = replacedUrns(pairs);
  const singles = matches.flatMap(({ old: before, next: after }) => {
    if (after === undefined) return before === undefined ? [] : [single("delete", before)];
    return before === undefined ? [single("add", after)] : [];
  });
  const changes = pairs.map((pair) => paired(pair, replaced)).filter((diff) => diff !== undefined);
  return [...singles, ...changes].sort((a, b) => rank(a) - rank(b) || compareText(a.urn, b.urn));
}

function countKinds(diffs: readonly ResourceDiff[]): Readonly<Record<DiffKind, number>> {
  const of = (kind: DiffKind) => diffs.filter((diff) => diff.kind === kind).length;
  return {
    add: of("add"),
    change: of("change"),
    delete: of("delete"),
    options: of("options"),
    replace: of("replace"),
  };
}

/**
 * What the new plan adds, deletes, changes and replaces, by stack.
 *
 * Resources are matched by URN, then by alias. Outputs, ids, times and the order of dependencies
 * do not count; secrets are compared by what the export holds for them and never shown. A
 * resource whose forcing input is read from a replaced one of the same stack is replaced too.
 */
export function diffPlans(
  oldPlan: readonly StackRecords[],
  newPlan: readonly StackRecords[],
): PlanDiff {
  const before = new Map(oldPlan.map((stack) => [stack.stack, stack.resources]));
  const after = new Map(newPlan.map((stack) => [stack.stack, stack.resources]));
  const zones = { oldZone: subnetZones(oldPlan), newZone: subnetZones(newPlan) };
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const stacks = names.map((stack): StackDiff => {
    const old = before.get(stack);
    const next = after.get(stack);
    return {
      stack,
      kind: old === undefined ? "added" : next === undefined ? "removed" : "changed",
      resources: diffStack(old ?? [], next ?? [], zones),
    };
  });
  const all = stacks.flatMap(({ resources }) => resources);
  return {
    stacks: stacks.filter(({ kind, resources }) => kind !== "changed" || resources.length > 0),
    counts: countKinds(all),
    statefulLosses: all.filter(isLoss).length,
    refusals: all.filter(({ refused }) => refused.length > 0).length,
  };
}
