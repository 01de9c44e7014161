import { Timestamp } from "bson";
import {
  type ChangeSource,
  HistoryLost,
  type SnapshotSource,
  type StreamItem,
} from "../../../../components/search/functions/feed/ports";
import type { FeedCell } from "../../../../components/search/functions/feed/scope";
import { snapshotParts } from "../../../../components/search/functions/feed/pipeline";
import type { Clock } from "../../../../infra/runtime/clock";
import type { FaultPoints } from "../../../../infra/runtime/faults";
import type { ClusterTime } from "../../../../infra/runtime/version";

/** A document of the fake. */
export interface FakeDocument {
  readonly _id: string;
  readonly location: string;
  readonly [field: string]: unknown;
}

/** One write; a transaction has several. */
export type Write =
  | { readonly collection: string; readonly put: FakeDocument }
  | { readonly collection: string; readonly remove: string };

interface Logged {
  readonly time: ClusterTime;
  readonly operationType: "insert" | "update" | "delete" | "drop";
  readonly collection: string;
  readonly documentKey?: { readonly _id: string; readonly location: string };
  /** Of an insert; an update's is looked up when it is read. */
  readonly document?: FakeDocument;
}

/** How long the fake waits for an event, in milliseconds. */
const MAX_AWAIT = 500;

const isBefore = (a: ClusterTime, b: ClusterTime) => a.t < b.t || (a.t === b.t && a.i < b.i);

/**
 * A database in memory with transactions and a log that can be cut off, as much as the feed sees of one:
 * events of a transaction share a cluster time, updates are looked up when they are read, tokens are
 * positions in the log.
 */
export class FakeDatabase {
  readonly collections = new Map<string, Map<string, FakeDocument>>();
  readonly #log: Logged[] = [];
  #oldest = 0;
  /** Whether events or documents were ever lost. */
  #isCut = false;
  #last: ClusterTime;
  /** `collection/id` of what was removed where no event tells of it any more. */
  readonly forgotten = new Set<string>();

  constructor(private readonly clock: Clock) {
    this.#last = { t: Math.floor(clock.now() / 1000), i: 1 };
  }

  /** Time of the last write. */
  get time(): ClusterTime {
    return this.#last;
  }

  documents(collection: string): Map<string, FakeDocument> {
    const known = this.collections.get(collection) ?? new Map<string, FakeDocument>();
    this.collections.set(collection, known);
    return known;
  }

  /** Makes all writes at one cluster time. */
  write(...writes: readonly Write[]): void {
    const second = Math.floor(this.clock.now() / 1000);
    const { i, t } = this.#last;
    const time = second > t ? { t: second, i: 1 } : { t, i: i + 1 };
    for (const write of writes) {
      const { collection } = write;
      const documents = this.documents(collection);
      const id = "put" in write ? write.put._id : write.remove;
      const before = documents.get(id);
      if ("remove" in write) {
        if (before === undefined) continue;
        documents.delete(id);
      } else documents.set(id, write.put);
      const now = documents.get(id);
      const location = (now ?? before)?.location ?? "";
      this.#log.push({
        ...{ time, collection, documentKey: { _id: id, location } },
        operationType: now === undefined ? "delete" : before === undefined ? "insert" : "update",
        ...(before === undefined && now !== undefined ? { document: now } : {}),
      });
      this.#last = time;
    }
  }

  /** Removes a whole collection, with one event. */
  drop(collection: string): void {
    const { i, t } = this.#last;
    this.#last = { t, i: i + 1 };
    for (const id of this.documents(collection).keys()) this.forgotten.add(`${collection}/${id}`);
    this.documents(collection).clear();
    this.#isCut = true;
    this.#log.push({ time: this.#last, operationType: "drop", collection });
  }

  /** Cuts the log off: nobody can go on from before now. */
  forget(): void {
    this.#oldest = this.#log.length;
    this.#isCut = true;
    // A log is never empty: the database writes by itself every few seconds.
    const { i, t } = this.#last;
    this.#last = { t, i: i + 1 };
  }

  /** The time that a fill begins with. After a loss no stream tells of what was removed before. */
  private begun(): ClusterTime {
    if (this.#isCut)
      for (const { collection, documentKey, operationType } of this.#log)
        if (operationType === "delete")
          this.forgotten.add(`${collection}/${documentKey?._id ?? ""}`);
    return this.#last;
  }

  private event(position: number): object {
    const logged = this.#log[position];
    if (logged === undefined) throw new Error(`no event ${String(position)}`);
    const { collection, document, documentKey, operationType, time } = logged;
    const looked = this.documents(collection).get(documentKey?._id ?? "") ?? null;
    return {
      _id: { position },
      operationType,
      ns: { db: "game", coll: collection },
      clusterTime: new Timestamp(time),
      ...(documentKey === undefined ? {} : { documentKey }),
      ...(operationType === "insert" ? { fullDocument: document } : {}),
      ...(operationType === "update" ? { fullDocument: looked } : {}),
    };
  }

  /** The log as a source. @param faults reached before each item. */
  source(faults: FaultPoints): ChangeSource {
    const start = (time: ClusterTime): number => {
      const gone = this.#log[this.#oldest - 1];
      if (gone !== undefined && !isBefore(gone.time, time)) throw new HistoryLost("cut off");
      const at = this.#log.findIndex((logged) => !isBefore(logged.time, time));
      return at === -1 ? this.#log.length : at;
    };
    const items = this.items.bind(this);
    const begun = this.begun.bind(this);
    return {
      clusterTime: async () => {
        await faults.reach("source.clusterTime");
        return begun();
      },
      open: (from, signal) =>
        items(
          () => ("startAt" in from ? start(from.startAt) : positionOf(from.resumeAfter) + 1),
          faults,
          signal,
        ),
    };
  }

  private async *items(
    from: () => number,
    faults: FaultPoints,
    signal: AbortSignal,
  ): AsyncIterable<StreamItem> {
    await faults.reach("source.open");
    let at = from();
    while (!signal.aborted) {
      if (at < this.#oldest) throw new HistoryLost("cut off");
      if (at === this.#log.length) await this.clock.sleep(MAX_AWAIT, signal);
      await faults.reach("source.next");
      if (at < this.#oldest) throw new HistoryLost("cut off");
      if (at < this.#log.length) {
        yield { kind: "event", event: this.event(at), token: { position: at } };
        at++;
      } else yield { kind: "quiet", token: { position: at - 1 }, time: this.#last };
    }
  }

  /** The documents, read one by one while others write. */
  snapshot(cell: FeedCell, faults: FaultPoints): SnapshotSource {
    const documents = this.documents.bind(this);
    const { clock } = this;
    return {
      read: async function* (_, after, signal) {
        const parts = snapshotParts(cell);
        const first = Math.max(
          0,
          parts.findIndex(({ name }) => name === after?.part),
        );
        for (const part of parts.slice(first)) {
          let last = part.name === after?.part ? after.after : "";
          for (;;) {
            await clock.sleep(20, signal);
            await faults.reach("snapshot.next");
            const next = [...documents(part.collection).values()]
              .filter(({ _id, location }) => _id > last && part.locations.includes(location))
              .sort(({ _id: a }, { _id: b }) => (a < b ? -1 : 1))[0];
            if (next === undefined) break;
            last = next._id;
            const position = { part: part.name, after: last };
            yield { collection: part.collection, document: next, position };
          }
        }
      },
    };
  }
}

function positionOf(token: unknown): number {
  return (token as { readonly position: number }).position;
}
