import { expect } from "chai";
import { UserError } from "../../../../../../infra/errors";
import { drive, type Driven, Interrupted } from "../../../../../../stacks/cli/fleet/search/drive";
import type { SearchEvent } from "../../../../../../stacks/cli/fleet/search/event";
import type { Invoke } from "../../../../../../stacks/cli/fleet/search/invoke";
import { ManualClock } from "../../../../../support/runtime/manual-clock";

const PLACE = {
  stack: "prod.eu-west-1",
  functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:search-maintain",
};
const REINDEX: SearchEvent = { command: "reindex", alias: "players-residency" };

interface Stand {
  readonly clock: ManualClock;
  readonly lines: string[];
  readonly events: SearchEvent[];
  readonly stop: AbortController;
  readonly done: Promise<Driven>;
}

/** Drives a command against answers that come one after the other. */
function stand(answers: readonly (() => Promise<unknown>)[], event: SearchEvent = REINDEX): Stand {
  const clock = new ManualClock(Date.UTC(2026, 11, 1, 18));
  const lines: string[] = [];
  const events: SearchEvent[] = [];
  const stop = new AbortController();
  const invoke: Invoke = (_place, asked) => {
    events.push(asked);
    return answers[events.length - 1]?.() ?? Promise.reject(new Error("called too often"));
  };
  const tell = (line: string) => {
    lines.push(line);
  };
  const done = drive(PLACE, event, { clock, invoke, tell, stop: stop.signal });
  // A test that fails elsewhere first must not end the process.
  done.catch(() => undefined);
  return { clock, lines, events, stop, done };
}

const answers = (...values: unknown[]) => values.map((value) => () => Promise.resolve(value));
const going = (copied: number, waitSeconds?: number) => ({
  command: "reindex",
  done: false,
  progress: { stage: "filling", copied },
  ...(waitSeconds === undefined ? {} : { waitSeconds }),
});
const DONE = { command: "reindex", done: true, progress: { stage: "swapped" } };

/** What was thrown, as text. */
async function refusalOf(driven: Promise<Driven>): Promise<string> {
  const thrown = await driven.then(
    () => new Error("nothing was thrown"),
    (error: unknown) => error,
  );
  expect(thrown).to.be.instanceOf(UserError);
  expect(thrown).to.have.property("exitCode", 1);
  return thrown instanceof Error ? thrown.message : "";
}

describe("fleet search: calling until done", () => {
  it("calls once when the first answer is the end", async () => {
    const { done, lines } = stand(answers({ ...DONE, findings: ["a finding"] }));
    expect(await done).to.deep.equal({
      answer: { done: true, progress: { stage: "swapped" }, findings: ["a finding"] },
      calls: 1,
    });
    expect(lines).to.deep.equal([]);
  });

  it("sends the same event again, at once or after the wait that it was told", async () => {
    const { clock, done, events, lines } = stand(
      answers(going(1000), going(2000, 30), going(3000), DONE),
    );
    await clock.advance(0);
    expect(events).to.have.length(2);
    await clock.advance(29_999);
    expect(events).to.have.length(2);
    await clock.advance(1);
    expect(await done).to.have.property("calls", 4);
    expect(events).to.deep.equal([REINDEX, REINDEX, REINDEX, REINDEX]);
    expect(lines).to.deep.equal([
      "2026-12-01T18:00:00Z reindex: stage filling, copied 1,000",
      "2026-12-01T18:00:00Z reindex: stage filling, copied 2,000; waits 30 s",
      "2026-12-01T18:00:30Z reindex: stage filling, copied 3,000",
    ]);
  });

  it("tells each change once, and does not call in a tight loop when nothing changes", async () => {
    const { clock, done, events, lines } = stand(answers(going(1), going(1), going(1), DONE));
    await clock.advance(0);
    expect(events).to.have.length(2);
    await clock.advance(1000);
    expect(events).to.have.length(3);
    await clock.advance(1000);
    await done;
    expect(lines).to.have.length(1);
  });

  const busy = () =>
    Promise.reject(
      new UserError(
        [
          {
            code: "search-busy",
            severity: "error",
            where: PLACE.stack,
            path: "maintain",
            message: "another instance runs it",
            fix: "wait for it",
          },
        ],
        1,
      ),
    );

  it("waits for the lease of its own last call, which died", async () => {
    const { clock, done, events, lines } = stand([
      () => Promise.resolve(going(1)),
      busy,
      busy,
      () => Promise.resolve(DONE),
    ]);
    for (let waits = 0; waits < 2; waits++) await clock.advance(15_000);
    expect(await done).to.deep.include({ calls: 4 });
    expect(events).to.deep.equal([REINDEX, REINDEX, REINDEX, REINDEX]);
    expect(lines.filter((line) => line.includes("holds on"))).to.have.length(2);
  });

  it("ends when another holds the lease for longer, and at once when it is held at the first call", async () => {
    expect(await refusalOf(stand([busy]).done)).to.contain("another instance runs it");
    const { clock, done } = stand([
      () => Promise.resolve(going(1)),
      ...Array.from({ length: 20 }, () => busy),
    ]);
    for (let waits = 0; waits < 11; waits++) await clock.advance(15_000);
    expect(await refusalOf(done)).to.contain("another instance runs it");
  });

  it("ends with the function's error", async () => {
    const failed = new UserError(
      [{ code: "x", severity: "error", where: "s", path: "", message: "m", fix: "f" }],
      1,
    );
    const { done, events } = stand([...answers(going(1)), () => Promise.reject(failed)]);
    expect(await refusalOf(done)).to.equal(failed.message);
    expect(events).to.have.length(2);
  });

  for (const [what, value] of Object.entries({
    nothing: undefined,
    "a text": "done",
    "no done": { command: "reindex", progress: {} },
    "a done that is a text": { ...DONE, done: "yes" },
    "no progress": { command: "reindex", done: true },
    "progress of another kind": { ...DONE, progress: { copied: true } },
    "a wait before now": { ...DONE, done: false, waitSeconds: -1 },
    "a wait of a day": { ...DONE, done: false, waitSeconds: 86_400 },
    "findings that are no texts": { ...DONE, findings: [1] },
    "another command's answer": { ...DONE, command: "repair" },
  }))
    it(`refuses ${what} as an answer, with what to do`, async () => {
      const text = await refusalOf(stand(answers(value)).done);
      expect(text).to.match(/^error search-answer prod\.eu-west-1/);
      expect(text).to.contain("next: bring the cell up with this version of the program");
    });

  it("takes fields that a newer function adds", async () => {
    const { answer } = await stand(answers({ ...DONE, cost: { usd: 1 } })).done;
    expect(answer.done).to.equal(true);
  });

  it("stops while it waits", async () => {
    const { clock, done, events, stop } = stand(answers(going(1, 3600)));
    await clock.advance(10_000);
    stop.abort();
    expect(await done.catch((error: unknown) => error)).to.be.instanceOf(Interrupted);
    expect(events).to.have.length(1);
  });

  it("stops while a call is under way, and does not wait for its answer", async () => {
    const { done, events, stop } = stand([() => new Promise(() => undefined)]);
    stop.abort();
    expect(await done.catch((error: unknown) => error)).to.be.instanceOf(Interrupted);
    expect(events).to.have.length(1);
  });
});
