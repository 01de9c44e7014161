import { expect } from "chai";
import type { CellRoute } from "../../../../../components/edge";
import type { ExportedStack } from "../../../../../infra/planner/simulation";
import {
  ASSUMPTIONS,
  killOne,
  readFleet,
  simulationReport,
} from "../../../../../infra/planner/simulation";
import { failoverSeconds, fenceSeconds } from "../../../../../infra/sizing/recovery";
import { cluster, exportsOf, loadBalancer, provider, recordSet } from "./records";
import { sketchedFleet } from "./tree";

const CELLS: CellRoute[] = [
  {
    region: "eu-west-1",
    state: "serving",
    share: 255,
    witness: "eu-west-3",
    evacuateTo: "us-east-1",
  },
  {
    region: "us-east-1",
    state: "serving",
    share: 255,
    witness: "eu-west-3",
    evacuateTo: "eu-west-1",
  },
];
const EUROPE = { zone: "europe", electable: { "eu-west-1": 2, "eu-central-1": 2, "eu-west-3": 1 } };

const database = (...shards: Parameters<typeof cluster>[0]): ExportedStack => ({
  stack: "prod.database",
  resources: [cluster(shards)],
});

/** The exports with some inputs of every record of one name changed. */
function broken(
  exports: readonly ExportedStack[],
  matches: (name: string) => boolean,
  change: (inputs: Readonly<Record<string, unknown>>) => Record<string, unknown>,
): ExportedStack[] {
  return exports.map(({ stack, resources }) => ({
    stack,
    resources: resources.map((resource) =>
      resource.type === "aws:route53/record:Record" && matches(String(resource.inputs?.name))
        ? { ...resource, inputs: change(resource.inputs ?? {}) }
        : resource,
    ),
  }));
}

