/**
 * What to do about a failure:
 *
 * - `retry`: it may work the next time; wait a little.
 * - `throttle`: the other side is overloaded; wait longer and send less.
 * - `poison`: this one document or message never works; set it aside and go on with the others.
 * - `fatal`: nothing works until a person or a deployment changes something; stop.
 * - `stale`: somebody newer was here first; done for a versioned write, give up for a lost lease.
 */
export type FaultKind = "retry" | "throttle" | "poison" | "fatal" | "stale";

/** What a fault says. */
export interface FaultDetails {
  readonly kind: FaultKind;
  /** Which index, queue or collection, and which id: `players-zone/64f0c0ffee`. */
  readonly where: string;
  /** What is wrong, without any value of a document. */
  readonly message: string;
  /** What to do next. */
  readonly next: string;
  /** The error behind it. */
  readonly cause?: unknown;
}

/** Symbol that Node looks for when it prints a value; absent elsewhere, and harmless there. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * A failure of deployed code that has been judged.
 *
 * Its message never holds a document's values. Its cause may (a duplicate key error quotes the key), so
 * printing the fault leaves the cause out.
 */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly where: string;
  /** The message without the rest. */
  readonly what: string;
  readonly next: string;

  /** The error's own message says all of it: kind, where, what and next. */
  constructor({ kind, where, message, next, cause }: FaultDetails) {
    super(
      `${kind} ${where}: ${message}; next: ${next}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = "Fault";
    this.kind = kind;
    this.where = where;
    this.what = message;
    this.next = next;
  }

  /** The same fault, seen from outside: `place` is put before where it is. */
  at(place: string): Fault {
    const { kind, where, what, next, cause } = this;
    return new Fault({ kind, where: `${place} ${where}`, message: what, next, cause });
  }

  /** What a JSON log holds of it. */
  toJSON(): Omit<FaultDetails, "cause"> & { readonly name: string } {
    const { name, kind, where, what, next } = this;
    return { name, kind, where, message: what, next };
  }

  [INSPECT](): string {
    return this.stack ?? this.message;
  }
}
