import { isDeepStrictEqual } from "node:util";
import { backoff } from "../../../../infra/runtime/random";
import { type ClusterTime, versionOf } from "../../../../infra/runtime/version";
import { targetsOf } from "../bootstrap/targets";
import { Batcher } from "./batcher";
import { changesOfEvent, type EventOutcome } from "./changes";
import { changeOfDocument, idText, valueOf } from "./document";
import type { Holder } from "./holder";
import { isPassing } from "./judge";
import type { FeedOptions } from "./limits";
import {
  type Beside,
  type FeedPorts,
  type FeedState,
  HistoryLost,
  type SnapshotDocument,
} from "./ports";
import type { FeedCell } from "./scope";
import { Sender } from "./sender";

/** What a term is run with. */
export interface TermContext {
  readonly cell: FeedCell;
  readonly ports: FeedPorts;
  readonly options: FeedOptions;
  readonly holder: Holder;
  /** Asks the term to end in good order: what was read is sent and noted. */
  readonly stop: AbortSignal;
  /** Ends it at once: nothing more is sent or written. */
  readonly over: AbortSignal;
}

/** Time up to which the stream has told everything, in milliseconds since 1970. */
export interface Progress {
  told: number | undefined;
}

/** Reading and sending, with what both share. */
interface Work {
  readonly batcher: Batcher<FeedState>;
  readonly sender: Sender<FeedState>;
}

/**
 * The first time after one. The stream begins with it: what happened until then is in the fill, and a drop at
 * that very time would begin it again and again.
 */
const after = ({ i, t }: ClusterTime): ClusterTime => ({ t, i: i + 1 });

const milliseconds = ({ t }: ClusterTime): number => t * 1000;

/**
 * One term of leadership: fills the cell's search where that was never done or history was lost, then
 * follows the stream, until it is asked to stop. What fails for a while is begun again from the stored state:
 * what comes twice does no harm, since versions tell it apart.
 *
 * A fill writes what is in the database with the version of a time before it was read, so each event of the
 * stream, which begins right after that time, wins. Documents that were deleted where no event told of it stay in
 * the indexes: comparing the indexes with the database finds and removes them, a fill does not.
 *
 * While the next version of an index is filled, every change of that index goes to both, also those of a fill
 * after lost history.
 */
export class Term {
  #attempts = 0;
  /** Whether the stored state cannot be gone on from. */
  #isLost = false;

  constructor(
    private readonly context: TermContext,
    private readonly progress: Progress,
  ) {}

