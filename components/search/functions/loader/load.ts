import { faultOfStatus, isTooLarge, Fault } from "../../../../infra/runtime/errors";
import type { Clock } from "../../../../infra/runtime/clock";
import type { Metrics } from "../../../../infra/runtime/metrics";
import { backoff, type Random } from "../../../../infra/runtime/random";
import { bulkLines } from "./bulk-body";
import type { Change, Outcome } from "./change";
import { chunks, CHUNK_LIMITS, type ChunkLimits, halves, type Rendered } from "./chunks";
import { collapse } from "./collapse";
import type { DeadLetter, DeadLetters, ItemResult, SearchSink } from "./ports";

/** What loading needs. */
export interface LoaderPorts {
  readonly sink: SearchSink;
  readonly deadLetters: DeadLetters;
  readonly clock: Clock;
  readonly random: Random;
  readonly metrics: Metrics;
}

/** How loading behaves. */
export interface LoaderOptions {
  readonly limits: ChunkLimits;
  /** Longest wait for one request, in milliseconds. @default 10,000 */
  readonly requestMilliseconds: number;
  /** Wait before the second attempt, doubled for each further one, in milliseconds. @default 100 */
  readonly backoffBase: number;
  /** Longest wait between two attempts, in milliseconds. @default 5,000 */
  readonly backoffMost: number;
  /** Time that is kept at the end for dead letters and the answer, in milliseconds. @default 2,000 */
  readonly reserveMilliseconds: number;
}

export const LOADER_OPTIONS: LoaderOptions = {
  limits: CHUNK_LIMITS,
  requestMilliseconds: 10_000,
  backoffBase: 100,
  backoffMost: 5000,
  reserveMilliseconds: 2000,
};

/** What a result of one action means. */
type Verdict = Exclude<Outcome, "later"> | "again";

function verdictOf({ kind }: Change, { status, type }: ItemResult): Verdict {
  if (status < 300) return kind === "delete" ? "deleted" : "written";
  // Without a type it is the document that is not there, and not the index.
  if (kind === "delete" && status === 404 && type === undefined) return "absent";
  switch (faultOfStatus(status, type)) {
    case "stale":
      return "stale";
    case "poison":
      return "poison";
    case "retry":
    case "throttle":
      return "again";
    case "fatal":
      throw new Fault({
        kind: "fatal",
        where: "an action of a bulk request",
        message: `was refused with ${String(status)} ${type ?? ""}`.trimEnd(),
        next: "look at the role mapping of the loader in the domain",
      });
  }
}

/** One run over changes that are all different documents. */
class Run {
  readonly outcomes: Outcome[];
  readonly #letters: { readonly place: number; readonly letter: DeadLetter }[] = [];

  constructor(
    private readonly changes: readonly Change[],
    private readonly ports: LoaderPorts,
    private readonly options: LoaderOptions,
    private readonly until: number,
  ) {
    this.outcomes = changes.map(() => "later");
  }

  async all(): Promise<Outcome[]> {
    const rendered = this.changes.map((change, place) => ({ place, lines: bulkLines(change) }));
    for (const chunk of chunks(rendered, this.options.limits)) await this.send(chunk);
    await this.bury();
    return this.outcomes;
  }

  private get left(): number {
    return this.until - this.options.reserveMilliseconds - this.ports.clock.now();
  }

  /** Sends one request, and what of it failed for a while, until all is settled or the time is up. */
  private async send(chunk: readonly Rendered[]): Promise<void> {
    let rest = chunk;
    for (let attempt = 0; rest.length > 0; attempt++) {
      if (attempt > 0) {
        const wait = backoff(
          attempt,
          { base: this.options.backoffBase, most: this.options.backoffMost },
          this.ports.random,
        );
        if (wait >= this.left) break;
        await this.ports.clock.sleep(wait);
      }
      if (this.left <= 0) break;
      rest = await this.once(rest);
    }
  }

