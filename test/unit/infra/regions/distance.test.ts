import { expect } from "chai";
import fc from "fast-check";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import { distanceKm, latencyOrder } from "../../../../infra/regions/distance";

const anyRegion = fc.constantFrom(...Object.keys(AWS_REGIONS));

describe("distance", () => {
  it("is close to known great circles", () => {
    expect(distanceKm("eu-west-2", "us-east-1")).to.be.closeTo(5910, 60);
    expect(distanceKm("ap-southeast-1", "ap-southeast-2")).to.be.closeTo(6300, 60);
  });

  it("is symmetric, zero at home only, and never more than half round the earth", () => {
    fc.assert(
      fc.property(anyRegion, anyRegion, (a, b) => {
        expect(distanceKm(a, b)).to.be.closeTo(distanceKm(b, a), 1e-6);
        expect(distanceKm(a, b) === 0).to.equal(a === b);
        expect(distanceKm(a, b)).to.be.at.most(20_016);
      }),
    );
  });

  it("orders candidates by it, nearest first, whatever their order", () => {
    fc.assert(
      fc.property(anyRegion, fc.uniqueArray(anyRegion, { minLength: 1 }), (from, candidates) => {
        const order = latencyOrder(from, candidates);
        expect([...order].sort()).to.deep.equal([...candidates].sort());
        expect(latencyOrder(from, [...candidates].reverse())).to.deep.equal(order);
        const distances = order.map((region) => distanceKm(from, region));
        expect([...distances].sort((a, b) => a - b)).to.deep.equal(distances);
      }),
    );
    expect(latencyOrder("eu-west-1", ["us-east-1", "eu-central-1", "eu-central-1"])).to.deep.equal([
      "eu-central-1",
      "us-east-1",
    ]);
  });
});
