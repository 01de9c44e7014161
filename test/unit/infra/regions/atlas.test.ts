import { expect } from "chai";
import {
  ATLAS_REGIONS,
  isAtlasRegion,
  toAtlasRegion,
  toAwsRegion,
} from "../../../../infra/regions/atlas";
import { isAwsRegion } from "../../../../infra/regions/aws";

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
