import type { Properties } from "../../../infra/planner/record/types";

/** One resource of a plan, as it would be sent; a validator judges it by itself. */
export interface Subject {
  /** Unique in one call of {@link Validator.judge}; findings carry it. */
  readonly key: string;
  /** Pulumi type token, `aws:s3/bucket:Bucket`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** Effective region; empty for a provider without regions. */
  readonly region: string;
  /** Inputs as planned, secrets unwrapped. */
  readonly inputs: Properties;
}

/** What a validator has against one resource. */
export interface Verdict {
  /** Key of the subject. */
  readonly key: string;
  /** Property path, `rules[0].expiration.days`; empty when it is about the whole. */
  readonly path: string;
  /** The validator's own name of the rule. */
  readonly rule: string;
  readonly message: string;
}

/** A finding that is wrong, with the reason; a test fails when none of them is met any more. */
export interface WrongFinding {
  readonly type: string;
  readonly path: RegExp;
  readonly rule: string;
  /** Why the published data is wrong or does not apply. */
  readonly reason: string;
}

/** Data that others publish, as a judge of what would be sent. */
export interface Validator {
  /** Short name, used in tables. */
  readonly name: string;
  /** What it judges by, with its version. */
  readonly source: string;
  /** True when it has data about a type; of others it says nothing. */
  covers(type: string): boolean;
  /** Judges many resources at once. Wrong findings are not left out. */
  judge(subjects: readonly Subject[]): Promise<readonly Verdict[]>;
  readonly wrong: readonly WrongFinding[];
}
