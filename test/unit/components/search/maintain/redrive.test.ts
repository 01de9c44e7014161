import { expect } from "chai";
import { bootstrap } from "../../../../../components/search/functions/bootstrap/bootstrap";
import { bulkLines } from "../../../../../components/search/functions/loader/bulk-body";
import type { DeadLetter } from "../../../../../components/search/functions/loader/ports";
import type { Answer } from "../../../../../components/search/functions/maintain/command";
import { maintain } from "../../../../../components/search/functions/maintain/maintain";
import type { MaintainPorts } from "../../../../../components/search/functions/maintain/ports";
import { Fault } from "../../../../../infra/runtime/errors";
import { type FaultPoints, noFaults } from "../../../../../infra/runtime/faults";
import { Crash, CrashAt, Recording } from "../../../../support/runtime/crash";
import { SleepyClock } from "../../../../support/search/bench";
import { player } from "../../../../support/search/fake-documents";
import { HttpDomain } from "../../../../support/search/http-domain";
import { MaintainBench } from "../../../../support/search/maintain-bench";
import { planOf, SPACE } from "../../../../support/search/plan";

const letter = (id: string, more: Partial<DeadLetter> = {}): DeadLetter => ({
  ...{ reason: "mapper_parsing_exception", index: "players-residency", id, version: 7 },
  ...more,
});

class Fixture {
  readonly clock = new SleepyClock(Date.UTC(2026, 10, 28));
  readonly domain = new HttpDomain();
  readonly bench = new MaintainBench(this.domain, this.clock);

  /** Letters of players 0 to count; those of odd numbers can still not be written. */
  static async of(count: number): Promise<Fixture> {
    const fixture = new Fixture();
    await bootstrap(planOf(), fixture.domain);
    for (let at = 0; at < count; at++) {
      const id = String(at);
      const name = at % 2 === 0 ? `name ${id}` : NaN;
      fixture.bench.documents.write(id, { ...player(id, "IE"), displayName: name });
      await fixture.bench.letters.put([letter(id)]);
    }
    // What was sent a moment ago is the next run's.
    fixture.clock.advance(3000);
    return fixture;
  }

  get found(): string[] {
    return Object.keys(this.domain.documents("players-residency")).sort();
  }

  async run(
    event: object = { command: "redrive" },
    faults: FaultPoints = noFaults,
    ports: Partial<MaintainPorts> = {},
    milliseconds = 600_000,
  ): Promise<Answer> {
    this.clock.advance(1);
    const until = this.clock.now() + milliseconds;
    return maintain(event, SPACE, { ...this.bench.ports(faults), ...ports }, until);
  }

  /** Invokes until it is done, as the operators' command does. */
  async untilDone(event: object = { command: "redrive" }): Promise<Answer> {
    for (let tries = 0; tries < 50; tries++) {
      const answer = await this.run(event).catch((error: unknown) => {
        if (error instanceof Fault && error.kind === "retry") return undefined;
        throw error;
      });
      if (answer?.done === true) return answer;
      this.clock.advance((answer?.waitSeconds ?? 60) * 1000);
    }
    throw new Error("it does not end");
  }
}

