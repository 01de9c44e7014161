import { expect } from "chai";
import * as fc from "fast-check";
import {
  ALIAS_TTL_SECONDS,
  failoverSeconds,
  FENCE,
  fenceSeconds,
  HEALTH_CHECK,
  reachableObjective,
} from "../../../../infra/sizing/recovery";

describe("recovery figures", () => {
  it("uses settings that Route 53 and CloudWatch take", () => {
    expect([10, 30]).to.include(HEALTH_CHECK.intervalSeconds);
    expect(HEALTH_CHECK.failureThreshold).to.be.within(1, 10);
    expect(FENCE.periodSeconds % 60).to.equal(0);
  });

  it("adds detection, propagation and TTL", () => {
    expect(failoverSeconds()).to.equal(10 * 3 + 6 + 10 + 60);
    expect(fenceSeconds()).to.equal(60 + 60 + 10 + 60);
  });

  it("never takes less time with a longer interval, threshold or TTL", () => {
    const setting = fc.record({
      intervalSeconds: fc.constantFrom(10 as const, 30 as const),
      failureThreshold: fc.integer({ min: 1, max: 10 }),
      timeoutSeconds: fc.integer({ min: 1, max: 12 }),
    });
    const ttl = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(setting, setting, ttl, ttl, (a, b, firstTtl, secondTtl) => {
        const worse = {
          intervalSeconds:
            a.intervalSeconds > b.intervalSeconds ? a.intervalSeconds : b.intervalSeconds,
          failureThreshold: Math.max(a.failureThreshold, b.failureThreshold),
          timeoutSeconds: Math.max(a.timeoutSeconds, b.timeoutSeconds),
        };
        expect(failoverSeconds(worse, Math.max(firstTtl, secondTtl))).to.be.at.least(
          failoverSeconds(a, firstTtl),
        );
      }),
    );
  });

  it("reaches no faster recovery than the failover it is made of", () => {
    const cell = (region: string) => ({
      region,
      ordinal: 0,
      residency: "eu",
      cell: { zone: "europe", state: "serving" as const, share: 255 },
    });
    const zone = {
      zone: "europe",
      ordinal: 0,
      residency: "eu",
      location: "IE",
      electable: ["eu-west-1", "eu-central-1", "eu-west-3"],
      readOnly: {},
      shards: 1,
    };
    const two = { zones: [zone], regions: [cell("eu-west-1"), cell("eu-central-1")] };
    expect(reachableObjective(two, "sessions")).to.include({
      rpoSeconds: 0,
      rtoSeconds: failoverSeconds(),
    });
    // A serving cell with share 0 and nowhere to spill has no latency record: it takes nobody's players.
    const idle = cell("us-east-1");
    const still = { ...idle, cell: { ...idle.cell, share: 0 } };
    expect(
      reachableObjective({ ...two, regions: [cell("eu-west-1"), still] }, "sessions").rtoSeconds,
    ).to.equal(Infinity);
    const one = { zones: [zone], regions: [cell("eu-west-1")] };
    expect(reachableObjective(one, "sessions").rtoSeconds).to.equal(Infinity);
    expect(ALIAS_TTL_SECONDS).to.be.below(failoverSeconds());
  });
});
