import { expect } from "chai";
import fc from "fast-check";
import { EKS_REFUSES } from "../../../../infra/fleet/rules/network";
import {
  ATLAS_REGIONS,
  isAtlasRegion,
  toAtlasRegion,
  toAwsRegion,
} from "../../../../infra/regions/atlas";
import { AWS_REGIONS, awsRegion, isAwsRegion } from "../../../../infra/regions/aws";
import { distanceKm, latencyOrder } from "../../../../infra/regions/distance";

const ALL = Object.keys(AWS_REGIONS);
const anyRegion = fc.constantFrom(...ALL);

describe("the AWS region table", () => {
  it("has the 34 commercial regions in which Atlas runs, sorted", () => {
    expect(ALL).to.have.length(34);
    expect([...ALL].sort()).to.deep.equal(ALL);
  });

  it("has two or three different AZ ids per region, all with the region's prefix, none that EKS refuses", () => {
    for (const { region, availabilityZones } of Object.values(AWS_REGIONS)) {
      expect(availabilityZones.length, region).to.be.within(2, 3);
      expect(new Set(availabilityZones).size, region).to.equal(availabilityZones.length);
      expect(
        new Set(availabilityZones.map((zone) => zone.replace(/-az\d$/, ""))).size,
        region,
      ).to.equal(1);
      for (const zone of availabilityZones) expect(EKS_REFUSES, zone).to.not.include(zone);
    }
    const prefixes = Object.values(AWS_REGIONS).map(
      ({ availabilityZones }) => availabilityZones[0]?.split("-")[0],
    );
    expect(new Set(prefixes).size).to.equal(ALL.length);
  });

  it("has two AZs where new accounts get only two", () => {
    const two = Object.values(AWS_REGIONS).filter(
      ({ availabilityZones }) => availabilityZones.length === 2,
    );
    expect(two.map(({ region }) => region)).to.deep.equal(["us-west-1"]);
    expect(awsRegion("ap-northeast-1").availabilityZones).to.deep.equal([
      "apne1-az1",
      "apne1-az2",
      "apne1-az4",
    ]);
  });

  it("has a different load balancer zone for each region", () => {
    const zones = Object.values(AWS_REGIONS).map(({ loadBalancerZoneId }) => loadBalancerZoneId);
    expect(new Set(zones).size).to.equal(ALL.length);
    for (const zone of zones) expect(zone).to.match(/^Z[A-Z0-9]{11,20}$/);
    expect(awsRegion("eu-west-1").loadBalancerZoneId).to.equal("Z32O12XQLNTSW2");
    expect(awsRegion("us-east-1").loadBalancerZoneId).to.equal("Z35SXDOTRQ7X7K");
  });

  it("knows which regions an account must enable", () => {
    expect(awsRegion("eu-west-1").optIn).to.equal(false);
    expect(awsRegion("eu-south-1").optIn).to.equal(true);
    expect(Object.values(AWS_REGIONS).filter(({ optIn }) => !optIn)).to.have.length(17);
  });

  it("refuses an unknown region and lists the known ones", () => {
    expect(() => awsRegion("eu-west-9")).to.throw(/"eu-west-9" is not in .*eu-west-1/);
    expect(isAwsRegion("toString")).to.equal(false);
    expect(() => awsRegion("__proto__")).to.throw("is not in");
  });
});

describe("Atlas regions", () => {
  it("are spelled both ways without loss", () => {
    expect(toAtlasRegion("eu-central-1")).to.equal("EU_CENTRAL_1");
    expect(new Set([...ATLAS_REGIONS].map(toAtlasRegion)).size).to.equal(ATLAS_REGIONS.size);
    for (const region of ATLAS_REGIONS) expect(toAwsRegion(toAtlasRegion(region))).to.equal(region);
  });

  it("are regions of the AWS table", () => {
    expect([...ATLAS_REGIONS].filter((region) => !isAwsRegion(region))).to.deep.equal([]);
  });

  it("refuse what Atlas lacks and what does not exist", () => {
    expect(() => toAtlasRegion("cn-north-1")).to.throw(/unknown; Atlas has/);
    expect(() => toAwsRegion("eu-west-1")).to.throw(
      /Atlas region "eu-west-1" is unknown; known are .*EU_WEST_1/,
    );
    expect(isAtlasRegion("us-gov-west-1")).to.equal(false);
  });
});

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
