import { expect } from "chai";
import * as fc from "fast-check";
import type { ShardSpec } from "./records";
import { cluster, exportsOf } from "./records";
import { readFleet, SimulationError, simulate } from "../../../../../infra/planner/simulation";

const [HOME, SECOND, THIRD] = ["eu-west-1", "eu-central-1", "eu-west-3"] as const;
const europe = (shards = 1): ShardSpec[] =>
  Array.from({ length: shards }, () => ({
    zone: "europe",
    electable: { [HOME]: 2, [SECOND]: 2, [THIRD]: 1 },
  }));

const zones = (shards: readonly ShardSpec[], dead: readonly string[]) =>
  simulate({ exports: exportsOf(cluster(shards)), dead }).zones;

describe("majority of zones", () => {
  it("survives any one region of 2-2-1, and no two of which one has two nodes", () => {
    const majority = (...dead: string[]) => zones(europe(), dead)[0]?.majority;
    expect([majority(HOME), majority(SECOND), majority(THIRD)]).to.deep.equal([true, true, true]);
    expect(majority(HOME, THIRD)).to.equal(false);
    expect(majority(HOME, SECOND)).to.equal(false);
  });

  it("counts electable nodes only: read-only ones do not vote", () => {
    const shard = { zone: "europe", electable: { [HOME]: 3 }, readOnly: { [SECOND]: 5 } };
    expect(zones([shard], [HOME])).to.deep.equal([
      { zone: "europe", alive: 0, total: 3, majority: false, electableRegions: [HOME] },
    ]);
    expect(zones([shard], [SECOND])[0]?.majority).to.equal(true);
  });

  it("needs more than half", () => {
    const shard = { zone: "even", electable: { [HOME]: 2, [SECOND]: 2 } };
    expect(zones([shard], [HOME])[0]).to.include({ alive: 2, total: 4, majority: false });
  });

  it("is lost when one shard of the zone loses it", () => {
    const weak = { zone: "europe", electable: { [HOME]: 3 } };
    expect(zones([...europe(2), weak], [HOME])).to.deep.equal([
      {
        zone: "europe",
        alive: 0,
        total: 3,
        majority: false,
        electableRegions: [SECOND, HOME, THIRD],
      },
    ]);
  });

  it("agrees with counting by hand, for any nodes and any dead regions", () => {
    const names = [HOME, SECOND, THIRD, "us-east-1", "us-east-2"];
    const counts = fc
      .subarray(names, { minLength: 1 })
      .chain((regions) =>
        fc.tuple(
          ...regions.map((region) => fc.tuple(fc.constant(region), fc.integer({ min: 1, max: 3 }))),
        ),
      );
    fc.assert(
      fc.property(counts, fc.subarray(names), (electable, dead) => {
        const [zone] = zones([{ zone: "z", electable: Object.fromEntries(electable) }], dead);
        const total = electable.reduce((sum, [, count]) => sum + count, 0);
        const gone = electable
          .filter(([region]) => dead.includes(region))
          .reduce((sum, [, count]) => sum + count, 0);
        expect(zone).to.include({ total, alive: total - gone, majority: gone < total / 2 });
      }),
    );
  });

  it("names regions with any node, so that anchors are killed too", () => {
    const shard = { zone: "europe", electable: { [HOME]: 3 }, readOnly: { [SECOND]: 2 } };
    expect(readFleet(exportsOf(cluster([shard]))).regions).to.deep.equal([SECOND, HOME]);
  });

  it("refuses a region that Atlas does not have", () => {
    const broken = {
      ...cluster([]),
      inputs: {
        replicationSpecs: [{ zoneName: "z", regionConfigs: [{ regionName: "MARS_1" }] }],
      },
    };
    expect(() => readFleet(exportsOf(broken))).to.throw(
      SimulationError,
      "zone z has nodes in MARS_1, which is no Atlas region",
    );
  });
});
