import type { Value } from "../../../infra/planner/record/types";
import type { PropertyPath } from "../../../policy/harness";
import { shortType } from "./relevance/decide";
import type { Site } from "./sites";

/** One change of a resource's properties. */
export interface Edit {
  readonly path: PropertyPath;
  /** Undefined takes the property away. */
  readonly value: Value | undefined;
}

/** What an operator does at one site. */
export interface Mutation {
  readonly edits: readonly Edit[];
  /** What is different now, for people. */
  readonly to: string;
  /** Properties that say the same thing together with those that are changed: a port's addresses, a unit's number. */
  readonly together?: readonly PropertyPath[];
}

/** A way to weaken a property. */
export interface Operator {
  /** Short name, used in tables. */
  readonly name: string;
  /** What it does, as a row of the generated page. */
  readonly does: string;
  /** Nothing where it does not apply. Sites are those of controls and of blocks that hold some. */
  readonly apply: (site: Site) => readonly Mutation[];
}

/** `s3/bucket rules[].status`, what tables of places are matched against. */
export function placeOf(site: Site): string {
  return `${shortType(site.subject.resource.type)} ${site.generic}`;
}

/** The site's own value replaced. */
export function set(site: Site, value: Value, to?: string): Mutation {
  return { edits: [{ path: site.path, value }], to: to ?? JSON.stringify(value) };
}

/** The site's own value taken away. */
export function unset({ path }: Pick<Site, "path">, to = "absent"): Mutation {
  return { edits: [{ path, value: undefined }], to };
}

/** Path of a property beside a site's. */
export function beside({ path }: Pick<Site, "path">, name: string): PropertyPath {
  return [...path.slice(0, -1), name];
}
