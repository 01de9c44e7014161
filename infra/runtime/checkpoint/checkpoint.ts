import { Fault } from "../fault/fault";

/** How far a job has come. */
export interface Checkpoint<T> {
  /** Undefined before the first write. */
  readonly value: T | undefined;
  /** Writes so far: 0 before the first. */
  readonly version: number;
}

/** The right to write one checkpoint, until somebody else acquires it. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  /** Fencing token: one more with every acquisition of this name. */
  readonly token: number;
  /**
   * When others may acquire it, in milliseconds since 1970 by the holder's own clock; counted from before
   * the request, so never later than the store has it.
   */
  readonly expires: number;
}

/**
 * Checkpoints of jobs of which one instance runs at a time.
 *
 * Two things keep them apart. Expiry decides who may *acquire*, and depends on a clock; the token decides
 * who may *write*, and does not. So a clock that jumps forwards lets another instance in early, and the
 * first finds out at its next write (`stale`); one that jumps backwards makes everybody wait for longer.
 * Neither loses or repeats a write. A lease that has expired and that nobody has acquired since can still
 * be renewed and written with.
 */
export interface CheckpointStore<T> {
  /**
   * Acquires a name that is new, released or expired.
   *
   * @param owner which instance; two of the same name are kept apart like any others.
   * @param milliseconds how long it lasts.
   * @returns undefined while another lease lasts, this owner's own earlier one included.
   */
  acquire(name: string, owner: string, milliseconds: number): Promise<Lease | undefined>;
  /**
   * The same lease, lasting this long from now.
   *
   * @throws {Fault} `stale` when it was released or acquired since.
   */
  renew(lease: Lease, milliseconds: number): Promise<Lease>;
  /** Lets others acquire it at once; nothing happens when it is no longer held. */
  release(lease: Lease): Promise<void>;
  /** The last value written; needs no lease. */
  read(name: string): Promise<Checkpoint<T>>;
  /**
   * Writes the next value.
   *
   * @param expected version that the value follows from.
   * @returns the new version, `expected + 1`.
   * @throws {Fault} `stale` when the lease was released or acquired since, or the version is another one.
   */
  write(lease: Lease, value: T, expected: number): Promise<number>;
}

/** The fault of a lease that is held no longer, or a version that has moved on. */
export function staleCheckpoint(lease: Lease, message: string): Fault {
  return new Fault({
    kind: "stale",
    where: `checkpoint ${lease.name}, owner ${lease.owner}, token ${String(lease.token)}`,
    message,
    next: "stop this work, acquire the lease again and go on from the checkpoint that is stored",
  });
}

/** @throws {Fault} `fatal` when a lease's length is no positive number. */
export function checkLength(name: string, milliseconds: number): void {
  if (Number.isFinite(milliseconds) && milliseconds > 0) return;
  throw new Fault({
    kind: "fatal",
    where: `checkpoint ${name}`,
    message: `a lease of ${String(milliseconds)} ms`,
    next: "give a positive number of milliseconds",
  });
}
