import type { Published } from "../faults/published";
import { type Site, sitesOf } from "../faults/sites";
import { CARRIERS } from "../iam/carriers";
import type { Subject } from "../support/validator";

/** Kinds whose values can be wrong in more than their kind. */
const OPEN = new Set(["string", "number", "any", "document"]);

function isPlain({ subject, generic, declared, limits, value, free }: Site): boolean {
  if (free || !OPEN.has(declared.kind) || typeof value === "object") return false;
  if (limits.length > 0) return false;
  return CARRIERS[subject.type]?.[generic.replaceAll("[]", "[*]")] === undefined;
}

/** Generic paths by type. */
type Paths = ReadonlyMap<string, readonly string[]>;

function pathsOf(
  subjects: readonly Subject[],
  published: ReadonlyMap<string, Published>,
  wanted: (site: Site) => boolean,
): Paths {
  const paths = new Map<string, Set<string>>();
  for (const subject of subjects) {
    const known = published.get(subject.type);
    const sites = known === undefined ? [] : sitesOf(subject, known).filter(wanted);
    const own = paths.get(subject.type) ?? new Set<string>();
    for (const { generic } of sites) own.add(generic);
    paths.set(subject.type, own);
  }
  return new Map([...paths].sort().map(([type, own]) => [type, [...own].sort()]));
}

/** Properties of the plan of whose values nothing is published but their kind. */
export function plainPaths(
  subjects: readonly Subject[],
  published: ReadonlyMap<string, Published>,
): Paths {
  return pathsOf(subjects, published, isPlain);
}

/** Every property that some resource of the plan has. */
export function allPaths(
  subjects: readonly Subject[],
  published: ReadonlyMap<string, Published>,
): Paths {
  return pathsOf(subjects, published, () => true);
}
