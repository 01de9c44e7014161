import { expect } from "chai";
import * as fc from "fast-check";
import { SimulationError } from "../../../../../infra/planner/simulation";
import { answers, endpointCheck, exportsOf, loadBalancer, recordSet } from "./records";

const [A, B, C] = ["eu-west-1", "us-east-1", "ap-south-1"] as const;
const balancers = [A, B, C].map(loadBalancer);
const checks = [A, B, C].map((region) => endpointCheck(`check-${region}`, region));

/** A weighted group `x`, one member a weight, to A, B and C in turn, each with its endpoint check. */
const weighted = (...weights: number[]) =>
  exportsOf(
    ...balancers,
    ...checks,
    ...weights.map((weight, index) => {
      const region = [A, B, C][index] ?? A;
      return recordSet("x", { toBalancer: region, weight, check: `check-${region}` });
    }),
  );

/** A latency group `x` over A, B and C. */
const latency = (options: { evaluate: boolean }) =>
  exportsOf(
    ...balancers,
    ...[A, B, C].map((region) =>
      recordSet("x", { toBalancer: region, latency: region, ...options }),
    ),
  );

describe("Route 53's selection", () => {
  describe("a lone record", () => {
    const lone = exportsOf(
      ...balancers,
      ...checks,
      recordSet("x", { toBalancer: A, check: `check-${A}` }),
    );

    it("answers", () => {
      expect(answers(lone, "x")).to.deep.equal({ parts: { [A]: 1 }, failOpen: false });
    });

    it("answers even when its check and its target are unhealthy", () => {
      expect(answers(lone, "x", { dead: [A] })).to.deep.equal({
        parts: { [A]: 1 },
        failOpen: true,
      });
    });
  });

  describe("weights", () => {
    it("share the answers in proportion", () => {
      expect(answers(weighted(200, 50), "x").parts).to.deep.equal({ [A]: 0.8, [B]: 0.2 });
    });

    it("leave a member of weight 0 out while another is healthy", () => {
      expect(answers(weighted(255, 0), "x").parts).to.deep.equal({ [A]: 1 });
      expect(answers(weighted(10, 10, 0), "x", { dead: [A] }).parts).to.deep.equal({ [B]: 1 });
    });

    it("use healthy members of weight 0, all alike, when every other is unhealthy", () => {
      expect(answers(weighted(255, 0), "x", { dead: [A] })).to.deep.equal({
        parts: { [B]: 1 },
        failOpen: false,
      });
      expect(answers(weighted(255, 0, 0), "x", { dead: [A] }).parts).to.deep.equal({
        [B]: 0.5,
        [C]: 0.5,
      });
      expect(answers(weighted(255, 0, 0), "x", { dead: [A, B] }).parts).to.deep.equal({ [C]: 1 });
    });

    it("share equally when all are 0", () => {
      expect(answers(weighted(0, 0), "x").parts).to.deep.equal({ [A]: 0.5, [B]: 0.5 });
    });

    it("count again, as if all were healthy, when none is", () => {
      expect(answers(weighted(200, 50, 0), "x", { dead: [A, B, C] })).to.deep.equal({
        parts: { [A]: 0.8, [B]: 0.2 },
        failOpen: true,
      });
    });

    it("take a member without a check, and without a target's health, for healthy", () => {
      const exports = exportsOf(
        ...balancers,
        recordSet("x", { toBalancer: A, weight: 1, evaluate: false }),
        recordSet("x", { toBalancer: B, weight: 1 }),
      );
      expect(answers(exports, "x", { dead: [A] }).parts).to.deep.equal({ [A]: 0.5, [B]: 0.5 });
      expect(answers(exports, "x", { dead: [B] }).parts).to.deep.equal({ [A]: 1 });
    });

    it("never add up to anything but 1, and never name a dead cell while a healthy one is left", () => {
      const weight = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 }));
      fc.assert(
        fc.property(fc.tuple(weight, weight, weight), fc.subarray([A, B, C]), (weights, dead) => {
          const { parts } = answers(weighted(...weights), "x", { dead });
          const sum = Object.values(parts).reduce((a, b) => a + b, 0);
          expect(sum).to.be.closeTo(1, 1e-9);
          const answered = Object.keys(parts).filter((region) =>
            dead.some((gone) => gone === region),
          );
          if (dead.length < 3) expect(answered).to.deep.equal([]);
        }),
      );
    });
  });

  describe("latency", () => {
    it("sends players to the nearest region", () => {
      const exports = latency({ evaluate: true });
      expect(answers(exports, "x", { from: "eu-central-1" }).parts).to.deep.equal({ [A]: 1 });
      expect(answers(exports, "x", { from: "us-west-2" }).parts).to.deep.equal({ [B]: 1 });
      expect(answers(exports, "x", { from: "ap-southeast-1" }).parts).to.deep.equal({ [C]: 1 });
    });

    it("sends them to the next nearest that is healthy", () => {
      const exports = latency({ evaluate: true });
      expect(answers(exports, "x", { from: A, dead: [A] }).parts).to.deep.equal({ [B]: 1 });
      expect(answers(exports, "x", { from: A, dead: [A, B] }).parts).to.deep.equal({ [C]: 1 });
    });

    it("sends them to the nearest, dead as it is, when none is healthy", () => {
      expect(answers(latency({ evaluate: true }), "x", { dead: [A, B, C] })).to.deep.equal({
        parts: { [A]: 1 },
        failOpen: true,
      });
    });

    it("never fails over when the alias does not evaluate its target", () => {
      expect(answers(latency({ evaluate: false }), "x", { dead: [A] }).parts).to.deep.equal({
        [A]: 1,
      });
    });
  });

  describe("an alias to records", () => {
    const nested = (evaluate: boolean) =>
      exportsOf(
        ...balancers,
        ...checks,
        recordSet("top", { to: "a", latency: A, evaluate }),
        recordSet("top", { to: "b", latency: B, evaluate }),
        recordSet("a", { toBalancer: A, weight: 255, check: `check-${A}` }),
        recordSet("a", { toBalancer: C, weight: 0, check: `check-${C}` }),
        recordSet("b", { toBalancer: B, weight: 255, check: `check-${B}` }),
      );

    it("is healthy while any of them is", () => {
      expect(answers(nested(true), "top", { dead: [A] }).parts).to.deep.equal({ [C]: 1 });
    });

    it("is unhealthy when none of them is, and the branch fails upwards", () => {
      expect(answers(nested(true), "top", { dead: [A, C] })).to.deep.equal({
        parts: { [B]: 1 },
        failOpen: false,
      });
    });

    it("keeps its players in a dead branch when it does not evaluate its target", () => {
      expect(answers(nested(false), "top", { dead: [A, C] })).to.deep.equal({
        parts: { [A]: 1 },
        failOpen: true,
      });
    });

    it("needs its own check too", () => {
      const exports = exportsOf(
        ...balancers,
        ...checks,
        recordSet("top", { toBalancer: A, latency: A, check: `check-${C}` }),
        recordSet("top", { toBalancer: B, latency: B }),
      );
      expect(answers(exports, "top").parts).to.deep.equal({ [A]: 1 });
      expect(answers(exports, "top", { dead: [C] }).parts).to.deep.equal({ [B]: 1 });
    });

    it("asks for its own address type only", () => {
      const exports = exportsOf(
        ...balancers,
        recordSet("x", { toBalancer: A }),
        recordSet("x", { toBalancer: B, type: "AAAA" }),
      );
      expect(answers(exports, "x", { type: "AAAA" }).parts).to.deep.equal({ [B]: 1 });
    });
  });

  it("takes names without regard to case and final dot", () => {
    const exports = exportsOf(...balancers, recordSet("X.example.com.", { toBalancer: A }));
    expect(answers(exports, "x.Example.COM").parts).to.deep.equal({ [A]: 1 });
  });

  it("says which name has no answer", () => {
    expect(() => answers(exportsOf(...balancers), "nobody")).to.throw(
      SimulationError,
      "nobody: has no records of type A",
    );
  });

  it("says which record answers with something other than a load balancer", () => {
    expect(() => answers(exportsOf(recordSet("x")), "x")).to.throw(
      "answers with values of its own, not a load balancer",
    );
  });
});
