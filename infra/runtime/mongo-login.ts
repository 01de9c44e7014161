import type { Clock } from "./clock";
import { Fault } from "./errors";

/** As much of the driver's client as is used. */
interface Connecting {
  connect(): Promise<unknown>;
}

/** Answers to a login by a user that is not known: MongoDB's own, and that of Atlas' proxies (8000, `AtlasError`). */
const UNKNOWN_USER = new Set([18, 8000]);

/** How long a login is tried, and how long after one that failed, in milliseconds. */
const LOGIN = { most: 240_000, pause: 5_000 } as const;

/**
 * Connects a client whose user may have been made a moment ago: Atlas brings a new user to the nodes of a
 * cluster within minutes, and until then they refuse it as if it were wrong.
 *
 * @throws {Fault} `fatal` when the login is refused for longer than `most`; what the driver throws otherwise.
 */
export async function loggedIn(
  client: Connecting,
  clock: Clock,
  { most, pause }: { readonly most: number; readonly pause: number } = LOGIN,
): Promise<void> {
  for (let waited = 0; ; waited += pause) {
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (waited >= most)
        throw new Fault({
          kind: "fatal",
          where: "the login to MongoDB",
          message: `it is refused for ${String(waited)} ms`,
          next: "look in Atlas whether the function's role is a database user, and the cluster in its scopes",
        });
      await clock.sleep(pause);
    }
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && "code" in error && UNKNOWN_USER.has(Number(error.code));
}
