import { expect } from "chai";
import { systemClock } from "../../../../infra/runtime/clock";
import { ManualClock } from "../../../support/runtime/manual-clock";

const START = Date.UTC(2026, 0, 1);

describe("the machine's clock", () => {
  it("tells the time and waits", async () => {
    const before = Date.now();
    await systemClock.sleep(5);
    expect(systemClock.now() - before).to.be.within(4, 5000);
    await systemClock.sleep(-1);
  });

  it("ends a wait with the signal's reason, before or during it", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const wait = rejected(systemClock.sleep(60_000, controller.signal));
    controller.abort(reason);
    expect(await wait).to.equal(reason);
    expect(await rejected(systemClock.sleep(1, controller.signal))).to.equal(reason);
  });

  it("refuses what setTimeout would take for no wait at all", async () => {
    for (const long of [2 ** 31, NaN]) {
      expect(await rejected(systemClock.sleep(long))).to.be.instanceOf(RangeError);
    }
  });
});

describe("a manual clock", () => {
  it("wakes sleepers when each is due, in order, with the sleeps they start", async () => {
    const clock = new ManualClock(START);
    const woken: string[] = [];
    const log = (name: string) => woken.push(`${name} at ${String(clock.now() - START)}`);
    const sleeper = async (name: string, ...sleeps: number[]) => {
      for (const sleep of sleeps) {
        await clock.sleep(sleep);
        log(name);
      }
    };
    const all = [sleeper("a", 30, 30), sleeper("b", 10, 10), sleeper("c", 30), sleeper("d", 99)];
    await clock.advance(60);
    expect(woken).to.deep.equal(["b at 10", "b at 20", "a at 30", "c at 30", "a at 60"]);
    expect(clock.now() - START).to.equal(60);
    expect(clock.sleeping).to.equal(1);
    await clock.advance(39);
    await Promise.all(all);
  });

  it("jumps backwards without moving anybody's wait", async () => {
    const clock = new ManualClock(START);
    let woken = false;
    const wait = clock.sleep(100).then(() => (woken = true));
    clock.jump(-3_600_000);
    expect(clock.now()).to.equal(START - 3_600_000);
    await clock.advance(99);
    expect(woken).to.equal(false);
    await clock.advance(1);
    await wait;
  });

  it("ends a wait with the signal's reason", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const wait = rejected(clock.sleep(100, controller.signal));
    controller.abort(new Error("enough"));
    expect(await wait).to.have.property("message", "enough");
    expect(clock.sleeping).to.equal(0);
  });
});

function rejected(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "resolved",
    (error: unknown) => error,
  );
}
