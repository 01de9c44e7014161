import { expect } from "chai";
import { PHASES } from "../../../../infra/fleet/schema";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import { EVERY_REGION, priceOf, PRICES, PRICES_READ } from "../../../../infra/sizing/prices";
import { purchasesOf } from "../../../../stacks/cli/plan/purchases";
import { edited } from "../../../support/fleet-text";
import { fleetOf, sampleFleet, sampleText } from "../../../support/plans";

/** Everything that a phase buys somewhere. */
function bought(): Set<string> {
  const fleets = PHASES.map((phase) =>
    fleetOf(edited(sampleText("dev"), ["phase: seed", `phase: ${phase}`])),
  );
  return new Set(
    [...fleets, sampleFleet("world")].flatMap((fleet) =>
      fleet.regions.flatMap((row) => purchasesOf(fleet, row).map(({ item }) => item)),
    ),
  );
}

describe("the price table", () => {
  it("has a price once a region, above nought, with its source and date", () => {
    const keys = PRICES.map(({ item, region }) => `${item} in ${region}`);
    expect(new Set(keys).size).to.equal(keys.length);
    for (const { usd, region, source, read, item } of PRICES) {
      expect(usd, item).to.be.above(0);
      expect(source, item).not.to.equal("");
      expect(read, item).to.match(/^\d{4}-\d{2}-\d{2}$/);
      expect(read <= PRICES_READ, item).to.equal(true);
      expect(region === EVERY_REGION || region in AWS_REGIONS, region).to.equal(true);
    }
  });

  it("holds exactly what the phases buy: no price of anything else", () => {
    const items = bought();
    expect(
      [...new Set(PRICES.map(({ item }) => item))].filter((item) => !items.has(item)),
    ).to.deep.equal([]);
  });

  it("never gives a region the price of another", () => {
    expect(priceOf("NAT gateway", "eu-west-1")?.usd).to.equal(0.048);
    expect(priceOf("NAT gateway", "us-east-1")?.usd).to.equal(0.045);
    expect(priceOf("NAT gateway", "af-south-1")).to.equal(undefined);
    expect(priceOf("customer key", "af-south-1")?.usd).to.equal(1);
  });
});
