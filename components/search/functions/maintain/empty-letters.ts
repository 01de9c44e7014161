import { redriveMessages } from "../redrive/handle";
import { resumed, type Save } from "../redrive/job";
import { lettersOf, type TriedLetter } from "../redrive/letters";
import { MOST_TOLD } from "../redrive/repair";
import type { SearchSpace } from "../write/project";
import type { Answer } from "./command";
import type { LetterMessage, MaintainOptions, MaintainPorts, RedriveRun } from "./ports";

/** Name of the checkpoint. */
export const REDRIVE_JOB = "search-redrive";
/** Longest time of one batch, in milliseconds. */
const BATCH_MILLISECONDS = 45_000;
/** After so many answers without a letter of the run in succession, it has none left. */
const MOST_EMPTY = 2;
/** Redrives after which a person must look. */
const MOST_REDRIVES = 5;
/**
 * How much earlier than now a run begins, in milliseconds. The queue's clock says when a letter was sent; where it
 * is behind, what a run puts back must not look as if it had been there before.
 */
const SKEW = 2000;
/** Pause before what was not done in time is tried again, in seconds. */
const PAUSE_SECONDS = 30;

/** Most letters that a dry run looks at: their receipts are held until it ends. */
const MOST_LISTED = 1000;

/**
 * Tries every dead letter again that was there when the run began. What is still poison is put back as a new
 * letter, which is the next run's: so each run ends.
 *
 * @throws Fault `retry` while another instance runs it.
 */
export function emptyLetters(
  space: SearchSpace,
  ports: MaintainPorts,
  until: number,
  { hiddenSeconds = 120 }: MaintainOptions,
): Promise<Answer> {
  const { clock, owner, redrives } = ports;
  const job = { checkpoints: redrives, clock, owner };
  return resumed<RedriveRun, Answer>(REDRIVE_JOB, job, async (stored, save) => {
    const fresh: RedriveRun = { begun: clock.now() - SKEW, done: false, mended: 0, kept: 0 };
    const run = stored === undefined || stored.done ? fresh : stored;
    if (run === fresh) await save(run);
    const emptying = new Emptying(run, save, space, ports, until, hiddenSeconds);
    try {
      return await emptying.all();
    } finally {
      // Letters of later, and those that were not done.
      await ports.letters.show(emptying.aside).catch(() => undefined);
    }
  });
}

class Emptying {
  /** Received, and not worked on. */
  readonly aside: LetterMessage[] = [];

  constructor(
    private run: RedriveRun,
    private readonly save: Save<RedriveRun>,
    private readonly space: SearchSpace,
    private readonly ports: MaintainPorts,
    private readonly until: number,
    private readonly hiddenSeconds: number,
  ) {}

  async all(): Promise<Answer> {
    const { clock, letters } = this.ports;
    for (let empty = 0; empty < MOST_EMPTY;) {
      if (clock.now() + BATCH_MILLISECONDS >= this.until) return this.answer(false);
      const received = await letters.receive(this.hiddenSeconds);
      const mine = received.filter(({ sent }) => sent < this.run.begun);
      this.aside.push(...received.filter(({ sent }) => sent >= this.run.begun));
      if (mine.length === 0) empty++;
      else {
        empty = 0;
        if (!(await this.batch(mine))) return this.answer(false, PAUSE_SECONDS);
      }
    }
    return this.end();
  }

  /** @returns false when something of it was not done in time. */
  private async batch(messages: readonly LetterMessage[]): Promise<boolean> {
    const { clock, letters } = this.ports;
    const bodies = messages.map(({ body }) => body);
    const until = Math.min(this.until, clock.now() + BATCH_MILLISECONDS);
    const results = await redriveMessages(bodies, this.space, this.ports, until);
    const done = messages.filter((_, at) => results[at]?.result !== "later");
    this.aside.push(...messages.filter((_, at) => results[at]?.result === "later"));
    await letters.remove(done);
    const kept = results.flatMap((one) => one.kept);
    const hopeless = [
      ...(this.run.hopeless ?? []),
      ...kept.filter(({ redrives }) => redrives >= MOST_REDRIVES).map(toldOf),
    ].slice(0, MOST_TOLD);
    this.run = {
      ...this.run,
      mended: this.run.mended + results.filter(({ result }) => result === "mended").length,
      kept: this.run.kept + kept.length,
      ...(hopeless.length === 0 ? {} : { hopeless }),
    };
    await this.save(this.run);
    return done.length === messages.length;
  }

  /** Letters that somebody else hides may be the run's: one that died before this one, mostly. */
  private async end(): Promise<Answer> {
    const { hidden } = await this.ports.letters.counts();
    const others = hidden - this.aside.length;
    if (others > 0 && this.run.waited !== true) {
      this.run = { ...this.run, waited: true };
      await this.save(this.run);
      return this.answer(false, this.hiddenSeconds);
    }
    this.run = { ...this.run, done: true };
    await this.save(this.run);
    return this.answer(
      true,
      undefined,
      others > 0 ? [`${String(others)} letters are held by another reader of the queue`] : [],
    );
  }

  private answer(done: boolean, waitSeconds?: number, more: readonly string[] = []): Answer {
    const { hopeless = [], kept, mended } = this.run;
    const findings = [
      ...(kept > 0
        ? [`${String(kept)} letters are still poison: mend what they name, run it again`]
        : []),
      ...hopeless,
      ...more,
    ];
    return {
      command: "redrive",
      done,
      ...(waitSeconds === undefined ? {} : { waitSeconds }),
      progress: { mended, kept },
      ...(findings.length === 0 ? {} : { findings }),
    };
  }
}

function toldOf({ id, index, reason, redrives }: TriedLetter): string {
  const what = id === undefined ? "a letter of no document" : `${index ?? "?"}/${id}`;
  return `${what} was redriven ${String(redrives + 1)} times (${reason}): a person must look`;
}

/** Says what the dead letters are about, and leaves them where they are. */
export function listLetters(
  space: SearchSpace,
  ports: MaintainPorts,
  until: number,
  { hiddenSeconds = 120 }: MaintainOptions,
): Promise<Answer> {
  const { clock, letters, owner, redrives } = ports;
  const job = { checkpoints: redrives, clock, owner };
  return resumed<RedriveRun, Answer>(REDRIVE_JOB, job, async () => {
    const held = new Map<string, LetterMessage>();
    const reasons: Record<string, number> = {};
    const soon = Math.min(until, clock.now() + (hiddenSeconds * 1000) / 2) - BATCH_MILLISECONDS / 4;
    try {
      for (let empty = 0; empty < MOST_EMPTY && held.size < MOST_LISTED && clock.now() < soon;) {
        const received = await letters.receive(hiddenSeconds);
        const news = received.filter(({ id }) => !held.has(id));
        for (const message of received) held.set(message.id, message);
        empty = news.length === 0 ? empty + 1 : 0;
        for (const { reason } of news.flatMap(({ body }) => lettersOf(body, space)))
          reasons[`letters: ${reason}`] = (reasons[`letters: ${reason}`] ?? 0) + 1;
      }
    } finally {
      await letters.show([...held.values()]).catch(() => undefined);
    }
    return { command: "redrive", done: true, progress: { messages: held.size, ...reasons } };
  });
}
