import { expect } from "chai";
import { FEED_OPTIONS } from "../../../../../components/search/functions/feed/limits";
import type {
  ChangeSource,
  StreamItem,
} from "../../../../../components/search/functions/feed/ports";
import { feedName } from "../../../../../components/search/functions/feed/worker";
import { Fault } from "../../../../../infra/runtime/errors";
import type { FaultPoints } from "../../../../../infra/runtime/faults";
import { Crash, CrashAt, Recording } from "../../../../support/runtime/crash";
import { CELL } from "../../../../support/search/feed/scopes";
import { fault, put, World } from "../../../../support/search/feed/world";

describe("a leader of the feed", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });

  it("stops for what no waiting mends, and lets others lead", async () => {
    const feed = world.start();
    await world.clock.advance(1000);
    world.outbox.trouble = () => {
      throw fault("fatal");
    };
    world.database.write(put(1));
    await world.clock.advance(5000);
    expect(await feed.ended)
      .to.be.instanceOf(Fault)
      .and.have.property("kind", "fatal");
    expect(await world.checkpoints.acquire(feedName(CELL), "next", 1000)).to.not.equal(undefined);
  });

  it("ends in time when it is asked to stop while the queue takes nothing", async () => {
    const feed = world.start();
    await world.clock.advance(1000);
    world.outbox.trouble = () => {
      throw fault("retry");
    };
    world.database.write(put(1));
    await world.clock.advance(3000);
    feed.stop.abort();
    await world.clock.advance(FEED_OPTIONS.stop + 1000);
    expect(await feed.ended).to.equal(undefined);
    expect(await world.checkpoints.acquire(feedName(CELL), "next", 1000)).to.not.equal(undefined);
  });

  it("is told by a gauge, and by no crash, that a stream is silent", async () => {
    const items = async function* (_: unknown, signal: AbortSignal): AsyncIterable<StreamItem> {
      const time = world.database.time;
      yield { kind: "quiet", token: { position: -1 }, time };
      while (!signal.aborted) {
        await world.clock.sleep(1000, signal);
        yield { kind: "waiting" };
      }
    };
    const source: ChangeSource = {
      clusterTime: () => Promise.resolve(world.database.time),
      open: items,
    };
    const feed = world.start({ ...world.ports(), source });
    await world.clock.advance(600_000);
    expect(world.gauges.Lag).to.be.within(580_000, 601_000);
    expect(world.gauges.Leads).to.equal(1);
    expect(await world.checkpoints.acquire(feedName(CELL), "next", 1000)).to.equal(undefined);
    expect(await feed.stopped()).to.equal(undefined);
  });

  it("keeps its lease while clocks jump, forwards and backwards", async () => {
    const feed = world.start();
    const other = world.start();
    for (const jump of [-3_600_000, 3_600_000, -20_000, 20_000]) {
      world.clock.jump(jump);
      world.database.write(put(1, String(jump)));
      await world.clock.advance(45_000);
    }
    expect(await feed.stopped()).to.equal(undefined);
    expect(await other.stopped()).to.equal(undefined);
    expect(world.sent().at(-1)).to.equal("1 20000");
  });

  it("sends nothing more once another leads, though it never heard of that", async () => {
    const ports = world.ports();
    // Renewals and writes of the first hang until long after its lease.
    let hanging = false;
    const deaf = (call: () => Promise<unknown>) =>
      hanging ? world.clock.sleep(3_600_000).then(call) : call();
    const first = world.start({
      ...ports,
      checkpoints: {
        ...world.checkpoints,
        renew: (...all) => deaf(() => world.checkpoints.renew(...all)) as never,
      },
    });
    await world.clock.advance(2000);
    hanging = true;
    await world.clock.advance(FEED_OPTIONS.lease + 1000);
    const second = world.start();
    await world.clock.advance(6000);
    const requests = world.outbox.requests;
    world.database.write(put(1));
    await world.clock.advance(6000);
    expect(world.outbox.requests).to.equal(requests + 1);
    await world.clock.advance(3_700_000);
    expect(world.counts.LeasesLost).to.equal(1);
    expect(await first.stopped()).to.equal(undefined);
    expect(await second.stopped()).to.equal(undefined);
  });

  it("loses nothing wherever it crashes", async () => {
    const play = async (faults: FaultPoints): Promise<World> => {
      const made = new World();
      made.database.write(put(1), put(2, "Bo"));
      const first = made.start(made.ports(faults));
      for (let at = 0; at < 3; at++) {
        await made.clock.advance(1500);
        made.database.write(put(1, `a${String(at)}`), put(1, `b${String(at)}`));
        made.database.write({
          collection: "players",
          put: { ...put(9).put, displayName: Infinity },
        });
      }
      const ended = await first.stopped();
      if (ended !== undefined && !(ended instanceof Crash)) throw ended as Error;
      made.database.write({ collection: "players", remove: "2" });
      const second = made.start();
      await made.clock.advance(60_000);
      expect(await second.stopped()).to.equal(undefined);
      return made;
    };
    const recording = new Recording();
    await play(recording);
    const points = [...new Set(recording.points)];
    expect(points).to.include.members([
      "outbox.send.after",
      "checkpoints.write.before",
      "deadLetters.put.after",
      "snapshot.next",
      "source.next",
    ]);
    let crashes = 0;
    for (const point of points) {
      const times = recording.points.filter((one) => one === point).length;
      for (let nth = 1; nth <= Math.min(times, 12); nth++) {
        const faults = new CrashAt(point, nth);
        const made = await play(faults);
        crashes += faults.crashed ? 1 : 0;
        const sent = made.sent();
        const where = `${point} ${String(nth)}`;
        expect(sent, where).to.include("1 b2");
        // What was told of it before it went has to be told of its end.
        if (sent.includes("2 Bo")) expect(sent, where).to.include("2 gone");
        expect(made.letters.letters.map(({ id }) => id)).to.include("9");
      }
    }
    expect(crashes).to.be.greaterThan(50);
  });
});
