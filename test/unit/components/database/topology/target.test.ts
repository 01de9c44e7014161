import { expect } from "chai";
import fc from "fast-check";
import {
  layoutProblems,
  targetLayout,
  TopologyError,
} from "../../../../../components/database/topology";
import { layoutOf, pairArbitrary, LAUNCH } from "./support";

describe("the topology that the fleet asks for", () => {
  it("has one entry per shard in the lock's order", () => {
    const zones = [
      { zone: "europe", electable: ["eu-west-1"] },
      { zone: "america", electable: ["us-east-1"] },
    ];
    const layout = layoutOf(zones, ["europe", "america", "europe"]);
    expect(layout.shards.map((shard) => shard.zone)).to.deep.equal(["europe", "america", "europe"]);
    expect(layout.shards[0]).to.deep.equal(layout.shards[2]);
  });

  it("puts two, two and one node in three regions with priorities 7, 6, 5", () => {
    const [shard] = layoutOf([
      {
        zone: "america",
        electable: ["us-east-1", "us-east-2", "us-west-2"],
        readOnly: { "us-west-2": 1 },
      },
    ]).shards;
    expect(shard?.regions).to.deep.equal([
      { region: "us-east-1", electable: 2, readOnly: 0, priority: 7 },
      { region: "us-east-2", electable: 2, readOnly: 0, priority: 6 },
      { region: "us-west-2", electable: 1, readOnly: 1, priority: 5 },
    ]);
  });

  it("lists read-only regions in reverse order of their Atlas names, where _ comes after the letters", () => {
    const [shard] = layoutOf([
      {
        zone: "europe",
        electable: ["eu-west-1"],
        readOnly: { "ap-southeast-1": 1, "us-east-1": 1, "ap-south-1": 2 },
      },
    ]).shards;
    expect(shard?.regions.slice(1).map((entry) => [entry.region, entry.priority])).to.deep.equal([
      ["us-east-1", 0],
      // AP_SOUTH_1 comes after AP_SOUTHEAST_1, though ap-south-1 comes before ap-southeast-1.
      ["ap-south-1", 0],
      ["ap-southeast-1", 0],
    ]);
  });

  it("takes size and bounds from the phase", () => {
    const layout = layoutOf([{ zone: "europe", electable: ["eu-west-1"] }]);
    expect(layout.bounds).to.deep.equal({
      min: LAUNCH.minInstanceSize,
      max: LAUNCH.maxInstanceSize,
    });
    expect(layout.shards[0]?.instanceSize).to.equal(LAUNCH.instanceSize);
  });

  it("refuses two or four electable regions", () => {
    expect(() => layoutOf([{ zone: "europe", electable: ["eu-west-1", "eu-west-2"] }])).to.throw(
      TopologyError,
      /zone europe has 2 electable regions: list 1, 3 or 5/,
    );
  });

  it("refuses a shard of a zone that the fleet lacks", () => {
    expect(() =>
      targetLayout({ zones: [], shards: [{ zone: "europe", index: 0 }] }, LAUNCH),
    ).to.throw(TopologyError, /put the zone back/);
  });

  it("is valid for every fleet", () => {
    fc.assert(
      fc.property(pairArbitrary, ({ target }) => {
        expect(layoutProblems(target)).to.deep.equal([]);
      }),
      { numRuns: 500 },
    );
  });

  it("has its faults named", () => {
    const layout = layoutOf([
      { zone: "europe", electable: ["eu-west-1", "eu-west-2", "eu-west-3"] },
    ]);
    const [shard] = layout.shards;
    if (shard === undefined) throw new Error("no shard");
    const [first, ...rest] = shard.regions;
    if (first === undefined) throw new Error("no region");
    const broken = {
      bounds: { min: "M40", max: "M40" },
      shards: [{ ...shard, instanceSize: "M80", regions: [...rest, { ...first, electable: 1 }] }],
    };
    expect(layoutProblems(broken).join("\n"))
      .to.match(/4 electable nodes/)
      .and.match(/does not list priorities/)
      .and.match(/minimum below its maximum/)
      .and.match(/M80, outside M40 to M40/);
  });
});
