import { isDeepStrictEqual } from "node:util";
import type { PlannedIndex } from "../../../../infra/model/derive/schema";
import type { Collation } from "../../../../infra/model/types";
import type { LiveIndex } from "./ports";
import { keysText, refusal } from "./refusal";
import type { Step } from "./steps";

/** What has to be done about the indexes of one collection. */
export interface IndexSteps {
  /** Makes them as planned. */
  readonly build: readonly Step[];
  /** Drops those that the plan has no longer. */
  readonly retire: readonly Step[];
}

/**
 * Compares the indexes of one collection with the planned ones. An index that the step did not make is
 * never dropped: in the way it is refused by name, else left alone.
 *
 * @param made indexes of this collection that the step made, also in versions that were never finished.
 * @throws {Fault} `fatal` for an index of a planned name with other keys or options, for one with planned
 * keys and another name, and for one that deletes documents and is in no plan.
 */
export function indexSteps(
  namespace: string,
  planned: readonly PlannedIndex[],
  live: readonly LiveIndex[],
  made: readonly PlannedIndex[],
): IndexSteps {
  const standing = new Set<string>();
  const changed: Step[] = [];
  const retire: Step[] = [];
  const expiry: Step[] = [];
  for (const index of live) {
    const same = planned.find((wanted) => wanted.name === index.name && isSame(wanted, index));
    if (same !== undefined) {
      standing.add(index.name);
      const { expireAfterSeconds: seconds } = same;
      if (seconds !== undefined && seconds !== index.expireAfterSeconds)
        expiry.push({ kind: "setExpiry", namespace, index: index.name, seconds });
      continue;
    }
    const inTheWay = planned.find((wanted) => collide(wanted, index));
    if (made.some((own) => own.name === index.name && isAlike(own, index))) {
      const why = inTheWay === undefined ? "retired" : "changed";
      const steps = why === "retired" ? retire : changed;
      steps.push({ kind: "dropIndex", namespace, index: index.name, why });
      continue;
    }
    if (inTheWay !== undefined) throw blocked(namespace, index, inTheWay);
    if (index.expireAfterSeconds !== undefined) throw deleting(namespace, index);
  }
  const missing = planned.filter(({ name }) => !standing.has(name));
  const create: Step[] =
    missing.length === 0 ? [] : [{ kind: "createIndexes", namespace, indexes: missing }];
  return { build: [...changed, ...create, ...expiry], retire };
}

/** The same but for the seconds of a TTL index, which can be set; no TTL is planned where none is. */
function isSame(planned: PlannedIndex, live: LiveIndex): boolean {
  const isDeleting = live.expireAfterSeconds !== undefined;
  return isAlike(planned, live) && !(isDeleting && planned.expireAfterSeconds === undefined);
}

/** The same index, whether it deletes or not: setting that does not make it another one. */
function isAlike(planned: PlannedIndex, live: LiveIndex): boolean {
  return hasSameKeys(planned, live) && (planned.unique ?? false) === live.unique && !live.special;
}

function hasSameKeys(planned: PlannedIndex, live: LiveIndex): boolean {
  return isDeepStrictEqual(planned.keys, live.keys) && isCollated(planned.collation, live);
}

/** What the plan names has to be so; the server fills in the rest. */
function isCollated(planned: Collation | undefined, { collation }: LiveIndex): boolean {
  if (planned === undefined || collation === undefined) return planned === collation;
  return Object.entries({ strength: 3, ...planned }).every(
    ([key, value]) => collation[key] === value,
  );
}

/** The server refuses one beside the other. */
function collide(planned: PlannedIndex, live: LiveIndex): boolean {
  return planned.name === live.name || (hasSameKeys(planned, live) && !live.special);
}

function blocked(namespace: string, live: LiveIndex, planned: PlannedIndex) {
  const isNamed = live.name === planned.name;
  const difference = !isNamed
    ? `has the keys of the planned ${planned.name}`
    : isDeepStrictEqual(live.keys, planned.keys)
      ? "has other options than planned (unique, collation, sparse, partial or TTL)"
      : `has the keys ${keysText(live.keys)}, planned are ${keysText(planned.keys)}`;
  return refusal(
    `${namespace}, index ${live.name}`,
    `it was not made by the schema step and ${difference}`,
    "drop it by hand if nobody needs it, or give the planned one another name and other keys",
  );
}

function deleting(namespace: string, live: LiveIndex) {
  return refusal(
    `${namespace}, index ${live.name}`,
    `it is in no plan and deletes documents ${String(live.expireAfterSeconds)} s after their ${String(live.keys[0]?.[0])}, archived or not`,
    "find out who made it and drop it by hand",
  );
}
