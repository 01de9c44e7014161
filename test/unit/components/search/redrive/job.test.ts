import { expect } from "chai";
import {
  LEASE_MILLISECONDS,
  resumed,
} from "../../../../../components/search/functions/redrive/job";
import { Fault } from "../../../../../infra/runtime/errors";
import { memoryCheckpoints } from "../../../../support/runtime/checkpoints";
import { SleepyClock } from "../../../../support/search/bench";

function surroundings() {
  const clock = new SleepyClock(Date.UTC(2026, 10, 28));
  return { clock, checkpoints: memoryCheckpoints<number>(clock), owner: "test" };
}

describe("a job that goes on after a crash", () => {
  it("gets what was stored, and stores what it did", async () => {
    const ports = surroundings();
    const add = () =>
      resumed<number, number>("job", ports, async (stored = 0, save) => {
        await save(stored + 1);
        await save(stored + 2);
        return stored;
      });
    expect([await add(), await add(), await add()]).to.deep.equal([0, 2, 4]);
  });

  it("keeps its lease as long as it stores something, and lets it go at the end", async () => {
    const ports = surroundings();
    await resumed<number, undefined>("job", ports, async (_stored, save) => {
      for (let part = 0; part < 5; part++) {
        ports.clock.advance(LEASE_MILLISECONDS * 0.7);
        await save(part);
      }
      expect(await ports.checkpoints.acquire("job", "other", 1000)).to.equal(undefined);
      return undefined;
    });
    expect(await ports.checkpoints.acquire("job", "other", 1000)).not.to.equal(undefined);
  });

  it("lets its lease go when it fails, and stores nothing under another's", async () => {
    const ports = surroundings();
    const error: unknown = await resumed<number, undefined>("job", ports, async (_stored, save) => {
      ports.clock.advance(LEASE_MILLISECONDS + 1);
      await ports.checkpoints.acquire("job", "other", 1000);
      await save(1);
      return undefined;
    }).catch((thrown: unknown) => thrown);
    expect((error as Fault).kind).to.equal("stale");
    expect((await ports.checkpoints.read("job")).value).to.equal(undefined);
  });
});
