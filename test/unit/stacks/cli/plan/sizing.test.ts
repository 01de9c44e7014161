import { expect } from "chai";
import * as fc from "fast-check";
import { floorChanges } from "../../../../../components/cache/launches";
import {
  firewallRules,
  REQUESTS_PER_FIVE_MINUTES,
} from "../../../../../components/entry/entry-layout";
import { CACHE_SIZES } from "../../../../../infra/sizing/phases/cache";
import { costLines, launchLines, sizingLines } from "../../../../../infra/planner/print/sizing";
import { PLAIN } from "../../../../../infra/planner/print/text";
import type { PlanReport } from "../../../../../infra/planner/report/schema";
import { launchPlans } from "../../../../../stacks/cli/plan/launches";
import { costFloor, FIREWALL_RULES } from "../../../../../stacks/cli/plan/purchases";
import { sizingReport } from "../../../../../stacks/cli/plan/sizing";
import { edited } from "../../../../support/fleet-text";
import { fleetOf, sampleFleet, sampleText } from "../../../../support/plans";

const NOW = new Date("2026-11-22T00:00:00Z");
/** The parts of a plan that these lines are printed from. */
const parts = (fleet: ReturnType<typeof sampleFleet>, now = NOW) =>
  ({
    sizing: sizingReport(fleet, "fleet.yaml", now).sizing,
    launches: launchPlans(fleet, now),
    cost: costFloor(fleet),
  }) as PlanReport;

describe("sizes in the plan", () => {
  it("show the tightest quantity of each store of a cell, and all of a zone", () => {
    const lines = sizingLines(parts(sampleFleet("prod")), PLAIN).map((line) =>
      line.replace(/ {2,}/g, "  "),
    );
    expect(lines).to.include(
      "  us-east-1  launch  cache  30,000 to 120,000  commands/s  needs 2,760; 4,830 with eu-west-1 lost",
    );
    expect(lines).to.include(
      "  zone america  launch  database  4,000 to 16,000  reads/s a shard  needs 1,070",
    );
    expect(lines).to.include(
      "  zone america  launch  database  1,024 to 4,096  GB of disk a shard  needs 265",
    );
    expect(lines).to.include(
      "  archive of zone america: 125 GB a year in us-east-1, and as much in us-east-2",
    );
    expect(lines).to.include(
      "  logs of us-east-1: 36 GB of service logs and 36 GB of access logs a month",
    );
  });

  it("say what is not checked without players, and invent nothing", () => {
    const fleet = fleetOf(
      edited(sampleText("dev"), ["      players: { daily: 200, peak: 50 }\n", ""]),
    );
    const { sizing, findings } = sizingReport(fleet, "fleet.yaml", NOW);
    expect(findings).to.deep.equal([]);
    expect(sizing.subjects).to.deep.equal([]);
    expect(sizing.notChecked).to.have.length(1);
    expect(sizing.notChecked[0]).to.match(/^eu-west-1: no `players` in the fleet, so the sizes/);
    expect(sizingLines(parts(fleet), PLAIN).join("\n")).to.contain("not checked: eu-west-1");
  });
});

describe("the cost floor", () => {
  it("by hand: us-east-1 in phase launch", () => {
    const row = costFloor(sampleFleet("prod")).regions.find(({ region }) => region === "us-east-1");
    // USD a month of 730 hours:
    const byHand =
      3 * 0.045 * 730 + // NAT gateways, one an AZ
      (3 + 3) * 0.005 * 730 + // addresses of the NAT gateways and of the load balancer
      (6 * 2 + 2) * 0.01 * 730 + // six AWS services in two AZs, Atlas in two
      (2 + 3) * 1 + // keys: flow logs, catalogue; data, logs, secrets
      4 * 0.1264 * 730 + // cache.m7g.large: two groups of one shard with a replica
      (3 + 3) * 0.135 * 730 + // m7g.large.search: data nodes and masters
      3 * 50 * 0.122 + // GB of gp3
      0.0225 * 730 + // load balancer
      5 + // web ACL
      4 + // its rules
      2 * (1.04 / 3) * 730; // Atlas M40 nodes: two of america's five
    expect(row?.notPriced).to.deep.equal([]);
    expect(row?.monthlyUsd).to.be.closeTo(byHand, 0.01);
  });

  it("counts as many rules as the firewall has", () => {
    expect(firewallRules(REQUESTS_PER_FIVE_MINUTES)).to.have.length(FIREWALL_RULES);
  });

  it("counts what has no price, and prints it", () => {
    const cost = costFloor(sampleFleet("world"));
    expect(cost.notPriced).to.be.above(0);
    expect(cost.notPriced).to.equal(
      cost.regions.reduce((sum, { notPriced }) => sum + notPriced.length, 0),
    );
    expect(cost.monthlyUsd).to.be.closeTo(
      cost.regions.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
      0.01,
    );
    const text = costLines(parts(sampleFleet("world")), PLAIN).join("\n");
    expect(text).to.contain("prices of 2026-11-22");
    expect(text).to.contain(`${String(cost.notPriced)} not priced`);
    expect(text).to.match(/not priced: cache\.r7g\.xlarge: .*18 in ap-northeast-1/);
  });

  it("of an anchor is its link, its nodes and its keys", () => {
    const row = costFloor(sampleFleet("prod")).regions.find(({ region }) => region === "us-west-2");
    // One endpoint at 0.01 an hour, two keys at 1 a month, one Atlas node without a price there
    expect(row?.monthlyUsd).to.be.closeTo(0.01 * 730 + 2, 0.01);
    expect(row?.notPriced).to.deep.equal([{ item: "Atlas M40 node", count: 1 }]);
  });
});

