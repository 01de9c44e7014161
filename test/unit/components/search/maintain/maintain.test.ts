import { expect } from "chai";
import { bootstrap } from "../../../../../components/search/functions/bootstrap/bootstrap";
import { fillJob } from "../../../../../components/search/functions/bootstrap/refill";
import type { FeedState } from "../../../../../components/search/functions/feed/ports";
import { feedName } from "../../../../../components/search/functions/feed/worker";
import { load } from "../../../../../components/search/functions/loader/load";
import type { Answer } from "../../../../../components/search/functions/maintain/command";
import { maintain } from "../../../../../components/search/functions/maintain/maintain";
import type { MaintainPorts } from "../../../../../components/search/functions/maintain/ports";
import { changesOfReading } from "../../../../../components/search/functions/redrive/documents";
import { Fault } from "../../../../../infra/runtime/errors";
import { noFaults, type FaultPoints } from "../../../../../infra/runtime/faults";
import { Crash, CrashAt, Recording } from "../../../../support/runtime/crash";
import { SleepyClock } from "../../../../support/search/bench";
import { player } from "../../../../support/search/fake-documents";
import { BEFORE, FILL, FILLING } from "../../../../support/search/filling";
import { HttpDomain } from "../../../../support/search/http-domain";
import { MaintainBench } from "../../../../support/search/maintain-bench";
import { SPACE } from "../../../../support/search/plan";

const QUICK = {
  fill: { limit: 7, drainMilliseconds: 3_600_000, settleMilliseconds: 1000 },
  repair: { limit: 7, settleMilliseconds: 1000 },
};
const COUNT = 20;
const REINDEX = { command: "reindex", alias: "players-world" };
const FILLED = { ...SPACE, fills: FILLING.fills };
const NAME = feedName(SPACE.cell);

class Fixture {
  readonly clock = new SleepyClock(Date.UTC(2026, 10, 28));
  readonly domain = new HttpDomain();
  readonly bench = new MaintainBench(this.domain, this.clock);
  space = SPACE;

  /** Twenty players elsewhere, in the database and in the index. */
  static async make(): Promise<Fixture> {
    const fixture = new Fixture();
    await bootstrap(BEFORE, fixture.domain);
    for (let at = 0; at < COUNT; at++) {
      const id = String(at);
      fixture.bench.documents.write(id, player(id, "US-VA"));
      const reading = await fixture.bench.documents.byId("players", id);
      const changes = changesOfReading("players", id, reading, SPACE);
      await load(changes, fixture.bench.ports(), Infinity);
    }
    return fixture;
  }

  /** A feed that sends to the new index, or to none. */
  async feed(indexes: readonly string[], more: Partial<FeedState> = {}): Promise<void> {
    const lease = await this.bench.feeds.acquire(NAME, "pod", 1);
    if (lease === undefined) throw new Error("no lease");
    const since = { t: Math.floor(this.clock.now() / 1000), i: 1 };
    const state: FeedState = { form: 1, key: SPACE.cell.key, since, filled: true, ...more };
    const { version } = await this.bench.feeds.read(NAME);
    const beside = { indexes, since: this.clock.now() };
    await this.bench.feeds.write(lease, { ...state, beside }, version);
    await this.bench.feeds.release(lease);
  }

  async filling(): Promise<void> {
    await bootstrap(FILLING, this.domain);
    this.space = FILLED;
    await this.feed([FILL.to]);
  }

  async run(
    event: object,
    faults: FaultPoints = noFaults,
    ports: Partial<MaintainPorts> = {},
  ): Promise<Answer> {
    const until = this.clock.now() + 600_000;
    return maintain(event, this.space, { ...this.bench.ports(faults), ...ports }, until, QUICK);
  }

  /** Invokes until it is done, as the operators' command does. */
  async untilDone(event: object): Promise<Answer> {
    for (let tries = 0; tries < 20; tries++) {
      const answer = await this.run(event).catch((error: unknown) => {
        if (error instanceof Fault && error.kind === "retry") return undefined;
        throw error;
      });
      if (answer?.done === true) return answer;
      this.clock.advance((answer?.waitSeconds ?? 60) * 1000);
    }
    throw new Error("it does not end");
  }

  get indexes(): string[] {
    return [...this.domain.indexes.keys()].filter((name) => name.startsWith("players-world"));
  }
}

async function fault(call: Promise<unknown>, kind: Fault["kind"], word = ""): Promise<void> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(Fault).and.have.property("kind", kind);
  expect(String(error)).to.include(word);
}

