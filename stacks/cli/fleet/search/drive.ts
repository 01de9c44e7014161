import type { Clock } from "../../../../infra/runtime/clock";
import { UserError } from "../../../../infra/errors";
import { answerOf, type SearchAnswer } from "./answer";
import type { SearchEvent } from "./event";
import type { CallPlace } from "./fault";
import type { Invoke } from "./invoke";
import { figuresOf } from "./report";

/** What driving a command needs. */
export interface DrivePorts {
  readonly invoke: Invoke;
  readonly clock: Clock;
  /** Told each change, as a line without its end. */
  readonly tell: (line: string) => void;
  /** Aborts when the person wants to stop. */
  readonly stop: AbortSignal;
}

/** How a command went. */
export interface Driven {
  readonly answer: SearchAnswer;
  /** How often the function was called. */
  readonly calls: number;
}

/** Thrown when the person stopped it; what was done is kept. */
export class Interrupted extends Error {
  constructor() {
    super("interrupted");
    this.name = "Interrupted";
  }
}

/**
 * Pause after an answer that says neither that it is done nor how long to wait, and shows no progress, in
 * seconds: a function that ends at once is not called in a tight loop.
 */
const IDLE_SECONDS = 1;

/**
 * How long a call that died keeps the next one out (`LEASE_MILLISECONDS` of the function), with room to spare, and
 * how often it is looked at, in seconds.
 */
const BUSY = { most: 150, pause: 15 } as const;

/**
 * Calls the function again and again until it says that it is done. How far it is stands in the cell's database, so
 * stopping anywhere loses nothing.
 *
 * @throws UserError when the function fails or its answer is not understood; Interrupted when it is stopped.
 */
export async function drive(
  place: CallPlace,
  event: SearchEvent,
  ports: DrivePorts,
): Promise<Driven> {
  const { clock, invoke, stop, tell } = ports;
  const stopped = untilStopped(stop);
  let told = "";
  let busy = 0;
  for (let calls = 1; ; calls++) {
    if (stop.aborted) throw new Interrupted();
    let value: unknown;
    try {
      value = await Promise.race([invoke(place, event), stopped]);
    } catch (error) {
      // Its last instance of ours died and is still in the way; at the first call it is somebody else's.
      if (calls === 1 || busy >= BUSY.most || !isBusy(error)) throw error;
      busy += BUSY.pause;
      tell(
        `${timeOf(clock)} ${event.command}: the last call holds on; waits ${String(BUSY.pause)} s`,
      );
      await Promise.race([clock.sleep(BUSY.pause * 1000, stop), stopped]);
      continue;
    }
    busy = 0;
    const answer = answerOf(place.stack, event.command, value);
    if (answer.done) return { answer, calls };
    const line = lineOf(event, answer);
    const wait = answer.waitSeconds ?? (line === told ? IDLE_SECONDS : 0);
    if (line !== told) tell(`${timeOf(clock)} ${line}`);
    told = line;
    if (wait > 0) await Promise.race([clock.sleep(wait * 1000, stop), stopped]);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof UserError && error.findings.some(({ code }) => code === "search-busy");
}

/** `reindex: index players-residency-v2, stage filling, copied 12,000; waits 30 s`. */
function lineOf({ command }: SearchEvent, { progress, waitSeconds }: SearchAnswer): string {
  const figures = figuresOf(progress)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
  const wait = waitSeconds === undefined ? "" : `; waits ${String(waitSeconds)} s`;
  return `${command}: ${figures}${wait}`;
}

/** `2026-12-01T18:00:00Z`. */
function timeOf(clock: Clock): string {
  return new Date(clock.now()).toISOString().replace(/\.\d+Z$/, "Z");
}

/** Rejects when the person stops it; a call that is under way is not waited for. */
function untilStopped(stop: AbortSignal): Promise<never> {
  const stopped = new Promise<never>((_resolve, reject) => {
    stop.addEventListener(
      "abort",
      () => {
        reject(new Interrupted());
      },
      { once: true },
    );
  });
  // Nobody may be waiting at that moment.
  stopped.catch(() => undefined);
  return stopped;
}
