import { expect } from "chai";
import * as fc from "fast-check";
import type { CellRoute } from "../../../../../components/edge";
import { edgePlan } from "../../../../../components/edge";
import type { PlayerAnswer } from "../../../../../infra/planner/simulation";
import {
  fenceEach,
  killOne,
  killTwo,
  readFleet,
  simulate,
  simulateWorld,
} from "../../../../../infra/planner/simulation";
import { AWS_REGIONS } from "../../../../../infra/regions/aws";
import { latencyOrder } from "../../../../../infra/regions/distance";
import { cellRoutes } from "../../../components/edge/arbitrary";
import { recordedFleet, sketchedFleet } from "./tree";

const REGIONS = [
  "eu-west-1",
  "us-east-1",
  "ap-northeast-1",
  "sa-east-1",
  "ap-south-1",
  "ap-southeast-2",
  "us-west-2",
  "eu-central-1",
  "af-south-1",
  "me-central-1",
];

/** The first `count` regions, each serving and evacuating to the next. */
function ring(count: number): CellRoute[] {
  const regions = REGIONS.slice(0, count);
  return regions.map((region, index) => {
    const next = regions[(index + 1) % count];
    return {
      region,
      state: "serving",
      share: 255,
      witness: region === "eu-west-3" ? "us-east-2" : "eu-west-3",
      ...(next === undefined || next === region ? {} : { evacuateTo: next }),
    };
  });
}

const parts = ({ answers }: PlayerAnswer) =>
  Object.fromEntries(answers.map(({ cell, part }) => [cell, Number(part.toFixed(9))]));

/** What the rules of the edge promise, from the cells alone. */
function promised(
  cells: readonly CellRoute[],
  from: string,
  dead: readonly string[],
  fenced: readonly string[],
): Record<string, number> | undefined {
  const up = (region: string) => !dead.includes(region) && !fenced.includes(region);
  const { slots } = edgePlan(cells);
  const members = slots.map(({ region, self, spill }) => ({
    slot: region,
    members: [
      { cell: region, weight: self },
      ...(spill === undefined ? [] : [{ cell: spill.region, weight: spill.weight }]),
    ].filter(({ cell }) => up(cell)),
  }));
  const living = members.filter((slot) => slot.members.length > 0);
  const [nearest] = latencyOrder(
    from,
    living.map(({ slot }) => slot),
  );
  const chosen = living.find(({ slot }) => slot === nearest)?.members;
  if (chosen === undefined) return undefined;
  const total = chosen.reduce((sum, { weight }) => sum + weight, 0);
  return Object.fromEntries(
    chosen
      .filter(({ weight }) => total === 0 || weight > 0)
      .map(({ cell, weight }) => [
        cell,
        Number((total === 0 ? 1 / chosen.length : weight / total).toFixed(9)),
      ]),
  );
}

