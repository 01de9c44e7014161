import { isRecord } from "../../../../infra/planner/record/wire";
import type { Value } from "../../../../infra/planner/record/types";
import { nameOf, type Site } from "../sites";
import { ADDITIONS } from "../weaker/additions";
import { CATALOGUE } from "./catalogue";
import { DOCUMENTED } from "./documented";
import { NO_CONTROLS, type NoControl } from "./no-controls";
import { WORDS, wordsOf } from "./words";

/** Whether a property is a control, and who says so. */
export type Decision =
  | { readonly is: "control"; readonly source: string }
  /** Holds other properties, of which each is decided by itself. */
  | { readonly is: "block" }
  | { readonly is: "no control"; readonly because: NoControl }
  /** Nobody says anything. */
  | { readonly is: "undecided" };

/** `s3/bucket` for `aws:s3/bucket:Bucket`, `advancedCluster` for Atlas'. */
export function shortType(type: string): string {
  return (type.split(":")[1] ?? type).replace("index/", "");
}

const lines = new Map<string, string>();
for (const { id, type, paths } of CATALOGUE)
  for (const path of paths) lines.set(`${type} ${path}`, id);
for (const { type, paths, source } of DOCUMENTED)
  for (const path of paths) if (!lines.has(`${type} ${path}`)) lines.set(`${type} ${path}`, source);

const additions = new Map(ADDITIONS.map(({ place, source }) => [place, source]));

function noControl(place: string, name: string): NoControl | undefined {
  return (
    NO_CONTROLS.find(({ places = [] }) => places.some((pattern) => pattern.test(place))) ??
    NO_CONTROLS.find(({ names }) => names?.test(name))
  );
}

function isBlock(value: Value | undefined): boolean {
  return Array.isArray(value) ? value.some((item: Value) => isRecord(item)) : isRecord(value);
}

const known = new Map<string, Decision>();

function decided(site: Site): Decision {
  const { type } = site.subject.resource;
  const line = lines.get(`${type} ${site.generic}`);
  if (line !== undefined) return { is: "control", source: line };
  const name = nameOf(site);
  const place = `${shortType(type)} ${site.generic}`;
  const addition = additions.get(place);
  if (addition !== undefined) return { is: "control", source: addition };
  const because = noControl(place, name);
  if (because !== undefined) return { is: "no control", because };
  const words = WORDS.find((entry) => entry.words.test(wordsOf(name)));
  if (words !== undefined) return { is: "control", source: `name: ${words.about}` };
  return isBlock(site.value) ? { is: "block" } : { is: "undecided" };
}

/**
 * Decides whether a property is a control: the catalogue's line, else the documentation's, else a class of
 * what is none, else the words of its name.
 */
export function decide(site: Site): Decision {
  const key = `${site.subject.resource.type} ${site.generic} ${String(isBlock(site.value))}`;
  const made = known.get(key) ?? decided(site);
  known.set(key, made);
  return made;
}