describe("simulation report", () => {
  let exports: ExportedStack[];
  before(async () => {
    exports = [...(await sketchedFleet(CELLS)), database(EUROPE)];
  });

  it("says that every promise holds, who moves where and in what time", () => {
    const report = simulationReport(exports);
    expect(report.violations).to.deep.equal([]);
    expect(report.lines.at(-1)).to.equal("Every promise holds.");
    const kill = report.lines.find((line) => line.startsWith("  kill eu-west-1: "));
    expect(kill).to.match(/players near \d+ regions are answered by us-east-1 within/);
    expect(kill).to.include(`within ${String(failoverSeconds())} s`);
    expect(kill).to.include("zone europe keeps 3 of 5 electable nodes");
    expect(report.lines).to.include(
      "  kill eu-west-3: no player moves; zone europe keeps 4 of 5 electable nodes, new primaries within 30 s",
    );
    expect(report.lines.find((line) => line.startsWith("  fence eu-west-1: "))).to.include(
      `within ${String(fenceSeconds())} s`,
    );
  });

  it("says what two lost regions cost, without calling it a broken promise", () => {
    const { lost, violations, lines } = simulationReport(exports);
    expect(violations).to.deep.equal([]);
    expect(lost).to.include(
      "kill eu-central-1 and eu-west-1: zone europe cannot elect a primary: 1 of 5 electable nodes live. Its writes stop, and so do the feeds of every cell, which wait for all shards",
    );
    expect(lost.some((line) => line.startsWith("kill eu-west-1 and us-east-1: players"))).to.equal(
      true,
    );
    expect(lines.some((line) => /^ {2}\d of 6 pairs lose something$/.test(line))).to.equal(true);
  });

  it("lists what no source settles", () => {
    const { lines } = simulationReport(exports);
    for (const assumption of ASSUMPTIONS) expect(lines).to.include(`  - ${assumption}`);
    expect(ASSUMPTIONS.join(" ")).to.include("Config servers");
  });

  it("sums up what a plan prints", () => {
    expect(simulationReport(exports).summary).to.deep.equal([
      `any one region lost: every player is answered by a live cell within ${String(failoverSeconds())} s`,
      `any one cell fenced: every player is answered by a live cell within ${String(fenceSeconds())} s`,
      "any two regions lost: 4 of 6 pairs lose something (reported, not required)",
    ]);
    const single = { zone: "europe", electable: { "eu-west-1": 3 } };
    expect(simulationReport([...exports.slice(0, -1), database(single)]).summary[0]).to.match(
      /^kill eu-west-1: lost: zone europe cannot elect a primary: 0 of 3/,
    );
  });

  it("is the same text each time", () => {
    expect(simulationReport(exports).lines).to.deep.equal(simulationReport(exports).lines);
  });

  it("finds a latency record that does not evaluate its target", () => {
    const faulty = broken(
      exports,
      (name) => name.startsWith("api.") || name.includes(".route."),
      (inputs) => ({
        ...inputs,
        healthCheckId: undefined,
        aliases: [{ ...(inputs.aliases as object[])[0], evaluateTargetHealth: false }],
      }),
    );
    const { violations, lines } = simulationReport(faulty);
    expect(
      violations.some((line) =>
        line.startsWith("kill eu-west-1: players are sent to a dead cell near: "),
      ),
    ).to.equal(true);
    expect(lines.some((line) => line.startsWith("    BROKEN players are sent"))).to.equal(true);
    expect(lines.at(-1)).to.match(/^\d+ promises broken/);
  });

  it("finds a fence that does not hang on the records", () => {
    const faulty = broken(
      exports,
      (name) => name.startsWith("eu-west-1.route."),
      ({ healthCheckId: _, ...inputs }) => inputs,
    );
    expect(simulationReport(faulty).violations.join("\n")).to.include(
      "fence eu-west-1: the fenced cell still answers players near: ",
    );
  });

  it("finds an IPv6 tree that differs", () => {
    const faulty = exports.map(({ stack, resources }) => ({
      stack,
      resources: resources.filter(
        ({ inputs }) => !(inputs?.type === "AAAA" && inputs.setIdentifier === "us-east-1"),
      ),
    }));
    expect(simulationReport(faulty).violations.join("\n")).to.include(
      "IPv4 and IPv6 answers differ near: ",
    );
  });

  it("finds a zone over three regions that one of them can silence", () => {
    const uneven = {
      zone: "europe",
      electable: { "eu-west-1": 3, "eu-central-1": 1, "eu-west-3": 1 },
    };
    const runs = killOne(readFleet(exportsOf(cluster([uneven]))));
    const home = runs.find(({ outcome }) => outcome.dead[0] === "eu-west-1");
    expect(home?.violations.join()).to.include("zone europe cannot elect a primary: 2 of 5");
  });

  it("promises no majority to a zone of one region, but says what is lost", () => {
    const single = { zone: "europe", electable: { "eu-west-1": 3 } };
    const runs = killOne(readFleet([...exports.slice(0, -1), database(single)]));
    const home = runs.find(({ outcome }) => outcome.dead[0] === "eu-west-1");
    expect(home?.violations).to.deep.equal([]);
    expect(home?.lost).to.have.length(1);
  });

  it("says that one cell cannot be replaced, nor taken out by a fence", () => {
    const lone = exportsOf(
      provider("eu-west-1"),
      loadBalancer("eu-west-1"),
      ...["A", "AAAA"].map((type) =>
        recordSet("api", { toBalancer: "eu-west-1", latency: "eu-west-1", type }),
      ),
    );
    const { violations, lost } = simulationReport(lone);
    expect(violations).to.deep.equal([]);
    expect(lost.map((line) => line.split(" near")[0])).to.deep.equal([
      "kill eu-west-1: players are sent to a dead cell",
      "fence eu-west-1: the fenced cell still answers players",
    ]);
  });

  it("says when nobody is answered, because no cell has players yet", async () => {
    const provisioned = CELLS.map(({ evacuateTo: _, ...cell }) => ({
      ...cell,
      state: "provisioned" as const,
    }));
    const { lost, violations } = simulationReport(await sketchedFleet(provisioned));
    expect(violations).to.deep.equal([]);
    expect(
      lost.every((line) => line.endsWith("no name has latency records: nobody is answered")),
    ).to.equal(true);
    expect(lost).to.not.have.length(0);
  });
});
