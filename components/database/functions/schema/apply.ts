import { isDeepStrictEqual } from "node:util";
import type { SchemaPlan } from "../../../../infra/model/derive/schema";
import { SCHEMA_STORE } from "../../../../infra/runtime/schema-gate";
import type { Lease } from "../../../../infra/runtime/checkpoint";
import { Fault } from "../../../../infra/runtime/errors";
import { backoff } from "../../../../infra/runtime/random";
import { decide, type Decision, newlyMade } from "./decide";
import type { Transition } from "./evolve";
import type { SchemaPorts, StoredSchema } from "./ports";
import { verifyShardKeys } from "./shard-key";
import { execute, type Step, type StoreStep } from "./steps";
import { checkVersion, NOTHING } from "./version";

/** How the schema is applied. */
export interface SchemaOptions {
  /** Answers with the steps and does none. @default false */
  readonly dryRun?: boolean;
  /** What to do on a database that is no sharded cluster; `allow` is for tests. @default "refuse" */
  readonly unsharded?: "refuse" | "allow";
  /**
   * How long the lease lasts after each of its renewals, one before every step, in milliseconds.
   * @default 900 000, the longest life of a function of Lambda, so that no step outlives its lease
   */
  readonly lease?: number;
  /** How long to wait for another run to end, in milliseconds. @default 60 000 */
  readonly wait?: number;
}

/** What was done, or would be. */
export interface SchemaReport {
  readonly dryRun: boolean;
  /** Stored version before. */
  readonly from: number;
  /** Stored version after. */
  readonly version: number;
  /** In order; none where all was in place. */
  readonly steps: readonly (Step | StoreStep)[];
  /** What is accepted during this version only; documents and programs have to follow by the next. */
  readonly transitions: readonly Transition[];
  /** Collections of the database that no plan knows; nothing was done about them. */
  readonly unknown: readonly string[];
}

/** Pauses between looks at the lease of another run, in milliseconds. */
const PAUSE = { base: 500, most: 5_000 };

/**
 * Makes the database what the plan says, and stores the plan's version last.
 *
 * It may be killed anywhere: the next run decides anew from what it finds. Doing it again does nothing. Two
 * at once follow on each other by the lease; one that lost it stops before its next step, and cannot store
 * a version.
 *
 * Whoever runs a later version accepts what this one refuses during one version only (see `during`): a new
 * required field is demanded, and a former one refused, from the next version of the manifest on.
 * Indexes that the plan has no longer are dropped at the end, if the step made them: take an index out of
 * the manifest after the last program that uses it is gone. One with other keys under the same name is
 * gone while it is built anew: give a changed index another name. Collections are never dropped.
 *
 * @throws {Fault} `fatal`, named, for what a person has to look at, with nothing changed; `retry` when another
 * run goes on for longer than `wait` or Atlas has not sharded a collection yet; `stale` when the lease was
 * lost.
 */
export async function applySchema(
  plan: SchemaPlan,
  ports: SchemaPorts,
  options: SchemaOptions = {},
): Promise<SchemaReport> {
  const { checkpoints, metrics } = ports;
  const { dryRun = false, lease: length = 900_000 } = options;
  try {
    if (dryRun) {
      const { value = NOTHING } = await checkpoints.read(SCHEMA_STORE.checkpoint);
      return report(value, await look(plan, value, ports, options), true);
    }
    const lease = await acquire(ports, length, options.wait ?? 60_000);
    try {
      return await run(plan, lease, ports, options, length);
    } finally {
      // What failed is more worth knowing than that the lease stays until it expires.
      await checkpoints.release(lease).catch(() => undefined);
    }
  } finally {
    metrics.flush();
  }
}

async function run(
  plan: SchemaPlan,
  acquired: Lease,
  ports: SchemaPorts,
  options: SchemaOptions,
  length: number,
): Promise<SchemaReport> {
  const { admin, checkpoints, metrics } = ports;
  const { value = NOTHING, version } = await checkpoints.read(SCHEMA_STORE.checkpoint);
  const decision = await look(plan, value, ports, options);
  const made = newlyMade(decision.steps, plan, value);
  let lease = acquired;
  let written = version;
  if (made.length > 0) {
    // Known as ours before they are there: a run that is killed leaves none that nobody may drop.
    const noted = { ...value, made: [...value.made, ...made] };
    written = await checkpoints.write(lease, noted, written);
  }
  for (const step of decision.steps) {
    lease = await checkpoints.renew(lease, length);
    await execute(step, admin);
    metrics.count("SchemaSteps");
  }
  const result = report(value, decision, false);
  if (result.steps.some(({ kind }) => kind === "storeVersion"))
    await checkpoints.write(lease, decision.stored, written);
  metrics.gauge("SchemaVersion", decision.stored.version, "None");
  metrics.gauge("SchemaTransitions", decision.transitions.length, "Count");
  return result;
}

/** Reads everything, then decides. */
async function look(
  plan: SchemaPlan,
  stored: StoredSchema,
  { admin }: SchemaPorts,
  { unsharded = "refuse" }: SchemaOptions,
): Promise<Decision> {
  // A lower version is refused whatever else is wrong.
  checkVersion(plan, stored);
  const sharding = await verifyShardKeys(plan, admin, unsharded);
  return decide(plan, await admin.collections(plan.database), sharding, stored);
}

function report(before: StoredSchema, decision: Decision, dryRun: boolean): SchemaReport {
  const { steps, stored, transitions, unknown } = decision;
  const store: StoreStep = {
    kind: "storeVersion",
    namespace: `${SCHEMA_STORE.database}.${SCHEMA_STORE.collection}`,
    from: before.version,
    to: stored.version,
  };
  const isStored = isDeepStrictEqual(before, stored);
  return {
    dryRun,
    from: before.version,
    version: dryRun ? before.version : stored.version,
    steps: isStored ? steps : [...steps, store],
    transitions,
    unknown,
  };
}

/** The lease, as soon as nobody else has it. */
async function acquire(
  { checkpoints, clock, random, owner }: SchemaPorts,
  length: number,
  wait: number,
): Promise<Lease> {
  const { checkpoint } = SCHEMA_STORE;
  let waited = 0;
  for (let attempt = 0; ; attempt++) {
    const lease = await checkpoints.acquire(checkpoint, owner, length);
    if (lease !== undefined) return lease;
    if (waited >= wait)
      throw new Fault({
        kind: "retry",
        where: `lease ${checkpoint}`,
        message: `another run has it since ${String(waited)} ms or longer`,
        next: `run again when it has ended; one that was killed has it for at most ${String(length)} ms`,
      });
    const pause = Math.min(wait - waited, 1 + backoff(attempt, PAUSE, random));
    await clock.sleep(pause);
    waited += pause;
  }
}
