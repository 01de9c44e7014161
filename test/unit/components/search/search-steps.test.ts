import { expect } from "chai";
import fc from "fast-check";
import { nextSearchStep, searchLayout, searchSteps } from "../../../../components/search";
import { PHASES } from "../../../../infra/fleet/schema";
import { SEARCH_SIZES } from "../../../../infra/sizing/phases/search";

const phase = fc.constantFrom(...PHASES);
const azs = fc.constantFrom(2, 3);
const shape = (name: (typeof PHASES)[number], count = 3) => searchLayout(SEARCH_SIZES[name], count);

describe("steps of a search domain", () => {
  it("make a new domain in one, with standby at once: it has no index yet", () => {
    expect(searchSteps(undefined, shape("scale"))).to.deep.equal([
      { kind: "create", layout: shape("scale"), reason: "the domain is made in its final shape" },
    ]);
  });

  it("are one from seed to launch, two to growth, one to scale", () => {
    const kinds = (from: (typeof PHASES)[number], to: (typeof PHASES)[number], count = 3) =>
      searchSteps(shape(from, count), shape(to, count)).map(({ kind }) => kind);
    expect(kinds("seed", "launch")).to.deep.equal(["resize"]);
    expect(kinds("launch", "growth")).to.deep.equal(["resize", "standby-on"]);
    expect(kinds("growth", "scale")).to.deep.equal(["resize"]);
    expect(kinds("seed", "scale")).to.deep.equal(["resize", "standby-on"]);
    expect(kinds("scale", "launch")).to.deep.equal(["standby-off", "resize"]);
    expect(kinds("launch", "growth", 2)).to.deep.equal(["resize"]);
  });

  it("say what happens to replicas beside them", () => {
    expect(nextSearchStep(shape("seed"), shape("launch"))?.reason).to.equal(
      "one update, in place; then raise number_of_replicas of every index from 0 to 2",
    );
    expect(nextSearchStep(shape("launch"), shape("seed"))?.reason).to.equal(
      "one update, in place; first lower number_of_replicas of every index from 2 to 0",
    );
    expect(searchSteps(shape("launch"), shape("growth")).at(-1)?.reason).to.include(
      "set number_of_replicas of every index to 2",
    );
  });

  it("end at the target between any two phases, and there is none after the last", () => {
    fc.assert(
      fc.property(phase, phase, azs, (from, to, count) => {
        const target = shape(to, count);
        const steps = searchSteps(shape(from, count), target);
        expect(steps.at(-1)?.layout ?? shape(from, count)).to.deep.equal(target);
        expect(nextSearchStep(target, target)).to.equal(undefined);
      }),
    );
  });

  it("switch standby alone, on a domain of three AZs whose nodes are in place", () => {
    fc.assert(
      fc.property(phase, phase, azs, (from, to, count) => {
        let live = shape(from, count);
        for (const { layout } of searchSteps(live, shape(to, count))) {
          if (layout.standby !== live.standby) {
            expect({ ...layout, standby: live.standby }).to.deep.equal(live);
            expect([live.azs, live.nodes % 3, live.masters?.count]).to.deep.equal([3, 0, 3]);
          }
          live = layout;
        }
      }),
    );
  });
});
