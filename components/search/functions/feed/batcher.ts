import { aliasOfIndex } from "../bootstrap/plan";
import { bulkLines } from "../loader/bulk-body";
import { type Change, documentKey } from "../loader/change";
import type { DeadLetter } from "../loader/ports";
import type { MessageLimits } from "./limits";

/** What is sent at once: at most one message, and what has to be kept or told with it. */
export interface Parcel<Mark> {
  /** Lines of a bulk request; absent where only the mark moves. */
  readonly body?: string;
  /** Bytes of the body. */
  readonly bytes: number;
  /** Changes in the body. */
  readonly changes: readonly Change[];
  readonly letters: readonly DeadLetter[];
  readonly keys: readonly string[];
  /** Time of the oldest write in it, in milliseconds since 1970. */
  readonly oldest?: number;
  /** Where to go on once this and everything before it was accepted. */
  readonly mark?: Mark;
}

/** What is added at once: changes of one event or one document. */
export interface Addition {
  readonly changes: readonly Change[];
  readonly letters?: readonly DeadLetter[];
  readonly keys?: readonly string[];
  readonly wrote?: number;
}

interface Entry {
  readonly change: Change;
  readonly lines: string;
  readonly bytes: number;
  readonly wrote: number | undefined;
}

/**
 * A change as the lines of a message. SQS refuses U+FFFE and U+FFFF, which JSON may hold as they are and
 * players' names do; they stand inside of strings only, where an escape means the same.
 */
export function messageLines(change: Change): string {
  return bulkLines(change).replace(/[\uFFFE\uFFFF]/g, (character) =>
    character === "\uFFFE" ? "\\ufffe" : "\\uffff",
  );
}

/**
 * Packs changes into messages.
 *
 * Changes of one version are a group: a transaction's. A document may be changed by it several times under
 * the one version, and the queue keeps no order; so a group is held until it is complete (`close`), and only
 * each document's last change of it is sent. Of different versions in one message, too, only the last is; where
 * the domain refuses that one, the one before is not written instead.
 */
export class Batcher<Mark> {
  readonly #group = new Map<string, Entry>();
  readonly #message = new Map<string, Entry>();
  #bytes = 0;
  #letters: DeadLetter[] = [];
  #keys = new Set<string>();
  #mark: Mark | undefined;
  #full: Parcel<Mark>[] = [];
  #began: number | undefined;

  /** @param now milliseconds since 1970. */
  constructor(
    private readonly limits: MessageLimits,
    private readonly now: () => number,
  ) {}

  /** When the oldest that waits for its message to fill came; undefined when nothing does. */
  get began(): number | undefined {
    return this.#began;
  }

  /** Adds to the open group. */
  add({ changes, keys = [], letters = [], wrote }: Addition): void {
    for (const change of changes) {
      const lines = messageLines(change);
      const bytes = Buffer.byteLength(lines);
      if (bytes > this.limits.most) {
        const { id, index, kind, version } = change;
        this.#letters.push({ reason: "too large", index, id, version, kind });
        continue;
      }
      this.#group.set(documentKey(change), { change, lines, bytes, wrote });
    }
    this.#letters.push(...letters);
    for (const key of keys) this.#keys.add(key);
    if (changes.length > 0 || letters.length > 0 || keys.length > 0) this.#began ??= this.now();
  }

  /**
   * The open group is complete.
   *
   * @param mark where to go on after it; everything added before is included.
   */
  close(mark: Mark): void {
    for (const entries of this.together()) this.place(entries);
    this.#group.clear();
    this.#mark = mark;
    // A mark waits too, or a long run of events that are none of the cell's would never move it.
    this.#began ??= this.now();
    // Without this a message of one large change would wait for the next one.
    if (this.#bytes >= this.limits.bytes || this.#message.size >= this.limits.changes) this.seal();
  }

  /** Messages that are full. */
  full(): Parcel<Mark>[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** All that belongs to complete groups, and the mark after them. */
  flush(): Parcel<Mark>[] {
    const isWaiting = this.#message.size + this.#letters.length + this.#keys.size > 0;
    if (isWaiting || this.#mark !== undefined) this.seal();
    return this.full();
  }

  /**
   * The group's changes, those of one document to an index and to the one that is filled beside it together:
   * one bulk request writes both. Two that no message can hold go apart.
   */
  private together(): (readonly (readonly [key: string, entry: Entry])[])[] {
    const documents = new Map<string, [string, Entry][]>();
    for (const [key, entry] of this.#group) {
      const { id, index } = entry.change;
      const document = documentKey({ id, index: aliasOfIndex(index) });
      const same = documents.get(document);
      if (same === undefined) documents.set(document, [[key, entry]]);
      else same.push([key, entry]);
    }
    return [...documents.values()].flatMap((same) => {
      const bytes = same.reduce((sum, [, entry]) => sum + entry.bytes, 0);
      return bytes > this.limits.most ? same.map((one) => [one]) : [same];
    });
  }

  /** Puts changes into one message, the open one where they fit. */
  private place(entries: readonly (readonly [key: string, entry: Entry])[]): void {
    let added = 0;
    for (const [key, entry] of entries) {
      // The open message may hold an earlier change of the document, which this one replaces.
      this.remove(key);
      added += entry.bytes;
    }
    const { bytes, changes } = this.limits;
    const isFull = this.#message.size + entries.length > changes || this.#bytes + added > bytes;
    if (this.#message.size > 0 && isFull) this.seal();
    for (const [key, entry] of entries) this.#message.set(key, entry);
    this.#bytes += added;
  }

  private remove(key: string): void {
    const before = this.#message.get(key);
    if (before === undefined) return;
    this.#message.delete(key);
    this.#bytes -= before.bytes;
  }

  private seal(): void {
    const entries = [...this.#message.values()];
    const wrote = entries.flatMap((entry) => entry.wrote ?? []);
    const oldest = wrote.length === 0 ? undefined : Math.min(...wrote);
    const mark = this.#mark;
    this.#full.push({
      ...(entries.length === 0 ? {} : { body: entries.map(({ lines }) => lines).join("") }),
      bytes: this.#bytes,
      changes: entries.map(({ change }) => change),
      letters: this.#letters,
      keys: [...this.#keys],
      ...(oldest === undefined ? {} : { oldest }),
      ...(mark === undefined ? {} : { mark }),
    });
    this.#message.clear();
    this.#bytes = 0;
    this.#letters = [];
    this.#keys = new Set();
    this.#mark = undefined;
    this.#began = this.#group.size > 0 ? this.now() : undefined;
  }
}
