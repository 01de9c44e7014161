import { expect } from "chai";
import { handle } from "../../../../../components/search/functions/loader/handle";
import type { LoaderPorts } from "../../../../../components/search/functions/loader/load";
import { withFaults } from "../../../../../infra/runtime/faults";
import { bench } from "../../../../support/search/bench";
import { Recording } from "../../../../support/runtime/crash";

const call = (id: unknown, more: object = {}) => ({
  index: "players-residency",
  doc: { _id: id, level: 3 },
  ...more,
});
const record = (messageId: string, ...calls: readonly unknown[]) => ({
  messageId,
  body: JSON.stringify(calls),
});

describe("an invocation of the loader", () => {
  it("answers each call with what became of it", async () => {
    const { clock, ports } = bench();
    const calls = [
      call("1"),
      call("2", { httpMethod: "DELETE" }),
      call(undefined),
      call("3", { doc: { _id: "3", wrong: 1 } }),
    ];
    expect(await handle(calls, ports, clock.now() + 60_000)).to.deep.equal({
      results: [
        { index: "players-residency", id: "1", result: "written" },
        { index: "players-residency", id: "2", result: "absent" },
        { index: "players-residency", result: "poison", reason: "no id" },
        { index: "players-residency", id: "3", result: "poison" },
      ],
    });
  });

  it("answers one call as one", async () => {
    const { clock, ports } = bench();
    expect(await handle(call(7), ports, clock.now() + 60_000)).to.deep.equal({
      results: [{ index: "players-residency", id: "7", result: "written" }],
    });
  });

  it("lets a call without a version win over all before, and lose against a change made after it", async () => {
    const { clock, domain, ports } = bench();
    await handle(call("1"), ports, clock.now() + 60_000);
    clock.advance(1000);
    await handle(call("1", { doc: { _id: "1", level: 4 } }), ports, clock.now() + 60_000);
    expect(domain.documents("players-residency")).to.deep.equal({ "1": { level: 4 } });
  });

  it("asks a batch for those messages again of which something is not settled, and for no other", async () => {
    const { clock, ports } = bench({ throttled: (request, at) => request > 0 || at === 2 });
    const event = {
      Records: [
        record("a", call("1")),
        record("b", call("2"), call("3")),
        record("c", call("4"), { nothing: true }),
      ],
    };
    expect(await handle(event, ports, clock.now() + 10_000)).to.deep.equal({
      batchItemFailures: [{ itemIdentifier: "b" }],
    });
  });

  it("asks again for what it could not keep as a dead letter", async () => {
    const { clock, letters, ports } = bench();
    letters.broken = true;
    const event = { Records: [record("a", call("1")), { messageId: "b", body: "{" }] };
    expect(await handle(event, ports, clock.now() + 60_000)).to.deep.equal({
      batchItemFailures: [{ itemIdentifier: "b" }],
    });
  });

  it("writes its metrics also when it fails", async () => {
    const { clock, ports } = bench({ requests: [403] });
    let flushed = 0;
    const metrics = { ...ports.metrics, flush: () => flushed++ };
    let failed = false;
    try {
      await handle(call("1"), { ...ports, metrics }, clock.now() + 60_000);
    } catch {
      failed = true;
    }
    expect([failed, flushed]).to.deep.equal([true, 1]);
  });

  it("calls every method of its ports where it can be made to die, before and after", async () => {
    const { clock, ports } = bench();
    const faults = new Recording();
    const watched: LoaderPorts = {
      ...ports,
      sink: withFaults("sink", ports.sink, faults),
      deadLetters: withFaults("deadLetters", ports.deadLetters, faults),
    };
    await handle(
      [call("1"), call("2", { doc: { _id: "2", wrong: 1 } })],
      watched,
      clock.now() + 60_000,
    );
    expect(faults.points).to.deep.equal([
      "sink.bulk.before",
      "sink.bulk.after",
      "deadLetters.put.before",
      "deadLetters.put.after",
    ]);
  });
});
