import { expect } from "chai";
import { EKS_REFUSES } from "../../../../infra/fleet/rules/network";
import { AWS_REGIONS, awsRegion, isAwsRegion } from "../../../../infra/regions/aws";

const ALL = Object.keys(AWS_REGIONS);

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
