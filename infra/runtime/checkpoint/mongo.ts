import type { Clock } from "../clock";
import { faultOfMongo } from "../fault/mongo";
import {
  checkLength,
  type Checkpoint,
  type CheckpointStore,
  type Lease,
  staleCheckpoint,
} from "./checkpoint";

/** One document of the collection; `_id` is the checkpoint's name. */
export interface CheckpointRow {
  readonly _id: string;
  /** Null once released. */
  readonly owner: string | null;
  readonly token: number;
  readonly expires: Date;
  readonly version: number;
  readonly value?: unknown;
}

/**
 * What is used of the driver's `Collection`. It has to be one with `w: "majority"` and, for `read`, read
 * concern `majority`: a write that a failover takes back would be a checkpoint that never was.
 */
export interface CheckpointCollection {
  findOne(filter: object): Promise<object | null>;
  findOneAndUpdate(
    filter: object,
    update: object,
    options: { readonly returnDocument: "after" },
  ): Promise<object | null>;
  updateOne(
    filter: object,
    update: object,
    options?: { readonly upsert?: boolean },
  ): Promise<{ readonly matchedCount: number }>;
}

/** A moment by the database's clock. */
function fromNow(milliseconds: number): object {
  return { $dateAdd: { startDate: "$$NOW", unit: "millisecond", amount: milliseconds } };
}

/**
 * Checkpoints in a collection of MongoDB. Expiry is judged by the database's clock (`$$NOW`), so clocks of
 * instances need not agree; each uses its own only to know when its lease ends.
 *
 * Values are stored as the driver stores them; one with exact numbers goes in as text (`toJson`).
 */
export function mongoCheckpoints<T>(
  collection: CheckpointCollection,
  clock: Clock,
): CheckpointStore<T> {
  return {
    async acquire(name, owner, milliseconds) {
      checkLength(name, milliseconds);
      const taken = await take(name, owner, milliseconds);
      if (taken !== undefined || !(await create(name))) return taken;
      return take(name, owner, milliseconds);
    },

    async renew(lease, milliseconds) {
      checkLength(lease.name, milliseconds);
      const before = clock.now();
      const row = await collection.findOneAndUpdate(
        held(lease),
        [{ $set: { expires: fromNow(milliseconds) } }],
        { returnDocument: "after" },
      );
      if (row === null) throw staleCheckpoint(lease, "the lease is no longer held");
      return { ...lease, expires: before + milliseconds };
    },

    async release(lease) {
      // The owner goes too, or the released token could still write.
      await collection.updateOne(held(lease), { $set: { owner: null, expires: new Date(0) } });
    },

    async read(name) {
      const row = (await collection.findOne({ _id: name })) as CheckpointRow | null;
      return checkpointOf<T>(row);
    },

    async write(lease, value, expected) {
      const { matchedCount } = await collection.updateOne(
        { ...held(lease), version: expected },
        { $set: { value }, $inc: { version: 1 } },
      );
      if (matchedCount === 0) {
        throw staleCheckpoint(
          lease,
          `the lease is no longer held, or the version is not ${String(expected)}`,
        );
      }
      return expected + 1;
    },
  };

  /** Takes a row whose lease has run out; undefined when there is none. */
  async function take(
    name: string,
    owner: string,
    milliseconds: number,
  ): Promise<Lease | undefined> {
    const before = clock.now();
    const row = (await collection.findOneAndUpdate(
      { _id: name, $expr: { $lte: ["$expires", "$$NOW"] } },
      [
        {
          $set: {
            // As it is: an owner may start with `$`.
            owner: { $literal: owner },
            token: { $add: ["$token", 1] },
            expires: fromNow(milliseconds),
          },
        },
      ],
      { returnDocument: "after" },
    )) as CheckpointRow | null;
    if (row === null) return undefined;
    return { name, owner, token: row.token, expires: before + milliseconds };
  }

  /**
   * Makes the row, free to take, if there is none. Apart from taking it, since an upsert allows no
   * `$expr` in its filter.
   *
   * @returns false when it was there already.
   */
  async function create(name: string): Promise<boolean> {
    const row = (await collection.findOne({ _id: name })) as CheckpointRow | null;
    if (row !== null) return false;
    try {
      await collection.updateOne(
        { _id: name },
        { $setOnInsert: { owner: null, token: 0, expires: new Date(0), version: 0 } },
        { upsert: true },
      );
    } catch (error) {
      // Another instance made it at the same moment.
      if (faultOfMongo(error) !== "stale") throw error;
    }
    return true;
  }
}

/** Filter of the row while the lease holds it. */
function held({ name, owner, token }: Lease): object {
  return { _id: name, token, owner };
}

function checkpointOf<T>(row: CheckpointRow | null): Checkpoint<T> {
  return { value: row?.value as T | undefined, version: row?.version ?? 0 };
}
