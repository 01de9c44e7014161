import { expect } from "chai";
import { FEED_OPTIONS } from "../../../../../components/search/functions/feed/limits";
import { feedCell } from "../../../../../components/search/functions/feed/scope";
import { changesOf } from "../../../../../components/search/functions/loader/bulk-body";
import { CELL, FILLING_CELL, SCOPE } from "../../../../support/search/feed/scopes";
import { fault, put, World } from "../../../../support/search/feed/world";

describe("the feed's worker", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });

  it("fills first, then follows; within a second or so, and writes how far it is", async () => {
    world.database.write(put(1), put(2, "Bo", "JP"));
    const feed = world.start();
    await world.clock.advance(1000);
    expect(world.sent()).to.include.members(["1 Ada", "2 Bo"]);
    world.database.write(put(1, "Ann"));
    world.database.write({ collection: "players", remove: "2" });
    await world.clock.advance(1500);
    expect(world.sent()).to.include.members(["1 Ann", "2 gone"]);
    expect(await feed.stopped()).to.equal(undefined);
    expect(await world.state()).to.deep.include({ filled: true, token: { position: 3 } });
    expect(world.counts).to.include({ SnapshotDocuments: 2 });
    expect(world.dropped).to.include("v1:players:IE:1");
    for (const time of world.times.Freshness ?? []) expect(time).to.be.within(0, 4000);
  });

  it("goes on after its last token, and fills nothing again", async () => {
    const first = world.start();
    world.database.write(put(1));
    await world.clock.advance(5000);
    await first.stopped();
    const sent = world.outbox.bodies.length;
    world.database.write(put(2, "Bo"));
    const second = world.start();
    await world.clock.advance(5000);
    await second.stopped();
    expect(world.outbox.bodies.slice(sent).flatMap(changesOf)).to.have.length(1);
  });

  it("writes no token before the queue has accepted everything up to it", async () => {
    const feed = world.start();
    await world.clock.advance(3000);
    world.outbox.trouble = () => {
      throw fault("throttle");
    };
    world.database.write(put(1));
    await world.clock.advance(60_000);
    expect(await world.state()).to.not.deep.include({ token: { position: 0 } });
    expect(world.counts.Retries).to.be.greaterThan(3);
    world.outbox.trouble = () => {};
    await world.clock.advance(15_000);
    expect(await world.state()).to.deep.include({ token: { position: 0 } });
    expect(await feed.stopped()).to.equal(undefined);
  });

  it("reads no further while too much is unsent", async () => {
    const feed = world.start(world.ports(), {
      ...FEED_OPTIONS,
      limits: { ...FEED_OPTIONS.limits, changes: 1 },
    });
    await world.clock.advance(3000);
    world.outbox.trouble = () => {
      throw fault("retry");
    };
    for (let id = 0; id < 300; id++) world.database.write(put(id));
    await world.clock.advance(60_000);
    expect(world.counts.Events).to.be.within(20, 24);
    world.outbox.trouble = () => {};
    await world.clock.advance(30_000);
    expect(world.sent()).to.have.length(300);
    expect(await feed.stopped()).to.equal(undefined);
  });

  it("lets one message that the queue never takes be dead letters, and sends the others", async () => {
    const feed = world.start(world.ports(), {
      ...FEED_OPTIONS,
      limits: { ...FEED_OPTIONS.limits, changes: 1 },
    });
    await world.clock.advance(1000);
    world.outbox.trouble = (bodies) => {
      if (bodies.some((body) => body.includes("Bo"))) throw fault("poison");
    };
    world.database.write(put(1), put(2, "Bo"), put(3));
    await world.clock.advance(5000);
    expect(await feed.stopped()).to.equal(undefined);
    expect(world.sent()).to.have.members(["1 Ada", "3 Ada"]);
    expect(world.letters.letters.map(({ id, reason }) => [id, reason])).to.deep.equal([
      ["2", "refused by the queue"],
    ]);
  });

  it("fills anew when its log was cut off or a collection dropped", async () => {
    world.database.write(put(1));
    const first = world.start();
    await world.clock.advance(5000);
    await first.stopped();
    world.database.write(put(2, "Bo"));
    world.database.forget();
    const second = world.start();
    await world.clock.advance(5000);
    expect(world.counts.HistoryLost).to.equal(1);
    expect(world.sent()).to.include("2 Bo");
    world.database.drop("items");
    await world.clock.advance(5000);
    expect(await second.stopped()).to.equal(undefined);
    expect(world.counts.HistoryLost).to.equal(2);
  });

  it("fills once for a loss, though its connection breaks afterwards", async () => {
    world.database.write(put(1));
    const first = world.start();
    await world.clock.advance(5000);
    await first.stopped();
    world.database.write(put(2));
    world.database.forget();
    let breaks = false;
    const faults = {
      reach: (point: string) => {
        if (!breaks || point !== "source.next") return;
        breaks = false;
        throw fault("retry");
      },
    };
    const second = world.start(world.ports(faults));
    await world.clock.advance(5000);
    breaks = true;
    await world.clock.advance(5000);
    expect(await second.stopped()).to.equal(undefined);
    expect(world.counts).to.include({ HistoryLost: 1, Interruptions: 1, SnapshotDocuments: 3 });
  });

  it("sends each change to the index that is filled beside, in one message, and fills nothing anew for it", async () => {
    world.database.write(put(1), put(2, "Bo", "JP"));
    const before = world.start();
    await world.clock.advance(3000);
    await before.stopped();
    expect(await world.state()).to.deep.nested.include({ "beside.indexes": [] });
    const sent = world.outbox.bodies.length;
    world.cell = FILLING_CELL;
    const feed = world.start();
    await world.clock.advance(1000);
    const since = world.clock.now();
    world.database.write(put(1, "Ann"), put(2, "Bob", "JP"));
    await world.clock.advance(1500);
    world.database.write({ collection: "players", remove: "2" });
    await world.clock.advance(1500);
    expect(await feed.stopped()).to.equal(undefined);
    const messages = world.outbox.bodies
      .slice(sent)
      .map((body) => changesOf(body).map(({ id, index, kind }) => `${kind} ${index} ${id}`));
    expect(messages).to.deep.equal([
      ["index players-residency 1", "index players-world 2", "index players-world-v2 2"],
      ["delete players-world 2", "delete players-world-v2 2"],
    ]);
    expect(world.counts.SnapshotDocuments).to.equal(2);
    const state = await world.state();
    expect(state?.beside?.indexes).to.deep.equal(["players-world-v2"]);
    expect(state?.beside?.since).to.be.at.most(since);
  });

  it("fills both indexes after lost history", async () => {
    world.cell = FILLING_CELL;
    world.database.write(put(1), put(2, "Bo", "JP"));
    const first = world.start();
    await world.clock.advance(3000);
    await first.stopped();
    const since = (await world.state())?.beside?.since;
    world.database.write(put(2, "Bob", "JP"));
    world.database.forget();
    const sent = world.outbox.bodies.length;
    const second = world.start();
    await world.clock.advance(3000);
    expect(await second.stopped()).to.equal(undefined);
    const again = world.outbox.bodies.slice(sent).flatMap(changesOf);
    expect(again.map(({ id, index }) => `${index} ${id}`)).to.have.members([
      ...["players-residency 1", "players-world 2", "players-world-v2 2"],
    ]);
    expect(new Set(again.map(({ version }) => version)).size).to.equal(1);
    expect((await world.state())?.beside?.since).to.equal(since);
  });

  it("says since when it sends to both, anew after one that knew no fill led again", async () => {
    const led = async (cell: typeof CELL) => {
      world.cell = cell;
      const feed = world.start();
      await world.clock.advance(20_000);
      await feed.stopped();
      return (await world.state())?.beside;
    };
    const first = await led(FILLING_CELL);
    expect(await led(FILLING_CELL)).to.deep.equal(first);
    expect(await led(CELL)).to.deep.include({ indexes: [] });
    const last = await led(FILLING_CELL);
    expect(last?.indexes).to.deep.equal(first?.indexes);
    expect(last?.since).to.be.greaterThan(first?.since ?? Infinity);
  });

  it("fills anew under another scope, for locations that the one before did not know", async () => {
    world.database.write(put(1), put(2, "Bo", "BR"));
    const first = world.start();
    await world.clock.advance(3000);
    world.database.write(put(2, "Bob", "BR"));
    await world.clock.advance(3000);
    await first.stopped();
    expect(world.counts.UnknownLocation).to.be.greaterThan(0);
    expect(world.sent().join()).to.not.contain("Bo");
    const { locations } = SCOPE;
    world.cell = feedCell({
      ...SCOPE,
      locations: { ...locations, world: [...locations.world, "BR"] },
    });
    const second = world.start();
    await world.clock.advance(3000);
    expect(await second.stopped()).to.equal(undefined);
    expect(world.sent()).to.include("2 Bob");
  });
});