  /** @returns what has to be sent again. */
  private async once(chunk: readonly Rendered[]): Promise<readonly Rendered[]> {
    const { metrics, sink } = this.ports;
    const body = chunk.map(({ lines }) => lines).join("");
    metrics.count("BulkRequests");
    metrics.count("BulkActions", chunk.length);
    let answer;
    try {
      answer = await sink.bulk(body, Math.min(this.options.requestMilliseconds, this.left));
    } catch (error) {
      if (error instanceof Fault && (error.kind === "retry" || error.kind === "throttle"))
        return chunk;
      throw error;
    }
    const { items, status, type } = answer;
    if (isTooLarge(status)) return this.smaller(chunk);
    if (status >= 300) {
      const kind = faultOfStatus(status, type);
      if (kind === "retry" || kind === "throttle") {
        metrics.count("Throttled", chunk.length);
        return chunk;
      }
      throw new Fault({
        kind: "fatal",
        where: "a bulk request",
        message: `was refused as a whole with ${String(status)} ${type ?? ""}`.trimEnd(),
        next: "look at the domain's access policy, its role mapping and its cluster settings",
      });
    }
    if (items.length !== chunk.length)
      throw new Fault({
        kind: "fatal",
        where: "a bulk request",
        message: `of ${String(chunk.length)} actions was answered with ${String(items.length)} results`,
        next: "no result can be told apart from another; look for what stands between loader and domain",
      });
    return chunk.filter(({ place }, at) => this.settle(place, items[at]));
  }

  /** @returns true when the action has to be sent again. */
  private settle(place: number, item: ItemResult | undefined): boolean {
    const change = this.changes[place];
    if (change === undefined || item === undefined) return false;
    const verdict = verdictOf(change, item);
    if (verdict === "again") {
      this.ports.metrics.count("Throttled");
      return true;
    }
    if (verdict === "poison")
      this.poison(place, change, item.type ?? `status ${String(item.status)}`);
    else this.outcomes[place] = verdict;
    return false;
  }

  /** Sends the halves of a request that was too big; one document that is too big by itself is poison. */
  private async smaller(chunk: readonly Rendered[]): Promise<readonly Rendered[]> {
    const [only] = chunk;
    if (chunk.length === 1 && only !== undefined) {
      const change = this.changes[only.place];
      if (change !== undefined) this.poison(only.place, change, "too large");
      return [];
    }
    for (const half of halves(chunk)) await this.send(half);
    return [];
  }

  private poison(place: number, { index, id, version, kind }: Change, reason: string): void {
    this.#letters.push({ place, letter: { reason, index, id, version, kind } });
  }

  /** Only what is kept as a dead letter is settled. */
  private async bury(): Promise<void> {
    if (this.#letters.length === 0) return;
    try {
      await this.ports.deadLetters.put(this.#letters.map(({ letter }) => letter));
    } catch (error) {
      if (error instanceof Fault && error.kind !== "fatal") return;
      throw error;
    }
    for (const { place } of this.#letters) this.outcomes[place] = "poison";
    this.ports.metrics.count("Poison", this.#letters.length);
  }
}

/**
 * Writes changes to the search domain, each at most as often as it must be, so that afterwards every
 * document is as its last change left it, whatever came before, twice or in another order.
 *
 * @param until moment at which the process ends, in milliseconds of the clock.
 * @returns what became of each change, in the order given; of several changes of one document the earlier
 * ones share what became of the last.
 * @throws Fault of kind `fatal` when nothing at all can be written: all of it has to be sent again.
 */
export async function load(
  changes: readonly Change[],
  ports: LoaderPorts,
  until: number,
  options: LoaderOptions = LOADER_OPTIONS,
): Promise<Outcome[]> {
  const { metrics } = ports;
  metrics.count("Changes", changes.length);
  const outcomes = changes.map((): Outcome => "later");
  let open = changes.map((_, position) => position);
  while (open.length > 0) {
    const group = open.flatMap((position) => changes[position] ?? []);
    const { sent, standsFor } = collapse(group);
    metrics.count("Collapsed", group.length - sent.length);
    const winners = sent.flatMap((at) => group[at] ?? []);
    const results = await new Run(winners, ports, options, until).all();
    const hidden: number[] = [];
    standsFor.forEach((place, at) => {
      const position = open[at] ?? 0;
      const outcome = results[place] ?? "later";
      // What came before a change that can never be written is the last one that can.
      if (outcome === "poison" && sent[place] !== at) hidden.push(position);
      else outcomes[position] = outcome;
    });
    open = hidden;
  }
  for (const [name, outcome] of [
    ["Stale", "stale"],
    ["Later", "later"],
  ] as const)
    metrics.count(name, outcomes.filter((one) => one === outcome).length);
  return outcomes;
}
