import type { CheckpointStore } from "../../../../infra/runtime/checkpoint";
import type { Admin } from "../bootstrap/admin";
import type { FillOptions, FillState } from "../bootstrap/refill";
import type { FeedState } from "../feed/ports";
import type { LoaderPorts } from "../loader/load";
import type { Documents } from "../redrive/documents";
import type { RepairOptions, RepairProgress } from "../redrive/repair";

/** A message of the queue of dead letters, hidden from other readers for a while. */
export interface LetterMessage {
  /** The same each time that it is received. */
  readonly id: string;
  /** What it is deleted by, or shown again; of this receipt. */
  readonly receipt: string;
  readonly body: string;
  /** When it was sent, in milliseconds since 1970. */
  readonly sent: number;
}

/** How many messages a queue has, nearly. */
export interface QueueCounts {
  /** That wait to be received. */
  readonly waiting: number;
  /** That somebody received and has not deleted. */
  readonly hidden: number;
}

/** A queue, as far as it can be counted. */
export interface CountedQueue {
  /** @throws Fault when it does not answer. */
  counts(): Promise<QueueCounts>;
}

/** The queue of dead letters, as far as its letters are taken out. */
export interface LetterQueue extends CountedQueue {
  /**
   * Up to ten messages, in any order; none when it has none that are not hidden, or by chance.
   *
   * @throws Fault when it does not answer.
   */
  receive(hiddenSeconds: number): Promise<LetterMessage[]>;
  /** Deletes messages. @throws Fault unless all are deleted: the others come again. */
  remove(messages: readonly LetterMessage[]): Promise<void>;
  /** Shows messages to others at once. Where that fails they are shown when their time is over. */
  show(messages: readonly LetterMessage[]): Promise<void>;
}

/** Who holds the lease of a checkpoint. */
export interface Holder {
  /** Absent while nobody does. */
  readonly owner?: string;
}

/** How far a run over the dead letters has come; plain data, stored between invocations. */
export interface RedriveRun {
  /** When it began, and a little before: letters of later are the next run's. In milliseconds since 1970. */
  readonly begun: number;
  readonly done: boolean;
  readonly mended: number;
  readonly kept: number;
  /** It has waited once for what others hid. */
  readonly waited?: boolean;
  /** Letters that were kept too often, in words. */
  readonly hopeless?: readonly string[];
}

/** Everything outside of maintenance. Checkpoints are one collection, whatever they hold. */
export interface MaintainPorts extends LoaderPorts {
  readonly admin: Admin;
  readonly documents: Documents;
  readonly letters: LetterQueue;
  /** The queue before the loader. */
  readonly queue: CountedQueue;
  readonly fills: CheckpointStore<FillState>;
  readonly repairs: CheckpointStore<RepairProgress>;
  readonly redrives: CheckpointStore<RedriveRun>;
  readonly feeds: Pick<CheckpointStore<FeedState>, "read">;
  /** Who holds a checkpoint now, by the store's own clock. */
  readonly holder: (name: string) => Promise<Holder>;
  /** The stored schema's version. */
  readonly schemaVersion: () => Promise<number>;
  readonly owner: string;
}

/** How maintenance behaves. */
export interface MaintainOptions {
  readonly fill?: FillOptions;
  readonly repair?: Omit<RepairOptions, "dryRun">;
  /** Seconds that a letter is hidden while it is worked on. @default 120 */
  readonly hiddenSeconds?: number;
  /** Longest wait for the schema, in milliseconds. @default 5,000 */
  readonly gateMilliseconds?: number;
}