describe("launches in the plan", () => {
  const launching = (row: string, name = "prod") =>
    fleetOf(
      edited(sampleText(name), ["\nphase:", `\nlaunches: [${row}]\nphase:`]),
      sampleText(`${name}.lock`),
    );
  const ROW = '{ at: "2026-12-01T18:00:00Z", factor: 6, hours: 4, regions: [us-east-1] }';

  it("list what scales by itself and what somebody must do, with when to begin", () => {
    const text = launchLines(parts(launching(ROW)), PLAIN);
    expect(text).to.deep.equal([
      "Launches",
      "  2026-12-01T18:00:00Z, 6 times the usual players for 4 hours, in us-east-1",
      "    by itself: us-east-1 cache: at least 6 shards from 2026-12-01T16:00:00Z, at least 1 shard from 2026-12-01T22:00:00Z",
      "    by itself: us-east-1 sessions: at least 6 shards from 2026-12-01T16:00:00Z, at least 1 shard from 2026-12-01T22:00:00Z",
      // 72,000 players x 0.2 / 60 = 240 queries/s
      "    begin by 2026-11-28T18:00Z: search, us-east-1: needs 240 queries/s, phase launch has 400: nothing to do",
      // 72,000 players: 6 x 1,073.6 = 6,441.6 reads/s; M40 carries 4,000, M50 8,000
      "    begin by 2026-11-30T18:00Z: database, zone america: needs 6,440 reads/s a shard: raise its shards to M50 in Atlas, inside the bounds M40 to M60; auto-scaling alone begins only after 10 minutes above 90 % or an hour above 75 %",
      // 144,000 connections / 3,000 = 48 LCUs
      "    begin by 2026-11-30T18:00Z: load balancer, us-east-1: reserve 48 LCUs (`aws elbv2 modify-capacity-reservation`), and reset them after 2026-12-01T22:00Z",
    ]);
  });

  it("say so where a node type cannot scale, and where no size is enough", () => {
    const row = '{ at: "2026-12-01T18:00:00Z", factor: 100, hours: 4 }';
    const dev = edited(sampleText("dev"), [
      "{ daily: 200, peak: 50 }",
      "{ daily: 10000, peak: 2000 }",
    ]);
    const fleet = fleetOf(edited(dev, ["\nphase:", `\nlaunches: [${row}]\nphase:`]));
    const [plan] = launchPlans(fleet, NOW);
    expect(plan?.scheduled).to.deep.equal([
      "eu-west-1 cache: nothing, since cache.t4g.micro cannot scale itself",
      "eu-west-1 sessions: nothing, since cache.t4g.micro cannot scale itself",
    ]);
    const texts = plan?.checklist.map(({ what, text }) => `${what}: ${text}`).join("\n");
    // 200,000 players: 17,893 reads/s of M40's 4,000; 667 queries/s of 40
    expect(texts).to.contain("more than M40 carries: take the next phase or more shards");
    expect(texts).to.contain("phase seed has 40: give the cell its next phase");
  });

  it("scale the caches at the moments and to the shards that the component declares", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 1.5, 2, 3.2),
        fc.integer({ min: 1, max: 48 }),
        (factor, hours) => {
          const at = "2026-12-01T18:00:00Z";
          const fleet = launching(
            `{ at: "${at}", factor: ${String(factor)}, hours: ${String(hours)}, regions: [us-east-1] }`,
          );
          const [plan] = launchPlans(fleet, NOW);
          const declared = floorChanges(CACHE_SIZES.launch.cache.shards, [{ at, factor, hours }]);
          const printed = [
            ...(plan?.scheduled[0] ?? "").matchAll(/at least (\d+) shards? from (\S+)Z/g),
          ];
          expect(
            printed.map(([, shards, moment]) => [Number(shards), `at(${moment ?? ""})`]),
          ).to.deep.equal(declared.map(({ minCapacity, schedule }) => [minCapacity, schedule]));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("disappear once they are over", () => {
    const fleet = launching(ROW);
    expect(launchPlans(fleet, new Date("2026-12-01T23:00:00Z"))).to.deep.equal([]);
    expect(launchLines(parts(fleet, new Date("2026-12-02T00:00:00Z")), PLAIN)).to.deep.equal([]);
  });
});
