import { skipWithout } from "../tools";

/** Milliseconds for a server that may have to be installed first; another process may be installing it. */
const INSTALLATION = 1_800_000;

/**
 * Something for the tests of one `describe`: started before them, stopped after them. Where it cannot be
 * had they are skipped with a line that says why; with `CI=true` they fail.
 *
 * @param what what is not shown then, `change streams`.
 * @param missing what is missing, if anything.
 * @param start one server, or several with clients.
 * @returns what was started, for use inside tests.
 */
export function provided<T>(
  what: string,
  missing: () => string | undefined,
  start: () => Promise<T>,
  stop: (started: T) => Promise<void>,
): () => T {
  let started: { readonly value: T } | undefined;
  before(async function () {
    this.timeout(INSTALLATION);
    skipWithout(this, what, missing());
    started = { value: await start() };
  });
  after(async function () {
    this.timeout(INSTALLATION);
    if (started !== undefined) await stop(started.value);
  });
  return () => {
    if (started === undefined) throw new Error(`no server for ${what}`);
    return started.value;
  };
}
