import { expect } from "chai";
import { targetsOf } from "../../../../../components/search/functions/bootstrap/targets";
import { planOf } from "../../../../support/search/plan";

const CHANGE = {
  index: "players-world",
  id: "1",
  version: 5,
  kind: "index",
  body: '{"playerId":"1"}',
} as const;

describe("targets of a change", () => {
  it("are the change alone while nothing is filled", () => {
    expect(targetsOf(CHANGE, planOf())).to.deep.equal([CHANGE]);
  });

  it("are the change and the same change to the index that is filled", () => {
    const plan = planOf({
      versions: { "players-world": 3, "items-zone": 2 },
      filling: ["players-world", "items-zone"],
    });
    expect(targetsOf(CHANGE, plan)).to.deep.equal([
      CHANGE,
      { ...CHANGE, index: "players-world-v3" },
    ]);
    const deletion = { ...CHANGE, index: "items-zone", kind: "delete", body: "" } as const;
    expect(targetsOf(deletion, plan)).to.deep.equal([
      deletion,
      { ...deletion, index: "items-zone-v2" },
    ]);
    const other = { ...CHANGE, index: "players-residency" };
    expect(targetsOf(other, plan)).to.deep.equal([other]);
  });
});
