import type { Value } from "../../../infra/planner/record/types";
import { isRecord, SIGNATURE, UNKNOWN } from "../../../infra/planner/record/wire";
import type { Subject } from "../support/validator";
import type { Limits } from "./limits";
import type { Declared, Published } from "./published";

/** Names and indices from the inputs down to a value. */
export type Steps = readonly (string | number)[];

/** A value in the inputs of a planned resource, with what is published about it. */
export interface Site {
  readonly subject: Subject;
  readonly steps: Steps;
  /** `rules[].expiration.days`; `*` for a key that anyone may choose. */
  readonly generic: string;
  readonly value: Value;
  /** `children` are those of an object, or of each item of a list. */
  readonly declared: Declared;
  readonly limits: readonly Limits[];
  /** Names that the owner of the value may have; undefined for an item and where any name goes. */
  readonly siblings?: ReadonlySet<string> | undefined;
  /** Below a map whose keys and values are free, such as tags or the variables of a function. */
  readonly free: boolean;
}

/** `rules[0].expiration.days` */
export function pathOf(steps: Steps): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === "number") return `${path}[${String(step)}]`;
    return path === "" ? step : `${path}.${step}`;
  }, "");
}

/** Name of the property that a site is, or whose item it is. */
export function nameOf({ steps }: Site): string {
  return steps.reduce<string>((name, step) => (typeof step === "string" ? step : name), "");
}

interface At {
  readonly subject: Subject;
  readonly published: Published;
  readonly steps: Steps;
  readonly generic: string;
  readonly free: boolean;
}

function isAbsent(value: Value | undefined): value is null | undefined {
  return value === undefined || value === null;
}

function* below(value: Value, declared: Declared, at: At): Generator<Site> {
  const { kind, items, children } = declared;
  const item: Declared = { kind: items ?? "any", required: false, children };
  if (kind === "object" && isRecord(value) && children !== undefined) {
    yield* members(value, children, at);
  } else if (kind === "list" && Array.isArray(value)) {
    for (const [index, held] of (value as readonly Value[]).entries()) {
      const steps = [...at.steps, index];
      yield* site(held, item, { ...at, steps, generic: `${at.generic}[]` });
    }
  } else if (kind === "map" && isRecord(value)) {
    for (const [key, held] of Object.entries(value)) {
      const steps = [...at.steps, key];
      yield* site(held, item, { ...at, steps, generic: `${at.generic}.*`, free: true });
    }
  }
}

function* members(
  value: Readonly<Record<string, Value>>,
  children: ReadonlyMap<string, Declared>,
  at: At,
): Generator<Site> {
  const siblings = new Set(children.keys());
  for (const [name, held] of Object.entries(value)) {
    const declared = children.get(name);
    if (declared === undefined) continue;
    const generic = at.generic === "" ? name : `${at.generic}.${name}`;
    yield* site(held, declared, { ...at, steps: [...at.steps, name], generic }, siblings);
  }
}

function* site(
  value: Value,
  declared: Declared,
  at: At,
  siblings?: ReadonlySet<string>,
): Generator<Site> {
  if (isAbsent(value) || value === UNKNOWN) return;
  const { published, ...rest } = at;
  const limits = published.limits.get(at.generic) ?? [];
  yield { ...rest, value, declared, limits, siblings };
  if (isRecord(value) && value[SIGNATURE] !== undefined) return;
  yield* below(value, declared, at);
}

/** Every value in the inputs of a subject of which something is published, owners before what they hold. */
export function sitesOf(subject: Subject, published: Published): Site[] {
  return [
    ...below(subject.inputs, published.root, {
      subject,
      published,
      steps: [],
      generic: "",
      free: false,
    }),
  ];
}

/** Names beside a site: where they differ, a resource has another shape there. */
function company({ subject, steps }: Site): string {
  let at: Value = subject.inputs;
  for (const step of steps.slice(0, -1)) {
    at = (at as Readonly<Record<string | number, Value>>)[step] ?? null;
  }
  return isRecord(at) ? Object.keys(at).sort().join(",") : "";
}

/** Longest published list of which every value in the plan is a site of its own. */
const LONGEST_LIST = 32;

/** One value of a published list, or a document without what differs from fleet to fleet. */
function ownValue({ value, limits }: Site): string {
  if (typeof value !== "string") return "";
  const lists = limits.flatMap(({ values }) => (values === undefined ? [] : [values.length]));
  if (lists.length > 0) return Math.max(...lists) <= LONGEST_LIST ? value : "";
  if (!value.startsWith("{")) return "";
  return value.replace(/arn:[^"]*/g, "arn").replace(/\d{6,}|[a-z]{2}-[a-z]+-\d/g, "");
}

/**
 * The sites at which faults are made: of each type every path in the plan once for each set of names
 * that stands beside it, and for each document and each value of a short published list, at the first
 * resource by key.
 */
export function chosenSites(
  subjects: readonly Subject[],
  published: ReadonlyMap<string, Published>,
): Site[] {
  const chosen = new Map<string, Site>();
  const byKey = [...subjects].sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const subject of byKey) {
    const known = published.get(subject.type);
    if (known === undefined) continue;
    for (const found of sitesOf(subject, known)) {
      const beside = found.free ? "" : company(found);
      const id = JSON.stringify([subject.type, found.generic, beside, ownValue(found)]);
      if (!chosen.has(id)) chosen.set(id, found);
    }
  }
  return [...chosen.values()];
}
