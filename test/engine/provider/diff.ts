import type { Properties, Value } from "../../../infra/planner/record/types";
import { isRecord } from "../../../infra/planner/record/wire";
import { replacedBy } from "../../../infra/planner/replacement";
import { sortedByKey } from "../../../infra/order";
import { namedByProgram } from "./check/autonames";
import { kubernetesDeletesFirst, kubernetesReplaces } from "./kubernetes/replaces";
import { opened, plainProperties, RESERVED, signatureOf } from "./wire";

/** How one path changes. */
export type Change = "add" | "delete" | "update";

/** What `diff` answers. */
export interface Difference {
  /** Changed paths, `tags.Name` or `rules[0].days`. */
  readonly changed: ReadonlyMap<string, Change>;
  /** Of these the ones that make a new resource. */
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** The same text for equal values, whatever the order of keys. */
function canonical(value: Value): string {
  return JSON.stringify(value, (_, item: unknown) => (isRecord(item) ? sortedByKey(item) : item));
}

const isTree = (value: Value): boolean =>
  Array.isArray(value) || (isRecord(value) && signatureOf(value) === undefined);

function walk(
  before: Value | undefined,
  after: Value | undefined,
  path: string,
): [string, Change][] {
  const [old, next] = [before ?? null, after ?? null].map((value) => opened(value)) as [
    Value,
    Value,
  ];
  if (old === null && next === null) return [];
  if (old === null) return [[path, "add"]];
  if (next === null) return [[path, "delete"]];
  if (canonical(old) === canonical(next)) return [];
  if (!isTree(old) || !isTree(next) || Array.isArray(old) !== Array.isArray(next))
    return [[path, "update"]];
  if (Array.isArray(old) && Array.isArray(next)) {
    const length = Math.max(old.length, next.length);
    return Array.from({ length }, (_, index) =>
      walk(old[index] as Value, next[index] as Value, `${path}[${String(index)}]`),
    ).flat();
  }
  const [left, right] = [old as Properties, next as Properties];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((key) => !RESERVED.has(key))
    .sort()
    .flatMap((key) => walk(left[key], right[key], path === "" ? key : `${path}.${key}`));
}

/** Parts of `rules[0].days` or `tags["a.b"]`. */
function steps(path: string): string[] {
  return [...path.matchAll(/\["([^"]+)"\]|\[(\d+|\*)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, plain]) => quoted ?? index ?? plain ?? "",
  );
}

/** The new inputs with an ignored path set back to what it was. */
function reset(before: Value | undefined, after: Value, path: readonly string[]): Value {
  const [step, ...rest] = path;
  if (step === undefined) return before ?? after;
  const inner = opened(after);
  if (!isTree(inner)) return after;
  const old = before === undefined ? undefined : opened(before);
  const child = (key: string): Value | undefined =>
    Array.isArray(old)
      ? (old[Number(key)] as Value | undefined)
      : isRecord(old)
        ? old[key]
        : undefined;
  if (Array.isArray(inner))
    return inner.map((item: Value, index) =>
      step === "*" || step === String(index) ? reset(child(String(index)), item, rest) : item,
    );
  const record = inner as Properties;
  const keys = step === "*" ? Object.keys(record) : [step];
  const changed = keys.flatMap((key): [string, Value | undefined][] =>
    rest.length === 0
      ? [[key, child(key)]]
      : record[key] === undefined
        ? []
        : [[key, reset(child(key), record[key], rest)]],
  );
  const entries = Object.entries({ ...record, ...Object.fromEntries(changed) });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

/** Of the changed paths those below one that replaces; the tables name paths without positions. */
function below(changed: Iterable<string>, replacing: readonly string[]): string[] {
  return [...changed].filter((path) => {
    const plain = path.replaceAll(/\[\d+\]/g, "");
    return replacing.some(
      (prefix) =>
        plain === prefix || plain.startsWith(`${prefix}.`) || prefix.startsWith(`${plain}.`),
    );
  });
}

/** Where a resource stands and will stand, which the inputs need not say. */
export interface Regions {
  readonly oldRegion?: string;
  readonly newRegion?: string;
}

/**
 * The provider's `diff`: what an update changes, and what makes a new resource. What `check` noted for itself
 * does not count.
 *
 * @param before inputs of the last `up`, or of the last refresh.
 * @param after new inputs after `check`.
 * @param ignored paths that `ignoreChanges` names; the engine has set them back already, where it could.
 */
export function difference(
  type: string,
  before: Properties,
  after: Properties,
  ignored: readonly string[] = [],
  regions: Regions = {},
): Difference {
  const next = ignored.reduce<Value>(
    (value, path) => reset(before, value, steps(path)),
    after,
  ) as Properties;
  const changed = new Map(walk(before, next, ""));
  const replaces = type.startsWith("kubernetes:")
    ? kubernetesReplaces(type, changed.keys())
    : replacing(type, before, next, regions, changed);
  const first =
    replaces.length > 0 &&
    (type.startsWith("kubernetes:")
      ? kubernetesDeletesFirst(type, before, next)
      : DELETED_FIRST.has(type) || namedByProgram(type, next));
  return { changed, replaces, deleteBeforeReplace: first };
}

function replacing(
  type: string,
  before: Properties,
  next: Properties,
  regions: Regions,
  changed: Map<string, Change>,
): string[] {
  const paths = replacedBy(type, plainProperties(before), plainProperties(next), regions);
  const found = below(changed.keys(), paths);
  // The provider's own region changed, while the inputs are the same.
  if (paths.includes("region") && !changed.has("region")) {
    changed.set("region", "update");
    found.push("region");
  }
  return found;
}

/** Types that the provider always deletes first. Source: pulumi-aws 7, provider/resources.go. */
const DELETED_FIRST: ReadonlySet<string> = new Set([
  "aws:apigateway/integration:Integration",
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "aws:efs/mountTarget:MountTarget",
  "aws:iam/accountAlias:AccountAlias",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  "aws:iam/policyAttachment:PolicyAttachment",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
]);
