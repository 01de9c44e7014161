/** Where chance comes from; a seeded one makes a run that failed happen again. */
export interface Random {
  /** From 0 up to, but not, 1. Not for secrets. */
  next(): number;
}

/** The machine's. */
export const systemRandom: Random = { next: () => Math.random() };

/** The same numbers for the same seed (mulberry32, of which only 32 bits of the seed count). */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}

/** Bounds of a backoff, in milliseconds. */
export interface BackoffOptions {
  /** Most that is waited before the first retry; doubles with each. */
  readonly base: number;
  /** Most that is ever waited. */
  readonly most: number;
}

/**
 * Milliseconds to wait before a retry: anything from 0 up to `base * 2^attempt`, `most` at the most.
 * All of it is chance ("full jitter", AWS Architecture Blog, 2015): many that failed together then do not
 * come back together.
 *
 * @param attempt retries before this one: 0 for the first.
 */
export function backoff(attempt: number, { base, most }: BackoffOptions, random: Random): number {
  return Math.floor(random.next() * Math.min(most, base * 2 ** attempt));
}
