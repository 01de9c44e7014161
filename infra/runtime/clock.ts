/** What deployed code knows of time; a fake one makes tests exact and short. */
export interface Clock {
  /** Milliseconds since 1970; may jump, forwards and backwards, as machines are set right. */
  now(): number;
  /**
   * Waits; not moved by jumps of {@link now}.
   *
   * @param milliseconds at most 2^31 - 1 (24.8 days); 0 or less waits for nothing but a turn.
   * @param signal ends the wait early.
   * @throws the signal's reason when it aborts, before or during the wait.
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Longest wait of `setTimeout`; it takes more for none at all. */
const LONGEST = 2 ** 31 - 1;

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (!(milliseconds <= LONGEST)) {
        throw new RangeError(
          `a sleep of ${String(milliseconds)} ms; at most ${String(LONGEST)} ms can be waited for`,
        );
      }
      signal?.throwIfAborted();
      const end = () => {
        signal?.removeEventListener("abort", stop);
        resolve();
      };
      const timer = setTimeout(end, Math.max(0, milliseconds));
      function stop() {
        clearTimeout(timer);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason, whatever it is
        reject(signal?.reason);
      }
      signal?.addEventListener("abort", stop, { once: true });
    }),
};
