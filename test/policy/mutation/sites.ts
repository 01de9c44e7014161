import type { Value } from "../../../infra/planner/record/types";
import { isRecord, isSecret } from "../../../infra/planner/record/wire";
import type { PropertyPath } from "../../../policy/harness";
import { type Declared, declaredBelow, itemOf, objectIn } from "./declared";
import type { Subject } from "./subjects";

/** One property of a planned resource, there or not. */
export interface Site {
  readonly subject: Subject;
  readonly path: PropertyPath;
  /** `rules[].expiration.days`; `*` for a key that anyone may choose. */
  readonly generic: string;
  /** Undefined for a property that is declared but not there. */
  readonly value: Value | undefined;
  readonly declared: Declared;
  /** True for an item of a list. */
  readonly item: boolean;
}

/** `rules[0].expiration.days` */
export function pathText(path: PropertyPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${String(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** Name of the property that a site is, or whose item it is. */
export function nameOf({ path }: Pick<Site, "path">): string {
  return path.reduce<string>((name, step) => (typeof step === "string" ? step : name), "");
}

/** The value at a path below another. */
export function valueAt(value: Value, path: PropertyPath): Value | undefined {
  let at: Value | undefined = value;
  for (const step of path) {
    if (Array.isArray(at)) at = (at as readonly Value[])[Number(step)];
    else at = isRecord(at) ? at[step] : undefined;
  }
  return at;
}

interface At {
  readonly subject: Subject;
  readonly path: PropertyPath;
  readonly names: readonly string[];
  readonly generic: string;
}

/** Sites of a block: what it holds, each with what is below, and what it could hold. */
function* block(value: Readonly<Record<string, Value>>, at: At): Generator<Site> {
  for (const [name, declared] of declaredBelow(at.subject.resource.type, at.names)) {
    const next: At = {
      subject: at.subject,
      path: [...at.path, name],
      names: [...at.names, name],
      generic: at.generic === "" ? name : `${at.generic}.${name}`,
    };
    yield* site(value[name], declared, next, false);
  }
}

function* site(
  value: Value | undefined,
  declared: Declared,
  at: At,
  item: boolean,
): Generator<Site> {
  const given = value === null ? undefined : value;
  const { subject, path, generic } = at;
  yield { subject, path, generic, value: given, declared, item };
  if (given === undefined || isSecret(given)) return;
  if (Array.isArray(given)) {
    for (const [index, held] of (given as readonly Value[]).entries()) {
      const next = { ...at, path: [...path, index], generic: `${generic}[]` };
      yield* site(held, itemOf(declared), next, true);
    }
  } else if (isRecord(given)) {
    if (objectIn(declared.kind) !== undefined) yield* block(given, at);
    else
      for (const [key, held] of Object.entries(given)) {
        const next = { ...at, path: [...path, key], generic: `${generic}.*` };
        yield* site(held, itemOf(declared), next, false);
      }
  }
}

/** Every property of a resource that is there or could be, owners before what they hold. */
export function sitesOf(subject: Subject): Site[] {
  const at: At = { subject, path: [], names: [], generic: "" };
  return [...block(subject.resource.inputs, at)];
}
