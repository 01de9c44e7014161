import { Fault } from "../../../../infra/runtime/errors";
import { firstVersionAt } from "../../../../infra/runtime/version";
import { accept, type Accepted } from "./accept";
import { isSettled, type Outcome } from "./change";
import { load, LOADER_OPTIONS, type LoaderOptions, type LoaderPorts } from "./load";

/** Answer to a batch of SQS: the messages that have to come again. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** What became of one call. */
export interface CallResult {
  readonly index?: string;
  readonly id?: string;
  readonly result: Outcome;
  /** Why it can never be written. */
  readonly reason?: string;
}

/** Answer to direct calls, in their order. */
export interface CallsAnswer {
  readonly results: readonly CallResult[];
}

/** Keeps what is no change. @returns false when it could not be kept, so that it has to come again. */
async function keep(
  { refused }: Accepted,
  { deadLetters, metrics }: LoaderPorts,
): Promise<boolean> {
  if (refused.length === 0) return true;
  try {
    await deadLetters.put(refused.map(({ letter }) => letter));
  } catch (error) {
    if (error instanceof Fault && error.kind !== "fatal") return false;
    throw error;
  }
  metrics.count("Poison", refused.length);
  return true;
}

/**
 * One invocation of the loader.
 *
 * @param event a batch of SQS, or one or many calls `{ index, httpMethod, doc }`.
 * @param until moment at which the process ends, in milliseconds of the clock.
 * @throws Fault of kind `fatal` when nothing at all can be written.
 */
export async function handle(
  event: unknown,
  ports: LoaderPorts,
  until: number,
  options: LoaderOptions = LOADER_OPTIONS,
): Promise<BatchAnswer | CallsAnswer> {
  const now = firstVersionAt(new Date(ports.clock.now()));
  const accepted = accept(event, now);
  try {
    const outcomes = await load(accepted.changes, ports, until, options);
    const kept = await keep(accepted, ports);
    return accepted.messages === undefined
      ? callsAnswer(accepted, outcomes, kept)
      : batchAnswer(accepted, accepted.messages, outcomes, kept);
  } finally {
    ports.metrics.flush();
  }
}

function batchAnswer(
  { origins, refused }: Accepted,
  messages: readonly string[],
  outcomes: readonly Outcome[],
  kept: boolean,
): BatchAnswer {
  const failed = new Set<number>();
  outcomes.forEach((outcome, at) => {
    if (!isSettled(outcome)) failed.add(origins[at] ?? 0);
  });
  if (!kept) for (const { origin } of refused) failed.add(origin);
  return {
    batchItemFailures: messages.flatMap((itemIdentifier, at) =>
      failed.has(at) ? [{ itemIdentifier }] : [],
    ),
  };
}

function callsAnswer(
  { changes, inputs, origins, refused }: Accepted,
  outcomes: readonly Outcome[],
  kept: boolean,
): CallsAnswer {
  const results = Array.from({ length: inputs }, (): CallResult => ({ result: "later" }));
  changes.forEach(({ index, id }, at) => {
    results[origins[at] ?? 0] = { index, id, result: outcomes[at] ?? "later" };
  });
  for (const { origin, letter } of refused) {
    const { index, id, reason } = letter;
    results[origin] = {
      ...(index === undefined ? {} : { index }),
      ...(id === undefined ? {} : { id }),
      result: kept ? "poison" : "later",
      reason,
    };
  }
  return { results };
}