describe("status of a cell's search", () => {
  it("tells indexes, documents, fills, queues, schema and feed", async () => {
    const fixture = await Fixture.make();
    const seconds = Math.floor(fixture.clock.now() / 1000) - 9;
    const token = { _data: `82${seconds.toString(16).toUpperCase()}00000001` };
    await fixture.feed([], { token });
    await fixture.bench.letters.put([{ reason: "no id" }]);
    expect(await fixture.run({ command: "status" })).to.deep.equal({
      command: "status",
      done: true,
      progress: {
        "players-residency.index": "players-residency-v1",
        "players-residency.documents": 0,
        "players-residency.fill": "none",
        "players-world.index": "players-world-v1",
        "players-world.documents": 20,
        "players-world.fill": "none",
        "items-zone.index": "items-zone-v1",
        "items-zone.documents": 0,
        "items-zone.fill": "none",
        deadLetters: 1,
        "deadLetters.inWork": 0,
        queued: 4,
        "queued.inWork": 2,
        schema: 1,
        "schema.needed": 1,
        "feed.leader": "search-feed-0",
        "feed.filled": "yes",
        "feed.ageSeconds": 9,
      },
    });
  });

  it("follows a fill", async () => {
    const fixture = await Fixture.make();
    const stage = async () =>
      (await fixture.run({ command: "status" })).progress["players-world.fill"];
    await fixture.filling();
    expect(await stage()).to.equal("players-world-v2 not begun");
    await fixture.run(REINDEX);
    expect(await stage()).to.equal("players-world-v2 filled");
    await fixture.untilDone(REINDEX);
    expect(await stage()).to.equal("players-world-v2 swapped");
    const { progress } = await fixture.run({ command: "status" });
    expect(progress["feed.beside"]).to.equal("players-world-v2");
  });

  it("tells the rest when a part gives no answer, or the schema is too old", async () => {
    const fixture = await Fixture.make();
    fixture.bench.schema = 0;
    fixture.bench.leader = undefined;
    const gone = () => Promise.reject(new Error("secret of a player"));
    const { findings = [], progress } = await fixture.run({ command: "status" }, noFaults, {
      admin: { send: gone },
    });
    expect(findings).to.have.length(3);
    expect(findings.join()).to.not.include("secret");
    expect(progress).to.include({ schema: 0, "feed.leader": "nobody", "feed.filled": "never" });
  });
});

