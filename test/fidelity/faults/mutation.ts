import type { Properties, Value } from "../../../infra/planner/record/types";
import { isRecord } from "../../../infra/planner/record/wire";
import type { Site, Steps } from "./sites";

/** What an operator does to the value of a site. */
export type Mutation =
  { readonly set: Value } | { readonly rename: string } | { readonly remove: true };

/** A way to be wrong. */
export interface Operator {
  /** Short name, used in tables. */
  readonly name: string;
  /** What it does, as a row of the generated page. */
  readonly does: string;
  /** Nothing where it does not apply; several where a site can be wrong in several places. */
  readonly apply: (site: Site) => readonly Mutation[];
}

function inRecord(
  owner: Readonly<Record<string, Value>>,
  name: string,
  mutation: Mutation,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(owner).flatMap(([key, value]): [string, Value][] => {
      if (key !== name) return [[key, value]];
      if ("remove" in mutation) return [];
      return "rename" in mutation ? [[mutation.rename, value]] : [[key, mutation.set]];
    }),
  );
}

function changed(value: Value, steps: Steps, mutation: Mutation): Value {
  const [step, ...rest] = steps;
  if (Array.isArray(value) && typeof step === "number") {
    return (value as readonly Value[]).map((item, index) => {
      if (index !== step) return item;
      if (rest.length > 0) return changed(item, rest, mutation);
      return "set" in mutation ? mutation.set : item;
    });
  }
  if (!isRecord(value) || typeof step !== "string") return value;
  if (rest.length === 0) return inRecord(value, step, mutation);
  return inRecord(value, step, { set: changed(value[step] ?? null, rest, mutation) });
}

/** The inputs of a site's resource with the site changed; everything else in its place. */
export function mutated({ subject, steps }: Site, mutation: Mutation): Properties {
  const inputs = changed(subject.inputs, steps, mutation);
  return isRecord(inputs) ? inputs : {};
}
