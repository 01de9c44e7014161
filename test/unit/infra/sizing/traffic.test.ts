import { expect } from "chai";
import * as fc from "fast-check";
import type { CellState } from "../../../../infra/fleet/schema";
import {
  playersOnline,
  servingRegions,
  withoutPlayers,
  zonePlayers,
} from "../../../../infra/sizing/traffic";
import { sampleFleet } from "../../../support/plans";

interface Row {
  readonly region: string;
  readonly share?: number;
  readonly state?: CellState;
  readonly evacuateTo?: string;
  readonly peak?: number;
}

/** Regions with one cell each of zone `z`. */
function fleetOf(...rows: readonly Row[]) {
  return {
    regions: rows.map(({ region, share = 255, state = "serving", evacuateTo, peak = 100 }) => ({
      region,
      cell: {
        zone: "z",
        phase: "launch" as const,
        state,
        share,
        players: { daily: peak * 5, peak },
        ...(evacuateTo === undefined ? {} : { evacuateTo }),
      },
    })),
  };
}

const of = (...args: Parameters<typeof playersOnline>) =>
  Object.fromEntries(playersOnline(...args));

describe("players land", () => {
  it("in their own region's cell by its share, the rest where it spills", () => {
    const fleet = fleetOf(
      { region: "eu-west-1", share: 51, evacuateTo: "us-east-1" },
      { region: "us-east-1" },
    );
    // 51 of 255 is a fifth
    expect(of(fleet)).to.deep.equal({ "eu-west-1": 20, "us-east-1": 180 });
  });

  it("all in the own cell where nothing spills, whatever its share above 0", () => {
    expect(of(fleetOf({ region: "eu-west-1", share: 1 }))).to.deep.equal({ "eu-west-1": 100 });
  });

  it("on evacuateTo when their region is lost, else in the nearest cell", () => {
    const fleet = fleetOf(
      { region: "eu-west-1", evacuateTo: "us-east-1" },
      { region: "eu-central-1" },
      { region: "us-east-1" },
    );
    expect(of(fleet, { lost: "eu-west-1" })).to.deep.equal({
      "eu-central-1": 100,
      "us-east-1": 200,
    });
    // eu-central-1 names none: eu-west-1 is nearer than us-east-1
    expect(of(fleet, { lost: "eu-central-1" })).to.deep.equal({
      "eu-west-1": 200,
      "us-east-1": 100,
    });
  });

  it("nowhere when the only cell is lost", () => {
    expect(of(fleetOf({ region: "eu-west-1" }), { lost: "eu-west-1" })).to.deep.equal({});
  });

  it("in a provisioned cell only of its own region, so that it is sized before it serves", () => {
    const fleet = fleetOf(
      { region: "eu-west-1" },
      { region: "eu-central-1", state: "provisioned" },
    );
    expect(of(fleet, { lost: "eu-west-1" })).to.deep.equal({ "eu-central-1": 100 });
    expect(servingRegions(fleet)).to.deep.equal(["eu-west-1"]);
  });

  it("not in cells that are planned or retired", () => {
    for (const state of ["planned", "retired"] as const)
      expect(of(fleetOf({ region: "eu-west-1", state }))).to.deep.equal({});
  });

  it("times the factor of their own region on a launch", () => {
    const fleet = fleetOf({ region: "eu-west-1" }, { region: "us-east-1" });
    expect(of(fleet, { factorOf: (region) => (region === "us-east-1" ? 3 : 1) })).to.deep.equal({
      "eu-west-1": 100,
      "us-east-1": 300,
    });
  });

  it("all of them, as long as any cell takes players", () => {
    const names = ["eu-west-1", "eu-central-1", "us-east-1", "ap-northeast-1"];
    const rows = fc
      .tuple(
        ...names.map((region) =>
          fc.record({
            region: fc.constant(region),
            share: fc.integer({ min: 1, max: 255 }),
            evacuateTo: fc.constantFrom(undefined, ...names.filter((name) => name !== region)),
            peak: fc.integer({ min: 1, max: 1_000_000 }),
          }),
        ),
      )
      .map((list) =>
        list.map(({ evacuateTo, ...row }) => (evacuateTo ? { ...row, evacuateTo } : row)),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom(undefined, ...names), (list, lost) => {
        const online = playersOnline(fleetOf(...list), lost === undefined ? {} : { lost });
        const total = [...online.values()].reduce((sum, players) => sum + players, 0);
        const declared = list.reduce((sum, { peak }) => sum + peak, 0);
        expect(total).to.be.closeTo(declared, declared * 1e-9);
        if (lost !== undefined) expect(online.has(lost)).to.equal(false);
      }),
    );
  });
});

describe("players of a zone", () => {
  it("are those of its cells, wherever they are served", () => {
    const fleet = sampleFleet("world");
    // eu-west-1 and eu-central-1
    expect(zonePlayers(fleet, "europe")).to.deep.equal({ daily: 1_600_000, peak: 250_000 });
    expect(withoutPlayers(fleet)).to.deep.equal([]);
  });
});
