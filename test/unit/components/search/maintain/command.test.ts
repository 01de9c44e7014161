import { expect } from "chai";
import { commandOf } from "../../../../../components/search/functions/maintain/command";
import { Fault } from "../../../../../infra/runtime/errors";
import { SPACE } from "../../../../support/search/plan";

describe("a command of maintenance", () => {
  it("is taken with what it is about, and with false for what is not said", () => {
    expect(commandOf({ command: "status" }, SPACE)).to.deep.equal({ command: "status" });
    expect(commandOf({ command: "compare", collection: "players" }, SPACE)).to.deep.equal({
      command: "compare",
      collection: "players",
    });
    const reindex = { command: "reindex", alias: "players-world" };
    expect(commandOf(reindex, SPACE)).to.deep.equal({ ...reindex, dryRun: false, drop: false });
    expect(commandOf({ ...reindex, drop: true, dryRun: true }, SPACE)).to.deep.equal({
      ...{ ...reindex, drop: true, dryRun: true },
    });
    const redrive = { command: "redrive", dryRun: true };
    expect(commandOf(redrive, SPACE)).to.deep.equal(redrive);
  });

  const refused: readonly (readonly [event: unknown, ...words: string[]])[] = [
    [undefined, "no object"],
    [[], "no object"],
    [{}, "status, reindex, compare, repair, redrive"],
    [{ command: "toString" }, "status, reindex, compare, repair, redrive"],
    [{ command: "compare" }, "name one of players, items"],
    [{ command: "repair", collection: "sessions" }, "name one of players, items"],
    [{ command: "reindex", alias: "players" }, "players-residency, players-world, items-zone"],
    [{ command: "redrive", dryRun: "yes" }, "neither true nor false"],
    [{ command: "redrive", drop: true }, "send command, dryRun only"],
    [{ command: "status", collection: "players" }, "send command only"],
  ];
  for (const [event, ...words] of refused)
    it(`is refused with what is allowed: ${JSON.stringify(event)}`, () => {
      let error: unknown;
      try {
        commandOf(event, SPACE);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).to.be.instanceOf(Fault).and.have.property("kind", "fatal");
      for (const word of words) expect(String(error)).to.include(word);
      expect(String(error)).to.not.include("sessions");
    });
});
