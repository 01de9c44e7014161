/** Events that a rule must take, and events that it must leave. */
export interface Samples {
  readonly matches: readonly object[];
  readonly others: readonly object[];
}

/**
 * Samples of each rule with a pattern, by its logical name. A rule without samples is a finding: a pattern
 * that matches nothing fails silently.
 */
export const SAMPLES: Readonly<Record<string, Samples>> = {};
