import type { CheckpointStore } from "../../../../infra/runtime/checkpoint";
import type { Clock } from "../../../../infra/runtime/clock";
import type { Metrics } from "../../../../infra/runtime/metrics";
import type { Random } from "../../../../infra/runtime/random";
import type { ClusterTime } from "../../../../infra/runtime/version";
import type { DeadLetters } from "../loader/ports";
import type { RawDocument } from "./document";
import type { CellScope } from "./scope";

/** Where in the stream one can go on: the database's own, opaque to the feed. */
export type ResumeToken = unknown;

/** Where a stream begins: after an event, or with the first event of a time or later. */
export type StreamStart = { readonly resumeAfter: ResumeToken } | { readonly startAt: ClusterTime };

/**
 * What a stream gives.
 * - `event`: one event; the token goes on after it.
 * - `quiet`: all events until now were given, those of the last transaction too; the token goes on from here.
 *   `time` is the cluster time up to which that holds, where the token tells it: a zone without a primary
 *   holds it back.
 * - `waiting`: no answer yet. There may be events that the database holds back.
 */
export type StreamItem =
  | { readonly kind: "event"; readonly event: unknown; readonly token: ResumeToken }
  | { readonly kind: "quiet"; readonly token: ResumeToken; readonly time?: ClusterTime }
  | { readonly kind: "waiting" };

/** The stream cannot go on from where it was asked to: the search has to be filled anew. */
export class HistoryLost extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = "HistoryLost";
  }
}

/** The database's change stream, with the cell's pipeline. */
export interface ChangeSource {
  /** A cluster time that no write which is acknowledged by now is later than. */
  clusterTime(): Promise<ClusterTime>;
  /**
   * Events in the order of their cluster times, those of a transaction one after the other. Gives at least
   * one item a second, so that whoever reads can look at the clock.
   *
   * @param signal ends the stream.
   * @throws HistoryLost
   * @throws Fault of kind `retry` or `throttle` when the connection broke: open it again.
   */
  open(from: StreamStart, signal: AbortSignal): AsyncIterable<StreamItem>;
}

/** Where a snapshot goes on. */
export interface SnapshotPosition {
  /** Name of the part. */
  readonly part: string;
  /** `_id` of the last document that was read, as Extended JSON. */
  readonly after: string;
}

/** One document of a snapshot. */
export interface SnapshotDocument {
  readonly collection: string;
  /** `_id` and the fields of its part. */
  readonly document: RawDocument;
  readonly position: SnapshotPosition;
}

/** The documents that the cell's search has to hold, as they are in the database. */
export interface SnapshotSource {
  /**
   * Every document that is there all the time while it is read; each as it is at `since` or later.
   *
   * @param after goes on after this position.
   * @throws Fault of kind `retry` or `throttle` when the connection broke: read on from the last position.
   */
  read(
    since: ClusterTime,
    after: SnapshotPosition | undefined,
    signal: AbortSignal,
  ): AsyncIterable<SnapshotDocument>;
}

/** The queue before the loader. */
export interface Outbox {
  /**
   * Sends messages, at most as many and as large as `REQUEST_LIMITS` say.
   *
   * @throws Fault unless all of them were accepted; some may have been.
   */
  send(bodies: readonly string[]): Promise<void>;
}

/** The cell's cache, as far as the feed knows it. */
export interface Invalidations {
  /** What the entries hold is old. A failure is counted and no more: entries expire by themselves. */
  drop(keys: readonly string[]): Promise<void>;
}

/** For a cell whose cache is not told. */
export const noInvalidations: Invalidations = { drop: () => Promise.resolve() };

/** Indexes that are filled beside those that serve (`FeedCell.fills`). */
export interface Beside {
  readonly indexes: readonly string[];
  /**
   * Since when every leader has sent to them, in milliseconds since 1970. One that knows other fills, as a pod
   * of the commit before that led once more, makes a new beginning of it.
   */
  readonly since: number;
}

/** How far the feed of a cell has come. Plain data. */
export interface FeedState {
  /** Form of this state; another one is not understood and the search filled anew. */
  readonly form: 1;
  /** `FeedCell.key` that it was written under. */
  readonly key: string;
  /** Cluster time of the snapshot; the stream begins right after it. */
  readonly since: ClusterTime;
  /** Whether the snapshot is complete. */
  readonly filled: boolean;
  /** Scope that it was written under: what the cell's search holds. Maintenance goes by it. */
  readonly scope?: CellScope;
  /** What gets every change beside the indexes that serve; absent before anything was filled so. */
  readonly beside?: Beside;
  /** How far the snapshot is; absent at its begin and end. */
  readonly position?: SnapshotPosition;
  /** How far the stream is; absent at its begin. */
  readonly token?: ResumeToken;
}

/** Everything outside of the feed. */
export interface FeedPorts {
  readonly source: ChangeSource;
  readonly snapshot: SnapshotSource;
  readonly outbox: Outbox;
  readonly deadLetters: DeadLetters;
  readonly invalidations: Invalidations;
  readonly checkpoints: CheckpointStore<FeedState>;
  readonly clock: Clock;
  readonly random: Random;
  readonly metrics: Metrics;
}
