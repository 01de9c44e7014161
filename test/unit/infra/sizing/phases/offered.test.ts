import { expect } from "chai";
import { PHASES } from "../../../../../infra/fleet/schema";
import { AWS_REGIONS } from "../../../../../infra/regions/aws";
import { PHASE_SIZES } from "../../../../../infra/sizing/phases";
import { CACHE_GROUPS } from "../../../../../infra/sizing/phases/cache";
import { notOffered } from "../../../../../infra/sizing/phases/offered";
import { sampleFleet } from "../../../../support/plans";

/** Types of a phase that a region was not seen to offer. */
function missing(region: string, phase: (typeof PHASES)[number]): string[] {
  const { cache, search } = PHASE_SIZES[phase];
  return [
    ...notOffered(
      "cache",
      region,
      CACHE_GROUPS.map((group) => cache[group].nodeType),
    ),
    ...notOffered("search", region, [
      search.nodeType,
      ...(search.masters === undefined ? [] : [search.masters.type]),
    ]),
  ];
}

describe("node types that regions offer", () => {
  it("hold every cell of every sample fleet", () => {
    for (const name of ["dev", "prod", "world"]) {
      for (const { region, cell } of sampleFleet(name).regions) {
        if (cell !== undefined) expect(missing(region, cell.phase), region).to.deep.equal([]);
      }
    }
  });

  it("are missing in these regions and phases, and in no other", () => {
    const found = Object.keys(AWS_REGIONS).flatMap((region) =>
      PHASES.flatMap((phase) => missing(region, phase).map((type) => `${region} ${phase} ${type}`)),
    );
    expect(found.sort()).to.deep.equal([
      "ca-west-1 growth m7g.large.search",
      "ca-west-1 launch cache.m7g.large",
      "ca-west-1 launch m7g.large.search",
      "ca-west-1 scale m7g.large.search",
      "eu-south-1 growth m7g.large.search",
      "eu-south-1 launch cache.m7g.large",
      "eu-south-1 launch m7g.large.search",
      "eu-south-1 scale m7g.large.search",
      "me-central-1 seed cache.t4g.micro",
      "me-south-1 seed cache.t4g.micro",
    ]);
  });

  it("are told apart by store: a family of one is not the other's", () => {
    expect(notOffered("search", "me-central-1", ["cache.t4g.micro"])).to.deep.equal([]);
    expect(
      notOffered("cache", "me-central-1", ["cache.t4g.micro", "cache.t4g.micro"]),
    ).to.deep.equal(["cache.t4g.micro"]);
  });
});
