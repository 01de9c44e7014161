import { expect } from "chai";
import { PHASES } from "../../../../../infra/fleet/schema";
import { ARCHIVE_SIZES } from "../../../../../infra/sizing/phases/archive";

const sizes = PHASES.map((phase) => ARCHIVE_SIZES[phase]);

describe("phases of the lake", () => {
  it("only add: no phase allows or keeps less than the one before", () => {
    sizes.slice(1).forEach((size, index) => {
      const before = sizes[index];
      if (before === undefined) throw new Error("no phase before");
      expect(size.scanLimitBytes).to.be.at.least(before.scanLimitBytes);
      expect(size.resultDays).to.be.at.least(before.resultDays);
      expect(size.accessLogDays).to.be.at.least(before.accessLogDays);
    });
  });

  it("begin with 10 GiB a query, and all are limits that Athena takes", () => {
    expect(ARCHIVE_SIZES.seed.scanLimitBytes).to.equal(10_737_418_240);
    for (const { scanLimitBytes } of sizes) {
      expect(Number.isSafeInteger(scanLimitBytes)).to.equal(true);
      expect(scanLimitBytes).to.be.at.least(10_485_760);
    }
  });
});
