import { isDeepStrictEqual } from "node:util";
import type {
  DocumentRule,
  PlannedCollection,
  PlannedIndex,
  SchemaPlan,
} from "../../../../infra/model/derive/schema";
import { during, type Transition, transitions } from "./evolve";
import { indexSteps } from "./indexes";
import type { LiveCollection, LiveValidation, MadeIndex, StoredSchema, Validation } from "./ports";
import { refusal } from "./refusal";
import type { Sharding } from "./shard-key";
import type { Step } from "./steps";
import { previousRules } from "./version";

/** What there is to do, and what will be stored when it is done. */
export interface Decision {
  /** In order. */
  readonly steps: readonly Step[];
  readonly stored: StoredSchema;
  /** What is accepted during this version only. */
  readonly transitions: readonly Transition[];
  /** Collections of the database that the plan does not know; they are left alone. */
  readonly unknown: readonly string[];
}

/**
 * What leads from the database as it is to the plan. Pure, so a run that was killed decides anew from what
 * it finds, and one that finds everything in place decides nothing.
 *
 * @param plan of a version that `checkVersion` lets pass.
 * @throws {Fault} `fatal`, named, for a view in the place of a collection, and for what `indexSteps` refuses.
 */
export function decide(
  plan: SchemaPlan,
  live: readonly LiveCollection[],
  { sharded, missing }: Sharding,
  stored: StoredSchema,
): Decision {
  const previous = previousRules(plan, stored);
  const steps = { create: [], index: [], shard: [], evolve: [], retire: [] } as Record<
    "create" | "index" | "shard" | "evolve" | "retire",
    Step[]
  >;
  for (const planned of plan.collections) {
    const namespace = `${plan.database}.${planned.name}`;
    const found = live.find(({ name }) => name === planned.name);
    if (found !== undefined && found.type !== "collection") throw wrongType(namespace, found.type);
    const validation = validationOf(planned, found?.validation, previous[planned.name]);
    if (found === undefined) steps.create.push({ kind: "createCollection", namespace, validation });
    else if (!isValidated(found.validation, validation)) {
      // Where nothing was judged so far, judging does not wait for indexes.
      const when = found.validation.validator === undefined ? steps.create : steps.evolve;
      when.push({ kind: "setValidation", namespace, validation });
    }
    const { build, retire } = indexSteps(
      namespace,
      sharded ? [...planned.indexes, ...shardIndexes(planned)] : planned.indexes,
      found?.indexes ?? [],
      stored.made.flatMap((own) => (own.collection === planned.name ? [own.index] : [])),
    );
    steps.index.push(...build);
    steps.retire.push(...retire);
    if (missing.has(planned.name))
      steps.shard.push({ kind: "shardCollection", namespace, key: planned.shardKey.key });
  }
  const { create, index, shard, evolve, retire } = steps;
  return {
    steps: [...create, ...index, ...shard, ...evolve, ...retire],
    stored: { version: plan.version, plan, previous, made: keptOf(plan, stored, index) },
    transitions: plan.collections.flatMap(({ name, rule }) =>
      transitions(`${plan.database}.${name}`, previous[name], rule),
    ),
    unknown: live.flatMap(({ name }) =>
      plan.collections.some((planned) => planned.name === name) ? [] : [name],
    ),
  };
}

/** Indexes that steps make and that are not known as made. */
export function newlyMade(
  steps: readonly Step[],
  { database }: SchemaPlan,
  { made }: StoredSchema,
): MadeIndex[] {
  return steps
    .flatMap((step) => (step.kind === "createIndexes" ? [step] : []))
    .flatMap(({ namespace, indexes }) =>
      indexes.map((index) => ({ collection: namespace.slice(database.length + 1), index })),
    )
    .filter((own) => !made.some((known) => isOf(known, own)));
}

/**
 * Indexes that the step made, in this version or before, and that are there when all steps are done: the
 * plan's own, and those of collections that it knows no longer, in case they come back.
 */
function keptOf(plan: SchemaPlan, stored: StoredSchema, steps: readonly Step[]): MadeIndex[] {
  const made = [...stored.made, ...newlyMade(steps, plan, stored)];
  const own = plan.collections.flatMap((planned) =>
    [...planned.indexes, ...shardIndexes(planned)].map((index) => ({
      collection: planned.name,
      index,
    })),
  );
  const others = stored.made.filter(({ collection }) =>
    plan.collections.every(({ name }) => name !== collection),
  );
  return [...own.filter((one) => made.some((entry) => isOf(entry, one))), ...others];
}

/** The same index, whatever its seconds. */
function isOf(one: MadeIndex, other: MadeIndex): boolean {
  const identity = ({ collection, index }: MadeIndex) => {
    const { name, keys, unique, collation } = index;
    return [collection, name, keys, unique, collation];
  };
  return isDeepStrictEqual(identity(one), identity(other));
}

/** What is judged during this version. Documents are never judged less strictly than they are by now. */
function validationOf(
  planned: PlannedCollection,
  live: LiveValidation | undefined,
  previous: DocumentRule | undefined,
): Validation {
  const isError = live?.validator !== undefined && live.action === "error";
  return {
    rule: during(previous, planned.rule),
    level: planned.validationLevel,
    action: isError ? "error" : planned.validationAction,
  };
}

function isValidated(live: LiveValidation, { rule, level, action }: Validation): boolean {
  return (
    live.level === level &&
    live.action === action &&
    isDeepStrictEqual(live.validator, { $jsonSchema: rule })
  );
}

/** A hashed shard key needs its index first; Atlas makes those of the keys that it manages. */
function shardIndexes({ shardKey }: PlannedCollection): PlannedIndex[] {
  if (shardKey.madeBy === "atlas") return [];
  const name = shardKey.key.map(([field, order]) => `${field}_${String(order)}`).join("_");
  return [{ name, keys: shardKey.key }];
}

function wrongType(namespace: string, type: string) {
  return refusal(
    namespace,
    `it is a ${type}, not a collection`,
    "find out who made it, and drop or rename it by hand",
  );
}
