import { expect } from "chai";
import {
  type GateOptions,
  SCHEMA_STORE,
  schemaGate,
  type StoredVersion,
  storedVersion,
} from "../../../../infra/runtime/schema-gate";
import { Fault } from "../../../../infra/runtime/errors";
import { seeded } from "../../../../infra/runtime/random";
import { memoryCheckpoints } from "../../../support/runtime/checkpoints";
import { ManualClock } from "../../../support/runtime/manual-clock";
import { KeptMetrics, PassingClock } from "../../../support/schema/bench";

/** A gate of version 3 over what each look finds; the last one stays. */
function gate(looks: readonly (number | Error)[], options: GateOptions = {}) {
  const clock = new PassingClock();
  const metrics = new KeptMetrics();
  const start = clock.now();
  const seen: number[] = [];
  const read = () => {
    const found = looks[Math.min(seen.length, looks.length - 1)] ?? 0;
    seen.push(clock.now() - start);
    return typeof found === "number" ? Promise.resolve(found) : Promise.reject(found);
  };
  const opened = schemaGate(3, read, { clock, random: seeded(1), metrics }, options);
  return { opened, metrics, seen, clock };
}

const failed = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("the gate of the schema", () => {
  it("is open at once for the program's own version and for later ones", async () => {
    for (const version of [3, 4, 17]) {
      const { opened, seen, metrics } = gate([version]);
      expect(await opened).to.equal(version);
      expect(seen).to.deep.equal([0]);
      expect(metrics.values).to.deep.equal({ SchemaBehind: 0, SchemaWait: 0 });
    }
  });

  it("opens when the version has come, and says how far behind it is until then", async () => {
    const { opened, seen, metrics } = gate([0, 2, 3]);
    expect(await opened).to.equal(3);
    expect(seen).to.have.length(3);
    expect(metrics.flushed).to.equal(3);
    expect(metrics.values["SchemaBehind"]).to.equal(0);
    expect(metrics.values["SchemaWait"]).to.equal(seen[2]);
  });

  it("looks less and less often, from half a second to half a minute", async () => {
    const { opened, seen } = gate([...Array.from({ length: 40 }, () => 0), 3]);
    await opened;
    const pauses = seen.slice(1).map((moment, at) => moment - (seen[at] ?? 0));
    expect(Math.min(...pauses)).to.be.at.least(250);
    expect(Math.max(...pauses)).to.be.at.most(30_000);
    for (const pause of pauses.slice(10)) expect(pause).to.be.at.least(15_000);
  });

  it("stays closed no longer than asked, and says what is missing", async () => {
    const { opened, seen, metrics } = gate([1], { most: 10_000 });
    const error = await failed(opened);
    expect(error).to.be.instanceOf(Fault).with.property("kind", "retry");
    expect((error as Fault).message).to.contain("is 1 after 10000 ms, this program needs 3");
    expect(seen.at(-1)).to.equal(10_000);
    expect(metrics.values["SchemaBehind"]).to.equal(2);
  });

  it("looks again after a failure that may pass, of the driver too, and not after others", async () => {
    const passing = Object.assign(new Error(), { name: "MongoNetworkError" });
    const throttled = new Fault({ kind: "throttle", where: "x", message: "x", next: "x" });
    expect(await gate([passing, throttled, 3]).opened).to.equal(3);
    const unauthorized = Object.assign(new Error("no"), { code: 13 });
    expect(await failed(gate([0, unauthorized]).opened)).to.equal(unauthorized);
    const unread = await failed(gate([passing], { most: 1000 }).opened);
    expect((unread as Fault).message).to.contain("could not be read");
  });

  it("ends when its program does", async () => {
    const end = new AbortController();
    const [clock, metrics] = [new ManualClock(), new KeptMetrics()];
    const ports = { clock, random: seeded(1), metrics };
    const opened = failed(schemaGate(3, () => Promise.resolve(0), ports, { signal: end.signal }));
    await clock.advance(100);
    end.abort(new Error("shut down"));
    expect(await opened).to.have.property("message", "shut down");
  });
});

describe("the stored version", () => {
  it("is 0 before the first, and then what the schema step stored", async () => {
    const store = memoryCheckpoints<StoredVersion>(new ManualClock());
    const read = storedVersion(store);
    expect(await read()).to.equal(0);
    const lease = await store.acquire(SCHEMA_STORE.checkpoint, "test", 1000);
    if (lease === undefined) throw new Error("no lease");
    expect(await read()).to.equal(0);
    await store.write(lease, { version: 7 }, 0);
    expect(await read()).to.equal(7);
  });
});
