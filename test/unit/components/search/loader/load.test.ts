import { expect } from "chai";
import type { Change } from "../../../../../components/search/functions/loader/change";
import { load, LOADER_OPTIONS } from "../../../../../components/search/functions/loader/load";
import { Fault } from "../../../../../infra/runtime/errors";
import { type Bench, bench } from "../../../../support/search/bench";

const put = (id: string, version: number, fields: object = { level: version }): Change => ({
  index: "players-residency",
  id,
  version,
  kind: "index",
  body: JSON.stringify(fields),
});
const remove = (id: string, version: number): Change => ({
  ...put(id, version),
  kind: "delete",
  body: "",
});

async function loaded(
  changes: readonly Change[],
  made: Bench = bench(),
  seconds = 60,
): Promise<{ readonly outcomes: readonly string[]; readonly made: Bench }> {
  const until = made.clock.now() + seconds * 1000;
  return { outcomes: await load(changes, made.ports, until), made };
}

describe("loading changes", () => {
  it("writes a batch in one request, and says of each change what became of it", async () => {
    const { outcomes, made } = await loaded([put("1", 5), put("2", 5), remove("3", 5)]);
    expect(outcomes).to.deep.equal(["written", "written", "absent"]);
    expect(made.domain.requests).to.equal(1);
    expect(made.domain.documents("players-residency")).to.deep.equal({
      "1": { level: 5 },
      "2": { level: 5 },
    });
  });

  it("keeps the later change whatever comes after it", async () => {
    const made = bench();
    await loaded([put("1", 7), remove("2", 7)], made);
    const { outcomes } = await loaded([put("1", 6), put("2", 6)], made);
    expect(outcomes).to.deep.equal(["stale", "stale"]);
    expect(made.domain.documents("players-residency")).to.deep.equal({ "1": { level: 7 } });
  });

  it("makes one action of a hundred deliveries of one event", async () => {
    const { outcomes, made } = await loaded(Array.from({ length: 100 }, () => put("1", 5)));
    expect(new Set(outcomes)).to.deep.equal(new Set(["written"]));
    expect(made.domain.actions).to.equal(1);
  });

  it("leaves a document that was deleted and made again in one second, in either order", async () => {
    for (const changes of [
      [remove("1", 5), put("1", 6)],
      [put("1", 6), remove("1", 5)],
    ]) {
      const { made } = await loaded(changes);
      expect(made.domain.documents("players-residency")).to.deep.equal({ "1": { level: 6 } });
    }
  });

  it("lets one document that can never be written fail alone, as a dead letter without its values", async () => {
    const { outcomes, made } = await loaded([
      put("1", 5),
      put("2", 5, { secretNote: "hunter2" }),
      put("3", 5),
    ]);
    expect(outcomes).to.deep.equal(["written", "poison", "written"]);
    expect(made.letters.letters).to.deep.equal([
      {
        reason: "strict_dynamic_mapping_exception",
        index: "players-residency",
        id: "2",
        version: 5,
        kind: "index",
      },
    ]);
  });

  it("writes what came before a change that can never be written", async () => {
    const { outcomes, made } = await loaded([put("1", 4), put("1", 5), put("1", 6, { wrong: 1 })]);
    expect(outcomes).to.deep.equal(["written", "written", "poison"]);
    expect(made.domain.documents("players-residency")).to.deep.equal({ "1": { level: 5 } });
  });

  it("makes a dead letter of a change of an index that is not there", async () => {
    const { outcomes, made } = await loaded([{ ...put("1", 5), index: "playres-zone" }]);
    expect(outcomes).to.deep.equal(["poison"]);
    expect(made.letters.letters[0]?.reason).to.equal("index_not_found_exception");
  });

  it("sends again what was throttled, alone, after a wait", async () => {
    const made = bench({ throttled: (request, at) => request < 3 && at % 2 === 0 });
    const { outcomes } = await loaded(
      Array.from({ length: 8 }, (_, at) => put(String(at), 5)),
      made,
    );
    expect(new Set(outcomes)).to.deep.equal(new Set(["written"]));
    expect(made.domain.actions).to.equal(8 + 4 + 2 + 1);
    expect(made.clock.slept).to.be.greaterThan(0);
  });

  it("gives back what is still throttled when the time is up, and nothing else", async () => {
    const made = bench({ throttled: (_, at) => at === 0 });
    const { outcomes } = await loaded([put("1", 5), put("2", 5)], made, 10);
    expect(outcomes).to.deep.equal(["later", "written"]);
    expect(made.clock.slept).to.be.lessThan(10_000 - LOADER_OPTIONS.reserveMilliseconds);
  });

  it("sends a request again whose answer was lost, whether it was written or not", async () => {
    for (const wrong of ["lost", "lost after writing"] as const) {
      const { outcomes, made } = await loaded(
        [put("1", 5), remove("2", 5)],
        bench({ requests: [wrong] }),
      );
      expect(outcomes).to.deep.equal(["written", "absent"]);
      expect(made.domain.documents("players-residency")).to.deep.equal({ "1": { level: 5 } });
    }
  });

  it("sends smaller requests when one is too big, and finds the one document that is", async () => {
    const made = bench({}, 1000);
    const big = { displayName: "x".repeat(2000) };
    const { outcomes } = await loaded([put("1", 5), put("2", 5, big), put("3", 5)], made);
    expect(outcomes).to.deep.equal(["written", "poison", "written"]);
    expect(made.letters.letters[0]?.reason).to.equal("too large");
  });

  it("stays below the bytes and actions of a request", async () => {
    const made = bench();
    const changes = Array.from({ length: 10_000 }, (_, at) => put(String(at), 5));
    const { outcomes } = await loaded(changes, made);
    expect(new Set(outcomes)).to.deep.equal(new Set(["written"]));
    expect(made.domain.requests).to.equal(10_000 / LOADER_OPTIONS.limits.actions);
  });

  it("fails as a whole when the domain lets nobody in, so that nothing is taken for done", async () => {
    for (const status of [401, 403]) {
      const made = bench({ requests: [status] });
      let fault: unknown;
      try {
        await loaded([put("1", 5)], made);
      } catch (error) {
        fault = error;
      }
      expect(fault).to.be.instanceOf(Fault);
      expect((fault as Fault).kind).to.equal("fatal");
    }
  });

  it("gives back what it could not keep as a dead letter", async () => {
    const made = bench();
    made.letters.broken = true;
    const { outcomes } = await loaded([put("1", 5, { wrong: 1 }), put("2", 5)], made);
    expect(outcomes).to.deep.equal(["later", "written"]);
  });
});
