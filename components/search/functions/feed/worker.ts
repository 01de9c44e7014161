import type { Lease } from "../../../../infra/runtime/checkpoint";
import { Holder } from "./holder";
import { isPassing, judge } from "./judge";
import { FEED_OPTIONS, type FeedOptions } from "./limits";
import type { FeedPorts } from "./ports";
import type { CellScope, FeedCell } from "./scope";
import { type Progress, Term } from "./term";

/** Which feed an instance works for. */
export interface FeedIdentity {
  readonly cell: FeedCell;
  /** Name of the instance, the pod's. */
  readonly owner: string;
}

/** Name of the checkpoint of a cell's feed. */
export function feedName({ scope }: { readonly scope: Pick<CellScope, "cell"> }): string {
  return `feed-${scope.cell}`;
}

/**
 * Works until it is asked to stop: waits for the lease of the cell's feed, leads while it holds it, and waits
 * again when another instance has it. Any number of instances may run; one of them leads.
 *
 * Metrics: `Events`, `Skipped`, `UnknownLocation`, `Purged`, `SnapshotDocuments`, `Changes`, `Messages`,
 * `Poison`, `Retries`, `Interruptions`, `HistoryLost`, `RenewalsFailed`, `LeasesLost`, `InvalidationsLost`
 * (counts); `Freshness` of each message, from its oldest write to its acceptance (milliseconds); `Lag`, how
 * long ago it was that the stream had told everything (gauge, milliseconds; it grows while a zone has no
 * primary, and up to 10 s on a quiet cluster); `Leads` (gauge, 1 while it leads).
 *
 * @param stop ends it in good order: what was read is sent, the state written, the lease released.
 * @throws what no waiting mends: the process should end and be started again by whoever watches it.
 */
export async function work(
  { cell, owner }: FeedIdentity,
  ports: FeedPorts,
  stop: AbortSignal,
  options: FeedOptions = FEED_OPTIONS,
): Promise<void> {
  const name = feedName(cell);
  while (!stop.aborted) {
    let lease: Lease | undefined;
    try {
      lease = await ports.checkpoints.acquire(name, owner, options.lease);
    } catch (error) {
      if (!isPassing(error)) throw error;
      ports.metrics.count("Interruptions");
    }
    if (lease !== undefined) await lead(cell, lease, ports, stop, options);
    if (stop.aborted) return;
    ports.metrics.gauge("Leads", 0, "None");
    ports.metrics.flush();
    // Chance keeps instances apart that were started together.
    const pause = options.standby * (0.5 + ports.random.next() / 2);
    await ports.clock.sleep(pause, stop).catch(() => undefined);
  }
}

/** Leads while the lease is held. @throws what no waiting mends. */
async function lead(
  cell: FeedCell,
  lease: Lease,
  ports: FeedPorts,
  stop: AbortSignal,
  options: FeedOptions,
): Promise<void> {
  const { clock, metrics } = ports;
  const end = new AbortController();
  const progress: Progress = { told: undefined };
  const holder = new Holder(lease, ports, options);
  const beat = () => {
    metrics.gauge("Leads", 1, "None");
    if (progress.told !== undefined)
      metrics.gauge("Lag", Math.max(0, clock.now() - progress.told), "Milliseconds");
    metrics.flush();
  };
  /** Aborts with what ends the term at once. */
  const over = new AbortController();
  const kept = holder.keep(end.signal, beat).catch((error: unknown) => {
    over.abort(error);
  });
  const timed = stopInTime(stop, end.signal, over, ports, options);
  try {
    const context = { cell, ports, options, holder, stop, over: over.signal };
    await new Term(context, progress).run();
  } catch (error) {
    if (judge(error) === "stale") metrics.count("LeasesLost");
    else if (!(error instanceof StopTooSlow)) throw error;
  } finally {
    end.abort();
    await Promise.all([kept, timed]);
    // Where this fails the lease runs out by itself.
    await holder.release().catch(() => undefined);
    metrics.flush();
  }
}

/** What is unsent was not accepted in the time that a stop has; it comes again from the stored state. */
class StopTooSlow extends Error {}

async function stopInTime(
  stop: AbortSignal,
  end: AbortSignal,
  over: AbortController,
  { clock }: FeedPorts,
  options: FeedOptions,
): Promise<void> {
  const either = AbortSignal.any([stop, end]);
  if (!either.aborted)
    await new Promise((resolve) => {
      either.addEventListener("abort", resolve, { once: true });
    });
  if (end.aborted) return;
  try {
    await clock.sleep(options.stop, end);
  } catch {
    return;
  }
  over.abort(new StopTooSlow("the feed did not stop in time"));
}
