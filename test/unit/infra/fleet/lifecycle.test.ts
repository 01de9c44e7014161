import { expect } from "chai";
import { isLegalMove, isLegalStart, type LifeStage } from "../../../../infra/fleet/lifecycle";
import { CELL_STATES } from "../../../../infra/fleet/schema";

const LEGAL = new Set([
  "planned>provisioned",
  "planned>removed",
  "provisioned>serving",
  "serving>draining",
  "draining>serving",
  "draining>retired",
  "retired>planned",
  "retired>removed",
]);

describe("the life of a cell", () => {
  const stages: readonly LifeStage[] = [...CELL_STATES, "removed"];
  for (const from of CELL_STATES)
    for (const to of stages)
      it(`${from === to || LEGAL.has(`${from}>${to}`) ? "goes" : "does not go"} from ${from} to ${to}`, () => {
        expect(isLegalMove(from, to)).to.equal(from === to || LEGAL.has(`${from}>${to}`));
      });

  it("starts as planned or provisioned, at the first deployment also as serving", () => {
    expect(CELL_STATES.filter((state) => isLegalStart(state, false))).to.deep.equal([
      "planned",
      "provisioned",
    ]);
    expect(CELL_STATES.filter((state) => isLegalStart(state, true))).to.deep.equal([
      "planned",
      "provisioned",
      "serving",
    ]);
  });
});
