import { expect } from "chai";
import { parse, stringify } from "yaml";
import { acceptedLock, appendedLock } from "../../../../../infra/fleet/derive";
import type { Fleet } from "../../../../../infra/fleet/fleet";
import { formatLock } from "../../../../../infra/fleet/lock-file";
import { fleetFileSchema, type FleetFile, type Phase } from "../../../../../infra/fleet/schema";
import { managedNamespaces } from "../../../../../infra/model";
import { cellSteps } from "../../../../../stacks/cli/plan/steps";
import { storeWarnings } from "../../../../../stacks/cli/plan/stores";
import { fleetOf, sampleFleet, sampleText } from "../../../../support/plans";

const file = (name: string): FleetFile => fleetFileSchema.parse(parse(sampleText(name)));

/** A fleet whose cells were last accepted in a phase; undefined: never accepted. */
function grown(name: string, was: Phase | undefined, phase: Phase): Fleet {
  const after = { ...file(name), phase };
  const before = { ...after, phase: was ?? phase };
  const lock = appendedLock(before, undefined, managedNamespaces());
  return fleetOf(
    stringify(after),
    formatLock(was === undefined ? lock : acceptedLock(before, lock)),
  );
}

const kinds = (fleet: Fleet) =>
  cellSteps(fleet).map(({ stack, steps }) => [stack, steps.map(({ kind }) => kind)]);

describe("the runs of cells", () => {
  it("are one `up` a step of the search, from what was last accepted", () => {
    expect(kinds(grown("dev", "seed", "launch"))).to.deep.equal([
      ["dev.eu-west-1", ["search-resize"]],
    ]);
    expect(kinds(grown("dev", "launch", "growth"))).to.deep.equal([
      ["dev.eu-west-1", ["search-resize", "search-standby-on"]],
    ]);
    expect(kinds(grown("dev", undefined, "growth"))).to.deep.equal([
      ["dev.eu-west-1", ["search-create"]],
    ]);
  });

  it("are none where the fleet is as it was accepted", () => {
    for (const name of ["dev", "prod", "world"])
      expect(cellSteps(sampleFleet(name))).to.deep.equal([]);
  });

  it("follow the cell's own phase before the fleet's, and leave out cells that do not stand", () => {
    const before = grown("prod", "launch", "launch");
    const cells = (change: (region: string) => object): Fleet => ({
      ...before,
      regions: before.regions.map((row) =>
        row.cell === undefined ? row : { ...row, cell: { ...row.cell, ...change(row.region) } },
      ),
    });
    const one = cells((region) => (region === "eu-west-1" ? { phase: "growth" } : {}));
    expect(kinds(one).map(([stack]) => stack)).to.deep.equal(["prod.eu-west-1"]);
    expect(kinds(cells(() => ({ phase: "growth", state: "retired" })))).to.deep.equal([]);
  });
});

describe("warnings of the stores", () => {
  it("are none for the sample fleets", () => {
    for (const name of ["dev", "prod", "world"])
      expect(storeWarnings(sampleFleet(name))).to.deep.equal([]);
  });

  it("name the cell's stack and the node type that its region was not seen to offer", () => {
    const { regions, ...fleet } = sampleFleet("dev");
    const moved = regions.map((row) => ({ ...row, region: "me-south-1" }));
    const found = storeWarnings({ ...fleet, regions: moved });
    expect(found.map(({ code, where, path }) => [code, where, path])).to.deep.equal([
      ["store-node-region", "dev.me-south-1", "cache.t4g.micro"],
    ]);
  });

  it("tell of a region with two AZs, where search is lost with one", () => {
    const { regions, ...fleet } = grown("dev", "launch", "launch");
    const two = regions.map((row) => ({
      ...row,
      availabilityZones: row.availabilityZones.slice(0, 2),
    }));
    expect(storeWarnings({ ...fleet, regions: two }).map(({ code }) => code)).to.deep.equal([
      "search-two-azs",
    ]);
  });
});
