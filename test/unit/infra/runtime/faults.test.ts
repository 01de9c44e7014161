import { expect } from "chai";
import { type FaultPoints, noFaults, withFaults } from "../../../../infra/runtime/faults";
import { Crash, CrashAt, Recording } from "../../../support/runtime/crash";

class Port {
  #calls = 0;
  readonly label = "port";
  limit = 3;

  get calls(): number {
    return this.#calls;
  }

  add(by: number): number {
    this.#calls += 1;
    return by + 1;
  }

  async load(by: number): Promise<number> {
    await Promise.resolve();
    return this.add(by);
  }

  fail(): never {
    throw new Error("failed");
  }

  async reject(): Promise<void> {
    await Promise.resolve();
    throw new Error("rejected");
  }

  async *pages(): AsyncGenerator<number> {
    await Promise.resolve();
    yield 1;
    yield 2;
  }
}

describe("fault points", () => {
  it("are reached before and after a call, synchronous or not, and not inside it", async () => {
    const faults = new Recording();
    const port = withFaults("db", new Port(), faults);
    expect(port.add(1)).to.equal(2);
    expect(await port.load(2)).to.equal(3);
    expect(faults.points).to.deep.equal([
      "db.add.before",
      "db.add.after",
      "db.load.before",
      "db.load.after",
    ]);
    expect(port.calls).to.equal(2);
  });

  it("are not reached after a call that fails", async () => {
    const faults = new Recording();
    const port = withFaults("db", new Port(), faults);
    expect(() => port.fail()).to.throw("failed");
    expect(await error(port.reject())).to.have.property("message", "rejected");
    expect(faults.points).to.deep.equal(["db.fail.before", "db.reject.before"]);
  });

  it("leave fields, getters, prototype and async iterables as they are", async () => {
    const inner = new Port();
    const port = withFaults("db", inner, new Recording());
    expect(port).to.be.instanceOf(Port);
    expect(port.label).to.equal("port");
    port.limit = 5;
    expect(inner.limit).to.equal(5);
    expect(Reflect.get(port, "add")).to.equal(Reflect.get(port, "add"));
    const pages: number[] = [];
    for await (const page of port.pages()) pages.push(page);
    expect(pages).to.deep.equal([1, 2]);
  });

  it("see methods of plain objects and of functions that close over their state", () => {
    const faults = new Recording();
    let sum = 0;
    const port = withFaults("queue", { put: (value: number) => (sum += value) }, faults);
    const { put } = port;
    put(2);
    expect(sum).to.equal(2);
    expect(faults.points).to.deep.equal(["queue.put.before", "queue.put.after"]);
  });

  it("may take their time", async () => {
    const order: string[] = [];
    const slow: FaultPoints = {
      async reach(point) {
        await Promise.resolve();
        order.push(point);
      },
    };
    const port = withFaults("db", { load: () => Promise.resolve(order.push("load")) }, slow);
    expect(await port.load()).to.equal(2);
    expect(order).to.deep.equal(["db.load.before", "load", "db.load.after"]);
  });

  it("cost nothing when there are none", () => {
    const port = new Port();
    expect(withFaults("db", port, noFaults)).to.equal(port);
  });
});

describe("a crash", () => {
  it("before a call keeps it from being made; after it, from being heard of", async () => {
    for (const [point, calls] of [
      ["db.load.before", 1],
      ["db.load.after", 2],
    ] as const) {
      const inner = new Port();
      const faults = new CrashAt(point, 2);
      const port = withFaults("db", inner, faults);
      await port.load(1);
      expect(faults.crashed).to.equal(false);
      expect(await error(port.load(1))).to.be.instanceOf(Crash);
      expect(faults.crashed).to.equal(true);
      expect(inner.calls, point).to.equal(calls);
    }
  });

  it("is the end: no later call is made, whoever caught the error", async () => {
    const inner = new Port();
    const port = withFaults("db", inner, new CrashAt("db.add.before"));
    expect(() => port.add(1)).to.throw(Crash, "crash at db.add.before, time 1");
    expect(await error(port.load(1))).to.be.instanceOf(Crash);
    expect(inner.calls).to.equal(0);
  });
});

function error(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "resolved",
    (thrown: unknown) => thrown,
  );
}