  /** @throws what does not pass: a stale lease, a fatal fault, the reason that ended the term at once. */
  async run(): Promise<void> {
    const { options, over, ports, stop } = this.context;
    while (!stop.aborted) {
      try {
        await this.attempt();
      } catch (error) {
        over.throwIfAborted();
        this.#isLost ||= error instanceof HistoryLost;
        if (!(error instanceof HistoryLost) && !isPassing(error)) throw error;
        ports.metrics.count(error instanceof HistoryLost ? "HistoryLost" : "Interruptions");
        const wait = backoff(this.#attempts++, options.backoff, ports.random);
        await ports.clock.sleep(wait, AbortSignal.any([over, stop])).catch(() => undefined);
      }
    }
  }

  private async attempt(): Promise<void> {
    const { cell, holder } = this.context;
    const stored = await holder.read();
    const isUsable = !this.#isLost && stored?.form === 1 && stored.key === cell.key;
    let state = isUsable ? await this.resume(stored) : await this.begin(stored);
    if (!state.filled) {
      const filled = await this.working((work) => this.fill(state, work));
      if (filled === undefined) return;
      state = filled;
    }
    await this.working((work) => this.follow(state, work));
  }

  /** Notes the time that a fill begins with, before anything is read. */
  private async begin(stored: FeedState | undefined): Promise<FeedState> {
    const { cell, holder, ports } = this.context;
    const since = await ports.source.clusterTime();
    // Unreadable times are refused before they are stored.
    versionOf(since);
    const beside = this.beside(stored);
    const { key, scope } = cell;
    const state: FeedState = { form: 1, key, scope, since, filled: false, beside };
    await holder.write(state);
    this.#isLost = false;
    return state;
  }

  /** Says at once which indexes get every change from now on, which a fill waits for, and under which scope. */
  private async resume(stored: FeedState): Promise<FeedState> {
    const { scope } = this.context.cell;
    const beside = this.beside(stored);
    if (stored.beside === beside && isDeepStrictEqual(stored.scope, scope)) return stored;
    const state = { ...stored, beside, scope };
    await this.context.holder.write(state);
    return state;
  }

  private beside(stored: FeedState | undefined): Beside {
    const { cell, ports } = this.context;
    const indexes = cell.fills.map(({ to }) => to);
    const before = stored?.beside;
    if (before !== undefined && isDeepStrictEqual(before.indexes, indexes)) return before;
    return { indexes, since: ports.clock.now() };
  }

  /** Runs a phase with a sender of its own, of which no call is left on its way afterwards. */
  private async working<T>(phase: (work: Work) => Promise<T>): Promise<T> {
    const { holder, options, over, ports } = this.context;
    const batcher = new Batcher<FeedState>(options.limits, () => ports.clock.now());
    const end = new AbortController();
    const signal = AbortSignal.any([over, end.signal]);
    const hooks = {
      leads: () => holder.leads(),
      reached: async (state: FeedState, moved: boolean) => {
        this.#attempts = 0;
        await holder.note(state, moved);
      },
    };
    const sender = new Sender<FeedState>(ports, options, hooks, signal);
    try {
      const result = await phase({ batcher, sender });
      sender.push(batcher.flush());
      await sender.drained();
      await holder.flush();
      return result;
    } finally {
      end.abort(new Error("the phase has ended"));
      await sender.stopped();
    }
  }

  /** @returns the state to follow the stream from; undefined when it was asked to stop before the end. */
  private async fill(state: FeedState, { batcher, sender }: Work): Promise<FeedState | undefined> {
    const { ports, over, stop } = this.context;
    for await (const read of ports.snapshot.read(state.since, state.position, over)) {
      over.throwIfAborted();
      batcher.add(this.ofSnapshot(read, state.since));
      batcher.close({ ...state, position: read.position });
      sender.push(batcher.full());
      await sender.room();
      if (stop.aborted) return undefined;
    }
    // An iteration that was cut off must not pass for a complete one.
    over.throwIfAborted();
    const { position: _, ...rest } = state;
    const filled = { ...rest, filled: true };
    batcher.close(filled);
    return filled;
  }

  private ofSnapshot({ collection, document }: SnapshotDocument, since: ClusterTime) {
    const { cell, ports } = this.context;
    ports.metrics.count("SnapshotDocuments");
    const known = cell.collections.get(collection);
    const id = idText(valueOf(document, "_id"));
    const location = valueOf(document, "location");
    const distance = typeof location === "string" ? cell.distances.get(location) : undefined;
    if (known === undefined || distance === undefined) return { changes: [] };
    if (id === undefined)
      return { changes: [], letters: [{ reason: "no id", raw: JSON.stringify({ collection }) }] };
    const made = changeOfDocument(known, document, { id, distance, version: versionOf(since) });
    if (made === undefined) return { changes: [] };
    return "change" in made
      ? { changes: targetsOf(made.change, cell) }
      : { changes: [], letters: [made.letter] };
  }

  private async follow(state: FeedState, { batcher, sender }: Work): Promise<void> {
    const { cell, over, ports, stop } = this.context;
    const { token: stored, since } = state;
    let token = stored;
    /** Version of the open group. */
    let open: number | undefined;
    const mark = () => (token === undefined ? state : { ...state, token });
    const from = token === undefined ? { startAt: after(since) } : { resumeAfter: token };
    for await (const item of ports.source.open(from, over)) {
      over.throwIfAborted();
      if (item.kind === "event") {
        const outcome = changesOfEvent(item.event, cell);
        if (outcome.lost) throw await this.lost({ batcher, sender }, mark());
        if (open !== undefined && outcome.version !== open) batcher.close(mark());
        const changes = outcome.changes.flatMap((change) => targetsOf(change, cell));
        batcher.add({ ...outcome, changes });
        this.count(outcome);
        ({ token } = item);
        open = outcome.version;
        // What has no version is no part of a transaction.
        if (open === undefined) batcher.close(mark());
      } else if (item.kind === "quiet") {
        ({ token } = item);
        open = undefined;
        batcher.close(mark());
        this.progress.told = item.time === undefined ? ports.clock.now() : milliseconds(item.time);
      }
      const waited = ports.clock.now() - (batcher.began ?? ports.clock.now());
      const isDue = item.kind === "quiet" || waited < 0 || waited >= this.context.options.flush;
      sender.push(isDue ? batcher.flush() : batcher.full());
      await sender.room();
      if (stop.aborted) return;
    }
    over.throwIfAborted();
    if (!stop.aborted) throw new HistoryLost("the change stream ended");
  }

  /** Sends what came before documents were lost; then the search is filled anew. */
  private async lost({ batcher, sender }: Work, mark: FeedState): Promise<HistoryLost> {
    batcher.close(mark);
    sender.push(batcher.flush());
    await sender.drained();
    return new HistoryLost("a collection or the database was dropped or renamed");
  }

  private count({ changes, purged, skipped, wrote }: EventOutcome): void {
    const { metrics } = this.context.ports;
    metrics.count("Events");
    if (wrote !== undefined) this.progress.told = Math.max(this.progress.told ?? 0, wrote);
    if (skipped !== undefined) metrics.count("Skipped");
    if (skipped === "unknown location") metrics.count("UnknownLocation");
    if (purged) metrics.count("Purged", Math.max(1, changes.length));
  }
}
