import type { Value } from "../../../infra/planner/record/types";

/**
 * Where a property goes, relative to where the object that holds it went; see `rows.py`.
 * `Member.Other[0].Name`, `[]` for the index of a list, `Operation:Member` for another root, `.` for
 * "its properties go where this one's siblings go".
 */
export type Target =
  | string
  /** Words that the provider translates. */
  | { readonly to: string; readonly values: Readonly<Record<string, string>> }
  /** A list that becomes a mapping by one of its items' properties. */
  | { readonly to: string; readonly keyedBy: string }
  /** One pair of a list of keys and values. */
  | { readonly list: string; readonly key: string }
  /** JSON text that goes in parsed. */
  | { readonly json: string }
  /** The first item of a list, where only one fits. */
  | { readonly first: string }
  /** A number that the provider takes as text. */
  | { readonly number: string }
  /** A number or truth value that the service takes as text. */
  | { readonly text: string }
  /** The target of the first of these siblings that is there. */
  | { readonly byPresence: Readonly<Record<string, string>> }
  /** Several places. */
  | { readonly all: readonly string[] }
  /** Not sent; why. */
  | { readonly skip: string };

/** Where the inputs of a type go. What is not named goes to the member of the same name. */
export interface Placement {
  /** Where in the first root the properties go; default: the root itself. */
  readonly base?: string;
  /** Target by property path; list items are written `rules[].expiration`. */
  readonly rules?: Readonly<Record<string, Target>>;
  /** What the provider sends by itself where nothing was placed, by target. */
  readonly fixed?: Readonly<Record<string, Value>>;
  /** Property that the provider names after the resource when it is absent. */
  readonly autoname?: string;
}

/** A type that has nothing to be judged by. */
export interface Nothing {
  /** Why there is nothing. */
  readonly none: string;
}

/** Reasons for {@link Target}'s `skip` that hold for many types. */
export const PROVIDER_ONLY: Target = { skip: "read by the provider, never sent" };

/** Pairs of a list of attributes, by property: `{ idleTimeout: "idle_timeout.timeout_seconds" }`. */
export function attributes(
  list: string,
  keys: Readonly<Record<string, string>>,
): Record<string, Target> {
  return Object.fromEntries(
    Object.entries(keys).map(([property, key]) => [property, { list, key }]),
  );
}
