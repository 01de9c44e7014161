/** One thing that is wrong with one resource. */
export interface Fault {
  /** URN of the resource that the property is of, where it is not the one that the rule judges. */
  readonly urn?: string;
  /** Property path, `logPublishingOptions[0].enabled`; `opts.protect` for an option; empty for the resource. */
  readonly path: string;
  /** What is wrong there and what is allowed; holds no value that might be a secret. */
  readonly what: string;
}

/** Ends a rule or a part of it. Without a stack trace: a review throws hundreds of thousands. */
class Signal extends Error {
  constructor(message: string) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
  }
}

/** Thrown inside a rule: the value at `path` decides and is not known yet. */
export class Undecided extends Signal {
  constructor(readonly path: string) {
    super(`${path} is not known before the update`);
  }
}

/** Thrown inside a rule: it does not apply to this resource. */
export class NotApplicable extends Signal {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** What a rule has said about one resource so far. */
export class Verdict {
  readonly faults: Fault[] = [];
  /** Paths whose values are not known and would decide. */
  readonly unknown = new Set<string>();

  fail(fault: Fault): void {
    const { urn, path, what } = fault;
    const same = (other: Fault) => other.urn === urn && other.path === path && other.what === what;
    if (!this.faults.some(same)) this.faults.push(fault);
  }

  /** Runs a part of a rule; a value in it that is not known leaves the parts beside it alone. */
  guarded(part: () => void): void {
    try {
      part();
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      this.unknown.add(error.path);
    }
  }
}
