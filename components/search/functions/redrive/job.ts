import type { CheckpointStore } from "../../../../infra/runtime/checkpoint";
import type { Clock } from "../../../../infra/runtime/clock";
import { Fault } from "../../../../infra/runtime/errors";

/** What a job that goes on after a crash needs. */
export interface JobPorts<T> {
  readonly checkpoints: CheckpointStore<T>;
  readonly clock: Clock;
  /** Which instance this is, for people who look who holds the lease. */
  readonly owner: string;
}

/** How long a job that died keeps others out, in milliseconds. */
export const LEASE_MILLISECONDS = 120_000;

/** Stores how far a job has come, under its lease. */
export type Save<T> = (value: T) => Promise<void>;

/**
 * Runs a job of which one instance runs at a time, from where the last one stopped.
 *
 * @param work gets what was stored, and stores it after each part.
 * @throws Fault `retry` while another instance runs, `stale` when another took over.
 */
export async function resumed<T, R>(
  name: string,
  { checkpoints, clock, owner }: JobPorts<T>,
  work: (stored: T | undefined, save: Save<T>) => Promise<R>,
): Promise<R> {
  let lease = await checkpoints.acquire(name, owner, LEASE_MILLISECONDS);
  if (lease === undefined)
    throw new Fault({
      kind: "retry",
      where: `job ${name}`,
      message: "another instance runs it, or died less than two minutes ago",
      next: "wait for it, or run it again in two minutes",
    });
  try {
    const { value, version } = await checkpoints.read(name);
    let expected = version;
    return await work(value, async (next) => {
      if (lease !== undefined && lease.expires - clock.now() < LEASE_MILLISECONDS / 2)
        lease = await checkpoints.renew(lease, LEASE_MILLISECONDS);
      if (lease !== undefined) expected = await checkpoints.write(lease, next, expected);
    });
  } finally {
    await checkpoints.release(lease);
  }
}
