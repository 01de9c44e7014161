import { inspect } from "node:util";
import { expect } from "chai";
import { Fault } from "../../../../../infra/runtime/errors";

const cause = new Error("dup key: { email: 'secret@example.com' }");
const fault = new Fault({
  kind: "poison",
  where: "email",
  message: "the mapping refuses it",
  next: "mend the field",
  cause,
});

describe("a fault", () => {
  it("says what, where and what next in one line", () => {
    expect(fault.message).to.equal("poison email: the mapping refuses it; next: mend the field");
    expect(fault).to.be.instanceOf(Error).with.property("name", "Fault");
  });

  it("is told apart from the outside by a place in front", () => {
    const outer = fault.at("players-zone/7");
    expect(outer).to.include({ kind: "poison", where: "players-zone/7 email", cause });
    expect(outer.message).to.contain("players-zone/7 email: the mapping");
  });

  it("is printed without its cause, which may quote a document", () => {
    expect(fault.cause).to.equal(cause);
    for (const text of [inspect(fault), inspect({ fault }), JSON.stringify(fault), String(fault)]) {
      expect(text).to.contain("the mapping refuses it").and.not.contain("secret");
    }
  });
});
