import { expect } from "chai";
import {
  alarmCheck,
  calculated,
  endpointCheck,
  exportsOf,
  fenceAlarm,
  healthy,
  loadBalancer,
} from "./records";

const [CELL, WITNESS] = ["eu-west-1", "eu-west-3"] as const;

const fence = (insufficient: string, treatMissingData = "notBreaching") =>
  exportsOf(
    fenceAlarm(WITNESS, "fence", CELL, { treatMissingData }),
    alarmCheck("c", WITNESS, "fence", insufficient),
  );

describe("health of checks", () => {
  describe("an endpoint", () => {
    const exports = (more: Record<string, unknown> = {}) =>
      exportsOf(loadBalancer(CELL), endpointCheck("c", CELL, more));

    it("is healthy while its load balancer's region lives", () => {
      expect(healthy(exports(), "c")).to.equal(true);
      expect(healthy(exports(), "c", { dead: [CELL] })).to.equal(false);
      expect(healthy(exports(), "c", { dead: [WITNESS] })).to.equal(true);
    });

    it("turns round when inverted", () => {
      const inverted = exports({ invertHealthcheck: true });
      expect(healthy(inverted, "c")).to.equal(false);
      expect(healthy(inverted, "c", { dead: [CELL] })).to.equal(true);
    });

    it("is always healthy when disabled", () => {
      expect(healthy(exports({ disabled: true }), "c", { dead: [CELL] })).to.equal(true);
    });

    it("must ask something that exists", () => {
      expect(() => healthy(exportsOf(endpointCheck("c", CELL)), "c")).to.throw(
        "asks lb.eu-west-1.elb.amazonaws.com, which no stack has",
      );
    });
  });

  describe("a calculated check", () => {
    const exports = (threshold: number) =>
      exportsOf(
        loadBalancer("eu-west-1"),
        loadBalancer("us-east-1"),
        endpointCheck("a", "eu-west-1"),
        endpointCheck("b", "us-east-1"),
        calculated("c", ["a", "b"], threshold),
      );

    it("needs as many healthy children as its threshold", () => {
      const table = [0, 1, 2, 3].map((threshold) =>
        [[], ["eu-west-1"], ["eu-west-1", "us-east-1"]].map((dead) =>
          healthy(exports(threshold), "c", { dead }),
        ),
      );
      expect(table).to.deep.equal([
        [true, true, true], // 0: always healthy
        [true, true, false], // 1: or
        [true, false, false], // 2: and
        [false, false, false], // more than there are: never healthy
      ]);
    });

    it("must name children that exist", () => {
      expect(() => healthy(exportsOf(calculated("c", ["gone"], 1)), "c")).to.throw(
        "gone: no stack has this health check",
      );
    });
  });

  describe("a fence", () => {
    it("makes its own cell's check unhealthy, and no other", () => {
      expect(healthy(fence("LastKnownStatus"), "c")).to.equal(true);
      expect(healthy(fence("LastKnownStatus"), "c", { fenced: [CELL] })).to.equal(false);
      expect(healthy(fence("LastKnownStatus"), "c", { fenced: ["us-east-1"] })).to.equal(true);
    });

    it("stands in a dead witness region as the check's setting says", () => {
      const table = ["LastKnownStatus", "Healthy", "Unhealthy"].map((status) =>
        [[], [CELL]].map((fenced) => healthy(fence(status), "c", { dead: [WITNESS], fenced })),
      );
      expect(table).to.deep.equal([
        [true, false],
        [true, true],
        [false, false],
      ]);
    });

    it("without data is what the alarm makes of missing data", () => {
      expect(healthy(fence("LastKnownStatus", "breaching"), "c")).to.equal(false);
      expect(healthy(fence("LastKnownStatus", "missing"), "c")).to.equal(true);
      expect(healthy(fence("Unhealthy", "missing"), "c")).to.equal(false);
      expect(healthy(fence("Healthy", "ignore"), "c")).to.equal(true);
    });

    it("must read an alarm that exists, in the region it names", () => {
      const exports = exportsOf(
        fenceAlarm(WITNESS, "fence", CELL),
        alarmCheck("c", "us-east-2", "fence"),
      );
      expect(() => healthy(exports, "c")).to.throw(
        "reads the alarm us-east-2/fence, which no stack has",
      );
    });

    it("is the only metric that is simulated", () => {
      const exports = exportsOf(
        fenceAlarm(WITNESS, "fence", CELL, {
          namespace: "AWS/ApplicationELB",
          metricName: "Errors",
        }),
        alarmCheck("c", WITNESS, "fence"),
      );
      expect(() => healthy(exports, "c")).to.throw(
        "reads AWS/ApplicationELB/Errors, which is not simulated",
      );
    });
  });
});
