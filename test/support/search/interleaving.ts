import { bulkLines } from "../../../components/search/functions/loader/bulk-body";
import type { Change } from "../../../components/search/functions/loader/change";
import { type BatchAnswer, handle } from "../../../components/search/functions/loader/handle";
import type { LoaderPorts } from "../../../components/search/functions/loader/load";
import { withFaults } from "../../../infra/runtime/faults";
import { seeded } from "../../../infra/runtime/random";
import { Crash } from "../runtime/crash";

/** One random life of a few documents, and of the messages about them. */
export interface Interleaving {
  readonly seed: number;
  readonly changes: readonly Change[];
  /** Bodies of messages, in the order in which they were sent. */
  readonly messages: readonly string[];
}

/** What the index of a life must hold at its end: by id, as the last change that can be written left it. */
export function expected({ changes }: Interleaving): Record<string, unknown> {
  const last = new Map<string, Change>();
  for (const change of changes) {
    if (change.body.includes("poison")) continue;
    const before = last.get(change.id);
    if (before === undefined || change.version > before.version) last.set(change.id, change);
  }
  return Object.fromEntries(
    [...last.values()]
      .filter(({ kind }) => kind === "index")
      .map(({ id, body }): [string, unknown] => [id, JSON.parse(body)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

type Dice = (most: number) => number;

const dice = (seed: number): Dice => {
  const random = seeded(seed);
  return (most) => Math.floor(random.next() * most);
};

/** Whole numbers and more, of a seed: the same life each time. */
export function interleaving(seed: number, index = "players-residency"): Interleaving {
  const roll = dice(seed);
  const changes = Array.from({ length: 2 + roll(10) }, (_, at): Change => {
    const kind = roll(3) === 0 ? "delete" : "index";
    const poison = roll(25) === 0;
    return {
      index,
      id: String(roll(3)),
      version: 100 + at,
      kind,
      body:
        kind === "delete"
          ? ""
          : JSON.stringify(poison ? { poison: at } : { displayName: `name ${String(at)}` }),
    };
  });
  const messages: string[] = [];
  for (let at = 0; at < changes.length;) {
    const some = 1 + roll(4);
    messages.push(
      changes
        .slice(at, at + some)
        .map(bulkLines)
        .join(""),
    );
    at += some;
  }
  return { seed, changes, messages };
}

/** What happens on the way of a life's messages. */
export interface Delivery {
  readonly invocations: number;
  readonly crashes: number;
}

/**
 * Delivers all messages of a life at least once, in any order, some of them several times, to loaders that
 * die anywhere, until a loader has answered for each.
 *
 * @param portsFor ports of a new process.
 * @param wait lets time pass between two invocations, in milliseconds.
 */
export async function deliver(
  { messages, seed }: Interleaving,
  portsFor: () => LoaderPorts,
  wait: (milliseconds: number) => void,
): Promise<Delivery> {
  const roll = dice(seed + 1_000_003);
  const open = messages.map((_, at) => at);
  for (let twice = roll(3); twice > 0; twice--) open.push(roll(messages.length));
  let invocations = 0;
  let crashes = 0;
  while (open.length > 0) {
    const batch: number[] = [];
    for (let some = 1 + roll(3); some > 0 && open.length > 0; some--)
      batch.push(...open.splice(roll(open.length), 1));
    wait(roll(60_000));
    invocations++;
    // At most a few deaths, so that every life ends.
    const dies = crashes < 6 && roll(3) === 0 ? 1 + roll(4) : 0;
    const answer = await invoked(messages, batch, portsFor(), dies);
    if (answer === "died") {
      crashes++;
      open.push(...batch);
      continue;
    }
    const failed = new Set(
      answer.batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier)),
    );
    batch.forEach((message, at) => {
      // A queue delivers at least once: an answer may be lost on its way back.
      if (failed.has(at) || (crashes < 6 && roll(8) === 0)) open.push(message);
    });
  }
  return { invocations, crashes };
}

/**
 * One invocation of a loader.
 *
 * @param dies at which of its calls it dies; 0: at none.
 * @param milliseconds how long it may take. @default 60,000
 */
export async function invoked(
  messages: readonly string[],
  batch: readonly number[],
  ports: LoaderPorts,
  dies: number,
  milliseconds = 60_000,
): Promise<BatchAnswer | "died"> {
  let left = dies;
  const faults = {
    reach: (point: string) => {
      if (left > 0 && --left === 0) throw new Crash(point);
    },
  };
  const event = {
    Records: batch.map((message, at) => ({ messageId: String(at), body: messages[message] ?? "" })),
  };
  try {
    const answer = await handle(
      event,
      {
        ...ports,
        sink: withFaults("sink", ports.sink, faults),
        deadLetters: withFaults("deadLetters", ports.deadLetters, faults),
      },
      ports.clock.now() + milliseconds,
    );
    if (!("batchItemFailures" in answer)) throw new Error("a batch was answered like a call");
    return answer;
  } catch (error) {
    if (error instanceof Crash) return "died";
    throw error;
  }
}
