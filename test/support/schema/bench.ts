import {
  applySchema,
  type SchemaOptions,
  type SchemaReport,
} from "../../../components/database/functions/schema/apply";
import type {
  Admin,
  LiveCollection,
  SchemaPorts,
  StoredSchema,
} from "../../../components/database/functions/schema/ports";
import type { SchemaPlan } from "../../../infra/model/derive/schema";
import { SCHEMA_STORE } from "../../../infra/runtime/schema-gate";
import type { CheckpointStore } from "../../../infra/runtime/checkpoint";
import { Fault } from "../../../infra/runtime/errors";
import type { FaultPoints } from "../../../infra/runtime/faults";
import { noFaults, withFaults } from "../../../infra/runtime/faults";
import type { Metrics } from "../../../infra/runtime/metrics";
import { seeded } from "../../../infra/runtime/random";
import { memoryCheckpoints } from "../runtime/checkpoints";
import { ManualClock } from "../runtime/manual-clock";
import { FakeAdmin } from "./fake-admin";

/** A clock on which a sleep takes no time of the test's own. */
export class PassingClock extends ManualClock {
  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const slept = super.sleep(milliseconds, signal);
    await this.advance(milliseconds);
    return slept;
  }
}

/** Metrics that are kept: the last value of each gauge, sums of counts. */
export class KeptMetrics implements Metrics {
  readonly values: Record<string, number> = {};
  flushed = 0;

  count(name: string, value = 1): void {
    this.values[name] = (this.values[name] ?? 0) + value;
  }

  time(name: string, milliseconds: number): void {
    this.values[name] = milliseconds;
  }

  gauge(name: string, value: number): void {
    this.values[name] = value;
  }

  flush(): void {
    this.flushed += 1;
  }
}

/** How long leases last in tests, in milliseconds. */
const LEASE = 60_000;

/** A database and what the schema step has stored of it. */
export interface World<A extends Admin = Admin> {
  readonly admin: A;
  readonly checkpoints: CheckpointStore<StoredSchema>;
  readonly clock: PassingClock;
  readonly metrics: KeptMetrics;
  /** Applies a plan; may crash at a fault point. */
  apply(plan: SchemaPlan, options?: SchemaOptions, faults?: FaultPoints): Promise<SchemaReport>;
  /** Applies a plan after the lease of a run that was killed has expired. */
  later(plan: SchemaPlan): Promise<SchemaReport>;
  stored(): Promise<StoredSchema | undefined>;
}

/** @param unsharded whether the database may be one without shards. */
export function worldOf<A extends Admin>(
  admin: A,
  unsharded: "allow" | "refuse",
  clock = new PassingClock(),
  checkpoints: CheckpointStore<StoredSchema> = memoryCheckpoints(clock),
): World<A> {
  const metrics = new KeptMetrics();
  const apply: World["apply"] = (plan, options = {}, faults = noFaults) => {
    const ports: SchemaPorts = {
      admin: withFaults<Admin>("admin", admin, faults),
      checkpoints: withFaults("checkpoints", checkpoints, faults),
      clock,
      random: seeded(1),
      metrics,
      owner: "test",
    };
    return applySchema(plan, ports, { unsharded, lease: LEASE, ...options });
  };
  return {
    admin,
    checkpoints,
    clock,
    metrics,
    apply,
    later: async (plan) => {
      await clock.advance(LEASE + 1);
      return apply(plan);
    },
    stored: async () => (await checkpoints.read(SCHEMA_STORE.checkpoint)).value,
  };
}

/** A sharded cluster in memory. */
export function shardedWorld(): World<FakeAdmin> {
  return worldOf(new FakeAdmin(true), "refuse");
}

/** A replica set in memory. */
export function plainWorld(): World<FakeAdmin> {
  return worldOf(new FakeAdmin(), "allow");
}

/** Collections of a plan as they are, by name, whatever order they were made in. */
export async function picture({ admin }: World, plan: SchemaPlan): Promise<LiveCollection[]> {
  const live = await admin.collections(plan.database);
  return live
    .filter(({ name }) => plan.collections.some((planned) => planned.name === name))
    .map((found) => ({ ...found, indexes: [...found.indexes].sort(byName) }))
    .sort(byName);
}

/** Kinds and places of a report's steps, in order: `createIndexes game.players`. */
export function kinds({ steps }: SchemaReport): string[] {
  return steps.map(({ kind, namespace }) => `${kind} ${namespace}`);
}

/** The fault that a call ends with. @throws when it ends in another way. */
export async function faultOf(call: Promise<unknown>): Promise<Fault> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Fault) return error;
  throw new Error("no fault", { cause: error });
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}
