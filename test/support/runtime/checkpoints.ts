import {
  checkLength,
  type CheckpointStore,
  type Lease,
  staleCheckpoint,
} from "../../../infra/runtime/checkpoint";
import type { Clock } from "../../../infra/runtime/clock";

interface Row<T> {
  owner: string | null;
  token: number;
  expires: number;
  version: number;
  value: T | undefined;
}

/** Checkpoints in memory, for speed; held to `checkpointConformance` like the real store. */
export function memoryCheckpoints<T>(clock: Clock): CheckpointStore<T> {
  const rows = new Map<string, Row<T>>();

  function held(lease: Lease): Row<T> | undefined {
    const row = rows.get(lease.name);
    return row?.owner === lease.owner && row.token === lease.token ? row : undefined;
  }

  /* eslint-disable @typescript-eslint/require-await -- a store is asynchronous, its errors too */
  return {
    async acquire(name, owner, milliseconds) {
      checkLength(name, milliseconds);
      const row = rows.get(name);
      if (row !== undefined && row.expires > clock.now()) return undefined;
      const token = (row?.token ?? 0) + 1;
      const expires = clock.now() + milliseconds;
      rows.set(name, { owner, token, expires, version: row?.version ?? 0, value: row?.value });
      return { name, owner, token, expires };
    },
    async renew(lease, milliseconds) {
      checkLength(lease.name, milliseconds);
      const row = held(lease);
      if (row === undefined) throw staleCheckpoint(lease, "the lease is no longer held");
      row.expires = clock.now() + milliseconds;
      return { ...lease, expires: row.expires };
    },
    async release(lease) {
      const row = held(lease);
      if (row !== undefined) Object.assign(row, { owner: null, expires: 0 });
    },
    async read(name) {
      const row = rows.get(name);
      // A copy, as a database gives one.
      return { value: structuredClone(row?.value), version: row?.version ?? 0 };
    },
    async write(lease, value, expected) {
      const row = held(lease);
      if (row?.version !== expected) {
        throw staleCheckpoint(
          lease,
          `the lease is no longer held, or the version is not ${String(expected)}`,
        );
      }
      row.value = structuredClone(value);
      row.version = expected + 1;
      return row.version;
    },
  };
  /* eslint-enable @typescript-eslint/require-await */
}