describe("the edge's tree, simulated", () => {
  for (const count of [1, 2, 3, 10]) {
    describe(`with ${String(count)} recorded cell${count === 1 ? "" : "s"}`, () => {
      const cells = ring(count);
      let exports: Awaited<ReturnType<typeof recordedFleet>>;
      before(async function () {
        this.timeout(60_000);
        exports = await recordedFleet(cells);
      });

      it("sends everyone to the nearest cell when all is well", () => {
        const { players } = simulate({ exports });
        expect(players.map(({ from }) => from)).to.deep.equal(Object.keys(AWS_REGIONS).sort());
        for (const player of players) {
          const [nearest] = latencyOrder(
            player.from,
            cells.map(({ region }) => region),
          );
          expect(parts(player), player.from).to.deep.equal({ [nearest ?? ""]: 1 });
          expect(player.dualStack).to.equal(true);
        }
      });

      it("answers everyone with a live cell when any one region dies, as far as there is one", () => {
        const fleet = readFleet(exports);
        const runs = killOne(fleet);
        expect(runs.map(({ outcome }) => outcome.dead[0])).to.include.members([
          ...cells.map(({ region }) => region),
          "eu-west-3",
          "eu-central-1",
        ]);
        for (const { outcome, violations, lost } of runs) {
          expect(violations).to.deep.equal([]);
          const own = count === 1 && outcome.dead[0] === REGIONS[0];
          expect(lost).to.have.length(own ? 1 : 0);
          expect(outcome.players.some(({ failOpen }) => failOpen)).to.equal(own);
        }
      });

      if (count > 1)
        it("sends a dead cell's players to the cell it evacuates to", () => {
          const { players } = simulate({ exports, dead: ["eu-west-1"] });
          const dublin = players.filter(({ from }) => from === "eu-west-1").map(parts);
          expect(dublin).to.deep.equal([{ "us-east-1": 1 }]);
        });

      it("takes a fenced cell out of every answer while another is left", () => {
        const runs = fenceEach(readFleet(exports));
        expect(runs.map(({ outcome }) => outcome.fenced[0])).to.have.members(
          cells.map(({ region }) => region),
        );
        for (const { violations, lost, outcome } of runs) {
          expect(violations).to.deep.equal([]);
          expect(lost).to.have.length(count === 1 ? 1 : 0);
          const answered = outcome.players.flatMap(({ answers }) => answers);
          expect(answered.some(({ fenced }) => fenced)).to.equal(count === 1);
        }
      });

      it("still answers something when every cell is fenced", () => {
        const { players } = simulate({ exports, fenced: cells.map(({ region }) => region) });
        for (const { answers, failOpen } of players) {
          expect(answers.reduce((sum, { part }) => sum + part, 0)).to.be.closeTo(1, 1e-9);
          expect(failOpen).to.equal(true);
        }
      });
    });
  }

  it("keeps a fenced cell fenced when its witness dies after", async () => {
    const exports = await sketchedFleet(ring(2));
    const { players } = simulate({ exports, dead: ["eu-west-3"], fenced: ["eu-west-1"] });
    expect(players.some(({ answers }) => answers.some(({ fenced }) => fenced))).to.equal(false);
  });

  it("moves only the share that was given, and only from the cell's own region", async () => {
    const [first, second] = ring(2);
    if (first === undefined || second === undefined) throw new Error("two cells");
    const exports = await sketchedFleet([{ ...first, share: 51 }, second]);
    const { players } = simulate({ exports });
    const near = (region: string) =>
      players.filter(({ from }) => from === region).map((player) => parts(player));
    expect(near("eu-west-1")).to.deep.equal([{ "eu-west-1": 0.2, "us-east-1": 0.8 }]);
    expect(near("us-east-2")).to.deep.equal([{ "us-east-1": 1 }]);
  });

  it("does as the cells promise, for any cells, with any regions dead and any cells fenced", async () => {
    await fc.assert(
      fc.asyncProperty(cellRoutes(6), fc.infiniteStream(fc.boolean()), async (cells, coin) => {
        const exports = await sketchedFleet(cells);
        const fleet = readFleet(exports);
        const pick = () =>
          cells.map(({ region }) => region).filter(() => coin.next().value === true);
        for (const [dead, fenced] of [
          [[], []],
          [pick(), []],
          [[], pick()],
          [pick(), pick()],
        ] as const) {
          const outcome = simulateWorld(fleet, { dead: new Set(dead), fenced: new Set(fenced) });
          for (const player of outcome.players) {
            const expected = promised(cells, player.from, dead, fenced);
            if (expected === undefined) expect(player.failOpen).to.equal(true);
            else expect(parts(player), player.from).to.deep.equal(expected);
          }
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);

  it("breaks no promise when any one region dies or any one cell is fenced, for any cells", async () => {
    await fc.assert(
      fc.asyncProperty(cellRoutes(5), async (cells) => {
        const fleet = readFleet(await sketchedFleet(cells));
        fc.pre(fleet.cells.length >= 2);
        for (const { violations } of [...killOne(fleet), ...fenceEach(fleet)]) {
          expect(violations).to.deep.equal([]);
        }
        for (const { violations } of killTwo(fleet)) expect(violations).to.deep.equal([]);
      }),
      { numRuns: 20 },
    );
  }).timeout(60_000);
});