describe("reindex", () => {
  it("is refused with the next step where the program lists no fill", async () => {
    const fixture = await Fixture.make();
    await fault(fixture.run(REINDEX), "fatal", "infra/model/search-rollout.ts");
  });

  it("is refused until the feed sends to the new index", async () => {
    const fixture = await Fixture.make();
    await fixture.filling();
    await fixture.feed([]);
    await fault(fixture.run(REINDEX), "retry", "does not send to players-world-v2");
    expect((await fixture.bench.fills.read(fillJob(FILL))).value).to.equal(undefined);
  });

  it("says in a dry run what it would do, and does nothing", async () => {
    const fixture = await Fixture.make();
    await fixture.filling();
    const { changes } = fixture.domain;
    const before = changes.length;
    const { done, findings } = await fixture.run({ ...REINDEX, dryRun: true });
    expect(done).to.equal(true);
    expect(findings?.[0]).to.equal("would begin to fill players-world-v2 from players-world-v1");
    expect(findings?.at(-1)).to.equal("would leave players-world-v1 where it is");
    expect(changes.length).to.equal(before);
    expect(fixture.domain.documents(FILL.to)).to.deep.equal({});
  });

  it("fills, waits until the queue has drained, compares, moves the aliases, and drops when asked to", async () => {
    const fixture = await Fixture.make();
    await fixture.filling();
    const first = await fixture.run(REINDEX);
    expect(first).to.deep.include({ done: false, waitSeconds: 3600 });
    expect(first.progress).to.deep.equal({
      ...{ index: FILL.to, stage: "filled", copied: COUNT, stale: 0 },
    });
    fixture.clock.advance(3_600_000);
    const second = await fixture.run(REINDEX);
    expect(second).to.deep.equal({
      command: "reindex",
      done: true,
      progress: { index: FILL.to, stage: "swapped" },
      findings: [
        'players-world-v2 serves; players-world-v1 is still there: delete it with "drop": true',
      ],
    });
    expect(fixture.indexes).to.deep.equal([FILL.from, FILL.to]);
    expect(await fixture.run(REINDEX)).to.deep.equal(second);
    const dry = await fixture.run({ ...REINDEX, drop: true, dryRun: true });
    expect(dry.findings?.[0]).to.include("would be deleted now");
    expect(fixture.indexes).to.deep.equal([FILL.from, FILL.to]);
    const last = await fixture.run({ ...REINDEX, drop: true });
    expect(last.progress).to.deep.equal({ index: FILL.to, stage: "dropped" });
    expect(last.findings?.[0]).to.include("take the alias out of filling");
    expect(fixture.indexes).to.deep.equal([FILL.to]);
    expect(await fixture.run({ ...REINDEX, drop: true })).to.deep.equal(last);
    expect(Object.keys(fixture.domain.documents("players-world"))).to.have.length(COUNT);
  });

  it("waits and compares anew after a feed led that knew nothing of the fill", async () => {
    const fixture = await Fixture.make();
    await fixture.filling();
    await fixture.run(REINDEX);
    fixture.clock.advance(3_599_000);
    await fixture.feed([FILL.to]);
    fixture.clock.advance(10_000);
    expect(await fixture.run(REINDEX)).to.include({ done: false, waitSeconds: 3590 });
    await fixture.untilDone(REINDEX);
  });

  it("is completed by the next invocation, wherever it died", async () => {
    const event = { ...REINDEX, drop: true };
    const whole = await Fixture.make();
    await whole.filling();
    const recording = new Recording();
    await whole.run(event, recording);
    whole.clock.advance(3_600_000);
    await whole.run(event, recording);
    const points = [...new Set(recording.points)];
    let crashes = 0;
    for (const point of points) {
      const times = recording.points.filter((one) => one === point).length;
      for (let nth = 1; nth <= times; nth++) {
        const fixture = await Fixture.make();
        await fixture.filling();
        const faults = new CrashAt(point, nth);
        for (let invocation = 0; invocation < 2 && !faults.crashed; invocation++) {
          await fixture.run(event, faults).catch((error: unknown) => {
            if (!(error instanceof Crash)) throw error;
            crashes++;
          });
          fixture.clock.advance(3_600_000);
        }
        await fixture.untilDone(event);
        const where = `${point} ${String(nth)}`;
        expect(fixture.indexes, where).to.deep.equal([FILL.to]);
        expect(Object.keys(fixture.domain.documents("players-world")), where).to.have.length(COUNT);
      }
    }
    expect(crashes).to.be.greaterThan(40);
  });
});

describe("compare and repair, as commands", () => {
  const event = { command: "compare", collection: "players" };

  async function damaged(): Promise<Fixture> {
    const fixture = await Fixture.make();
    const index = fixture.domain.indexes.get("players-world-v1");
    index?.documents.delete("3");
    index?.documents.set("zz", { version: 5, source: { displayName: "nobody" } });
    for (let at = 5; at < 8; at++)
      fixture.bench.documents.write(String(at), player(String(at), "US-VA", "renamed"));
    return fixture;
  }

  it("tell counts and ids, and never values", async () => {
    const fixture = await damaged();
    const answer = await fixture.run(event);
    expect(answer).to.deep.equal({
      command: "compare",
      done: true,
      progress: { checked: 20, missing: 1, extra: 1, differing: 3, repaired: 0 },
      findings: ["1 missing: 3", "1 extra: zz", "3 differing: 5 6 7"],
    });
    expect(await fixture.run({ ...event, command: "repair" })).to.deep.include({
      progress: { checked: 20, missing: 1, extra: 1, differing: 3, repaired: 5 },
    });
    expect(await fixture.run(event)).to.not.have.property("findings");
  });

  it("name at most twenty documents", async () => {
    const fixture = await Fixture.make();
    for (let at = 100; at < 150; at++)
      fixture.bench.documents.write(String(at), player(String(at), "US-VA"));
    const { findings = [] } = await fixture.run(event);
    expect(findings).to.have.length(1);
    expect(findings[0]).to.match(/^50 missing: (\d+ ){19}\d+$/);
  });

  it("are refused while another operator runs them, and before the schema is there", async () => {
    const fixture = await Fixture.make();
    await fixture.bench.repairs.acquire("search-compare-players", "other", 60_000);
    await fault(fixture.run(event), "retry", "another instance");
    fixture.bench.schema = 0;
    await fault(fixture.run({ ...event, command: "repair" }), "retry", "deploy the schema cell");
  });
});
