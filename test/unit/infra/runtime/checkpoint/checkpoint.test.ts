import { expect } from "chai";
import { type CheckpointStore, mongoCheckpoints } from "../../../../../infra/runtime/checkpoint";
import { Fault } from "../../../../../infra/runtime/errors";
import { memoryCollection } from "../../../../support/runtime/checkpoint-collection";
import {
  checkpointConformance,
  type Progress,
} from "../../../../support/runtime/checkpoint-conformance";
import { memoryCheckpoints } from "../../../../support/runtime/checkpoints";
import { ManualClock } from "../../../../support/runtime/manual-clock";

const STORES: readonly [string, (clock: ManualClock) => CheckpointStore<Progress>][] = [
  ["memory", (clock) => memoryCheckpoints(clock)],
  // The instance's own clock is an hour behind the database's.
  ["MongoDB", (clock) => mongoCheckpoints(memoryCollection(clock), behind(clock))],
];

function behind(clock: ManualClock) {
  return {
    now: () => clock.now() - 3_600_000,
    sleep: (milliseconds: number) => clock.sleep(milliseconds),
  };
}

for (const [name, make] of STORES) {
  checkpointConformance(name, () => {
    const clock = new ManualClock();
    return { store: make(clock), pass: (milliseconds) => clock.advance(milliseconds), short: 1000 };
  });

  describe(`clocks that jump, with checkpoints in ${name}`, () => {
    it("let another in early when they jump forwards, and the first writes nothing more", async () => {
      const clock = new ManualClock();
      const store = make(clock);
      const first = await store.acquire("job", "a", 60_000);
      clock.jump(3_600_000);
      const second = await store.acquire("job", "b", 60_000);
      if (first === undefined || second === undefined) throw new Error("no lease");
      await store.write(second, { position: "b" }, 0);
      const late = await store.write(first, { position: "a" }, 1).catch((error: unknown) => error);
      expect(late).to.be.instanceOf(Fault).with.property("kind", "stale");
      expect(await store.read("job")).to.deep.equal({ value: { position: "b" }, version: 1 });
    });

    it("make others wait for longer when they jump backwards, and the owner writes on", async () => {
      const clock = new ManualClock();
      const store = make(clock);
      const lease = await store.acquire("job", "a", 60_000);
      clock.jump(-3_600_000);
      await clock.advance(60_000);
      expect(await store.acquire("job", "b", 60_000)).to.equal(undefined);
      if (lease === undefined) throw new Error("no lease");
      expect(await store.write(lease, { position: "a" }, 0)).to.equal(1);
    });
  });
}

describe("checkpoints in MongoDB", () => {
  it("say by the instance's own clock when a lease ends", async () => {
    const clock = new ManualClock();
    const store = mongoCheckpoints<Progress>(memoryCollection(clock), behind(clock));
    const lease = await store.acquire("job", "a", 60_000);
    expect(lease?.expires).to.equal(clock.now() - 3_600_000 + 60_000);
  });

  it("lose no error of the database but the one of a row made twice", async () => {
    const clock = new ManualClock();
    const collection = memoryCollection(clock);
    const broken = (code: number) =>
      mongoCheckpoints<Progress>(
        {
          findOne: (filter) => collection.findOne(filter),
          findOneAndUpdate: (...args) => collection.findOneAndUpdate(...args),
          updateOne: () => Promise.reject(Object.assign(new Error("broken"), { code })),
        },
        clock,
      );
    expect(await broken(11000).acquire("job", "a", 1000)).to.equal(undefined);
    const error: unknown = await broken(13)
      .acquire("job", "a", 1000)
      .catch((thrown: unknown) => thrown);
    expect(error).to.have.property("code", 13);
  });
});