describe("redrive of the queue of dead letters", () => {
  it("writes what was mended and deletes its letters, and puts back what is still poison", async () => {
    const fixture = await Fixture.of(24);
    const answer = await fixture.run();
    expect(answer).to.deep.equal({
      command: "redrive",
      done: true,
      progress: { mended: 12, kept: 12 },
      findings: ["12 letters are still poison: mend what they name, run it again"],
    });
    expect(fixture.found).to.have.length(12);
    expect(fixture.bench.letters.all.map((one) => one.reason)).to.deep.equal(
      Array.from({ length: 12 }, () => "not representable"),
    );
    expect((await fixture.bench.letters.counts()).hidden).to.equal(0);
  });

  it("leaves to the next run what came after it began, so that every run ends", async () => {
    const fixture = await Fixture.of(2);
    const { deadLetters } = fixture.bench.ports();
    // Somebody writes letters as fast as they are read.
    const busy = {
      put: async (letters: readonly DeadLetter[]) => {
        fixture.clock.advance(10);
        await deadLetters.put([...letters, letter("new")]);
      },
    };
    const answer = await fixture.run({ command: "redrive" }, noFaults, { deadLetters: busy });
    expect(answer).to.include({ done: true });
    expect(answer.progress).to.deep.equal({ mended: 1, kept: 1 });
    expect(fixture.bench.letters.bodies).to.have.length(2);
    expect((await fixture.bench.letters.counts()).waiting).to.equal(2);
  });

  it("says of what was redriven five times and more that a person must look", async () => {
    const fixture = await Fixture.of(2);
    for (let run = 1; run <= 6; run++) {
      const { findings = [] } = await fixture.run();
      fixture.clock.advance(3000);
      const told = findings.filter((one) => one.includes("a person must look"));
      expect(told, `run ${String(run)}`).to.deep.equal(
        run < 6
          ? []
          : ["players-residency/1 was redriven 6 times (not representable): a person must look"],
      );
    }
  });

  it("loses no letter and ends, wherever it dies", async () => {
    const recording = new Recording();
    await (await Fixture.of(13)).run({ command: "redrive" }, recording);
    const points = [...new Set(recording.points)];
    expect(points).to.include.members(["letters.remove.before", "redrives.write.after"]);
    let crashes = 0;
    for (const point of points) {
      const times = recording.points.filter((one) => one === point).length;
      for (let nth = 1; nth <= times; nth++) {
        const fixture = await Fixture.of(13);
        const died: unknown = await fixture
          .run({ command: "redrive" }, new CrashAt(point, nth))
          .catch((thrown: unknown) => thrown);
        crashes += died instanceof Crash ? 1 : 0;
        const where = `${point} ${String(nth)}`;
        await fixture.untilDone();
        expect(fixture.found, where).to.have.length(7);
        const left = fixture.bench.letters.all.map(({ id }) => id);
        expect(new Set(left), where).to.deep.equal(new Set(["1", "3", "5", "7", "9", "11"]));
        // At worst it is there twice, and once more for each letter that was put back before the death.
        expect(left.length, where).to.be.at.most(12);
      }
    }
    expect(crashes).to.be.greaterThan(20);
  });

  it("stops in time, and goes on with the same run", async () => {
    const fixture = await Fixture.of(25);
    const { letters } = fixture.bench.ports();
    const slow = {
      counts: () => letters.counts(),
      receive: async (seconds: number) => {
        fixture.clock.advance(20_000);
        return letters.receive(seconds);
      },
      remove: letters.remove.bind(letters),
      show: letters.show.bind(letters),
    };
    const first = await fixture.run({ command: "redrive" }, noFaults, { letters: slow }, 60_000);
    expect(first).to.deep.include({ done: false });
    expect(first.progress).to.deep.equal({ mended: 5, kept: 5 });
    const last = await fixture.untilDone();
    expect(last.progress).to.deep.equal({ mended: 13, kept: 12 });
  });

  it("waits while the domain takes nothing, and hides no letter meanwhile", async () => {
    const fixture = await Fixture.of(1);
    const busy = { status: 429, items: [], type: "es_rejected_execution_exception" };
    const sink = { bulk: () => Promise.resolve(busy) };
    const answer = await fixture.run({ command: "redrive" }, noFaults, { sink });
    expect(answer).to.include({ done: false, waitSeconds: 30 });
    expect((await fixture.bench.letters.counts()).waiting).to.equal(1);
    expect((await fixture.untilDone()).progress).to.deep.equal({ mended: 1, kept: 0 });
  });

  it("waits once for letters that another reader hides, and says so then", async () => {
    const fixture = await Fixture.of(1);
    await fixture.bench.letters.receive(3600);
    expect(await fixture.run()).to.include({ done: false, waitSeconds: 120 });
    fixture.clock.advance(120_000);
    const answer = await fixture.run();
    expect(answer.done).to.equal(true);
    expect(answer.findings?.join()).to.include("1 letters are held by another reader");
  });

  it("writes what the queue before the loader gave up on", async () => {
    const fixture = await Fixture.of(0);
    fixture.bench.documents.write("a", player("a", "IE"));
    fixture.bench.letters.push(
      bulkLines({ index: "players-residency", id: "a", version: 5, kind: "index", body: "{}" }),
    );
    fixture.clock.advance(3000);
    expect((await fixture.run()).progress).to.deep.equal({ mended: 1, kept: 0 });
    expect(fixture.found).to.deep.equal(["a"]);
  });

  it("counts reasons in a dry run, and leaves every letter where it is", async () => {
    const fixture = await Fixture.of(13);
    await fixture.bench.letters.put([letter("x", { reason: "too large" })]);
    fixture.bench.letters.push("no letter");
    const before = fixture.bench.letters.bodies;
    const event = { command: "redrive", dryRun: true };
    expect(await fixture.run(event)).to.deep.equal({
      command: "redrive",
      done: true,
      progress: {
        messages: 15,
        "letters: mapper_parsing_exception": 13,
        "letters: too large": 1,
        "letters: no dead letter": 1,
      },
    });
    expect(fixture.bench.letters.bodies).to.deep.equal(before);
    expect((await fixture.bench.letters.counts()).hidden).to.equal(0);
    expect(fixture.found).to.deep.equal([]);
  });

  it("is refused while another operator runs it", async () => {
    const fixture = await Fixture.of(1);
    await fixture.bench.redrives.acquire("search-redrive", "other", 60_000);
    const error: unknown = await fixture.run().catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Fault).and.have.property("kind", "retry");
    expect(fixture.bench.letters.bodies).to.have.length(1);
  });
});
