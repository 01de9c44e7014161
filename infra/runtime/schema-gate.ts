import type { CheckpointStore } from "./checkpoint";
import type { Clock } from "./clock";
import { Fault, faultOfMongo } from "./errors";
import type { Metrics } from "./metrics";
import { backoff, type BackoffOptions, type Random } from "./random";
import { PLATFORM_DATABASE } from "../model/derive/mongodb";

/** Where the schema step stores what it has applied: a checkpoint of that name in this collection. */
export const SCHEMA_STORE = {
  database: PLATFORM_DATABASE,
  collection: "schema",
  checkpoint: "schema",
} as const;

/** As much of the stored schema as everybody reads. */
export interface StoredVersion {
  /** Version of the manifest that the database has in full. */
  readonly version: number;
}

/**
 * The stored version, read each time it is called; 0 before the first.
 *
 * @param store over the collection of {@link SCHEMA_STORE}.
 */
export function storedVersion(
  store: Pick<CheckpointStore<StoredVersion>, "read">,
): () => Promise<number> {
  return async () => (await store.read(SCHEMA_STORE.checkpoint)).value?.version ?? 0;
}

/** What the gate needs. */
export interface GatePorts {
  readonly clock: Clock;
  readonly random: Random;
  /** Gauge `SchemaBehind` (versions missing, 0 when open), time `SchemaWait`; flushed with every look. */
  readonly metrics: Metrics;
}

/** How the gate waits. */
export interface GateOptions {
  /** Pauses between looks, in milliseconds. @default base 500, most 30 000 */
  readonly pause?: BackoffOptions;
  /**
   * Longest wait altogether, in milliseconds; a function of Lambda gives less than it may run.
   * @default no end
   */
  readonly most?: number;
  /** Ends the wait, with its reason. */
  readonly signal?: AbortSignal;
}

/** A schema change takes minutes; half a minute later than it is soon enough. */
const PAUSE: BackoffOptions = { base: 500, most: 30_000 };

/**
 * Waits until the database has at least the schema that a program was built for. Called once at start, by
 * everything that reads or writes the game's collections.
 *
 * A look that fails in a way that may pass (`retry`, `throttle`) is one that saw nothing yet; looks go on.
 *
 * @param required version of the manifest that the program was built with.
 * @param read the stored version, see {@link storedVersion}.
 * @returns the stored version.
 * @throws {Fault} `retry` when `most` is over; what `read` throws otherwise.
 */
export async function schemaGate(
  required: number,
  read: () => Promise<number>,
  { clock, random, metrics }: GatePorts,
  { pause = PAUSE, most = Infinity, signal }: GateOptions = {},
): Promise<number> {
  let waited = 0;
  for (let attempt = 0; ; attempt++) {
    const stored = await looked(read);
    metrics.gauge("SchemaBehind", Math.max(0, required - (stored ?? 0)), "Count");
    metrics.time("SchemaWait", waited);
    metrics.flush();
    if (stored !== undefined && stored >= required) return stored;
    const left = most - waited;
    if (left <= 0) throw closed(required, stored, waited);
    // Half of the pause is no chance: a gate that has just looked does not look again at once.
    const half = { base: pause.base / 2, most: pause.most / 2 };
    const length = Math.min(half.base * 2 ** attempt, half.most) + backoff(attempt, half, random);
    const next = Math.min(left, Math.max(1, length));
    await clock.sleep(next, signal);
    waited += next;
  }
}

/** Undefined when nothing could be seen for now. */
async function looked(read: () => Promise<number>): Promise<number | undefined> {
  try {
    return await read();
  } catch (error) {
    const kind = error instanceof Fault ? error.kind : faultOfMongo(error);
    if (kind === "retry" || kind === "throttle") return undefined;
    throw error;
  }
}

function closed(required: number, stored: number | undefined, waited: number): Fault {
  const found = stored === undefined ? "could not be read" : `is ${String(stored)}`;
  return new Fault({
    kind: "retry",
    where: `${SCHEMA_STORE.database}.${SCHEMA_STORE.collection}`,
    message: `the stored schema version ${found} after ${String(waited)} ms, this program needs ${String(required)}`,
    next: "deploy the schema cell first; it applies the schema",
  });
}
