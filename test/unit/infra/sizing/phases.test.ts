import { expect } from "chai";
import { sizeRank } from "../../../../components/database/topology";
import { PHASES } from "../../../../infra/fleet/schema";
import { PHASE_SIZES } from "../../../../infra/sizing/phases";

const sizes = PHASES.map((phase) => PHASE_SIZES[phase]);
const steps = sizes.slice(1).map((size, index) => ({ from: sizes[index], to: size }));

describe("phases", () => {
  it("buy an instance size inside its own bounds", () => {
    for (const { database } of sizes) {
      expect(sizeRank(database.minInstanceSize)).to.be.at.most(sizeRank(database.instanceSize));
      expect(sizeRank(database.instanceSize)).to.be.at.most(sizeRank(database.maxInstanceSize));
      expect(sizeRank(database.minInstanceSize)).to.be.below(sizeRank(database.maxInstanceSize));
    }
  });

  it("only add: no phase has less of anything than the one before", () => {
    for (const { from, to } of steps) {
      if (from === undefined) continue;
      expect(to.network.endpointAzs).to.be.at.least(from.network.endpointAzs);
      expect(to.network.interfaceEndpoints).to.include.members([
        ...from.network.interfaceEndpoints,
      ]);
      if (from.network.natGateways === "perAz") expect(to.network.natGateways).to.equal("perAz");
      for (const key of ["instanceSize", "minInstanceSize", "maxInstanceSize"] as const) {
        expect(sizeRank(to.database[key])).to.be.at.least(sizeRank(from.database[key]));
      }
    }
  });

  it("overlap in their bounds, so that a step never puts every live size outside", () => {
    for (const { from, to } of steps) {
      if (from === undefined) continue;
      expect(sizeRank(to.database.minInstanceSize)).to.be.at.most(
        sizeRank(from.database.maxInstanceSize),
      );
    }
  });

  it("begin with M30, the smallest size of a global cluster", () => {
    expect(PHASE_SIZES.seed.database.instanceSize).to.equal("M30");
  });
});
