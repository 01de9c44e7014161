import { expect } from "chai";
import * as fc from "fast-check";
import type { CellRoute, PlannedRecord } from "../../../../components/edge";
import { edgePlan, recordTree } from "../../../../components/edge";
import { cellRoutes } from "./arbitrary";

const DOMAIN = "play.example.com";
const tree = (cells: readonly CellRoute[]) => recordTree(edgePlan(cells), DOMAIN);
const byKey = (cells: readonly CellRoute[]) =>
  new Map(tree(cells).map((record) => [record.key, record]));

const cell = (region: string, changes: Partial<CellRoute> = {}): CellRoute => ({
  region,
  state: "serving",
  share: 255,
  witness: "eu-west-3",
  ...changes,
});

function groups(records: readonly PlannedRecord[]): Map<string, PlannedRecord[]> {
  const found = new Map<string, PlannedRecord[]>();
  for (const record of records) {
    found.set(record.name, [...(found.get(record.name) ?? []), record]);
  }
  return found;
}

describe("edge layout", () => {
  it("gives a provisioned cell a leaf and no players", () => {
    expect(tree([cell("eu-west-1", { state: "provisioned", share: 0 })])).to.deep.equal([
      {
        key: "eu-west-1-leaf",
        name: "eu-west-1.cell.play.example.com",
        target: { loadBalancerOf: "eu-west-1" },
        after: [],
      },
    ]);
  });

  it("gives a serving cell a slot with self and spill, each with its own cell's check", () => {
    const records = byKey([
      cell("eu-west-1", { share: 200, evacuateTo: "us-east-1" }),
      cell("us-east-1", { state: "provisioned", share: 0 }),
    ]);
    expect([...records.keys()]).to.deep.equal([
      "eu-west-1-leaf",
      "us-east-1-leaf",
      "eu-west-1-self",
      "eu-west-1-spill",
      "eu-west-1-latency",
    ]);
    expect(records.get("eu-west-1-self")).to.deep.equal({
      key: "eu-west-1-self",
      name: "eu-west-1.route.play.example.com",
      target: { record: "eu-west-1.cell.play.example.com" },
      after: ["eu-west-1-leaf"],
      checkOf: "eu-west-1",
      setIdentifier: "self",
      weight: 200,
    });
    expect(records.get("eu-west-1-spill")).to.deep.equal({
      key: "eu-west-1-spill",
      name: "eu-west-1.route.play.example.com",
      target: { record: "us-east-1.cell.play.example.com" },
      after: ["us-east-1-leaf"],
      checkOf: "us-east-1",
      setIdentifier: "spill",
      weight: 55,
    });
    expect(records.get("eu-west-1-latency")).to.deep.equal({
      key: "eu-west-1-latency",
      name: "api.play.example.com",
      target: { record: "eu-west-1.route.play.example.com" },
      after: ["eu-west-1-self", "eu-west-1-spill"],
      setIdentifier: "eu-west-1",
      latencyRegion: "eu-west-1",
    });
  });

  it("keeps the slot of a drained cell whose players go elsewhere", () => {
    const cells = [
      cell("eu-west-1", { state: "draining", share: 0, evacuateTo: "us-east-1" }),
      cell("us-east-1"),
    ];
    expect(byKey(cells).get("eu-west-1-self")?.weight).to.equal(0);
    expect(byKey(cells).get("eu-west-1-spill")?.weight).to.equal(255);
  });

  it("drops the slot of a drained cell without another: a lone weight of 0 would still answer", () => {
    const cells = [cell("eu-west-1", { state: "draining", share: 0 }), cell("us-east-1")];
    expect(edgePlan(cells).slots.map(({ region }) => region)).to.deep.equal(["us-east-1"]);
    expect(edgePlan(cells).leaves).to.deep.equal(["eu-west-1", "us-east-1"]);
  });

  it("refuses what cannot be routed, naming the cell and the next step", () => {
    const refused: [CellRoute[], string][] = [
      [
        [cell("eu-west-1"), cell("eu-west-1")],
        "cell eu-west-1 comes twice. A region has one cell.",
      ],
      [
        [cell("eu-west-1", { share: 256 })],
        "cell eu-west-1 has the share 256. A share is a whole number from 0 to 255.",
      ],
      [[cell("eu-west-1", { share: 1.5 })], "has the share 1.5"],
      [[cell("eu-west-1", { share: -1 })], "has the share -1"],
      [[cell("eu-west-1", { witness: "eu-west-1" })], "has its fence in its own region"],
      [[cell("eu-west-1", { evacuateTo: "eu-west-1" })], "evacuates to itself"],
      [
        [cell("eu-west-1", { evacuateTo: "sa-east-1" })],
        "evacuates to sa-east-1, which has no leaf. Cells with a leaf: eu-west-1.",
      ],
    ];
    for (const [cells, message] of refused) expect(() => edgePlan(cells)).to.throw(message);
  });

  describe("for any cells", () => {
    it("has one leaf a cell, and an api record for each that is reached from it", () => {
      fc.assert(
        fc.property(cellRoutes(), (cells) => {
          const records = tree(cells);
          const leaves = records.filter(({ target }) => "loadBalancerOf" in target);
          expect(leaves.map(({ name }) => name).sort()).to.deep.equal(
            cells.map(({ region }) => `${region}.cell.${DOMAIN}`).sort(),
          );
          const slots = cells.filter(
            ({ state, share, evacuateTo }) =>
              state !== "provisioned" && (share > 0 || evacuateTo !== undefined),
          );
          expect(records.flatMap(({ latencyRegion }) => latencyRegion ?? []).sort()).to.deep.equal(
            slots.map(({ region }) => region).sort(),
          );
        }),
      );
    });

    it("has one policy a name, distinct identifiers, and weights of a slot that add up to 255 with a spill", () => {
      fc.assert(
        fc.property(cellRoutes(), (cells) => {
          for (const [name, records] of groups(tree(cells))) {
            const policies = new Set(
              records.map(({ weight, latencyRegion }) =>
                weight !== undefined
                  ? "weighted"
                  : latencyRegion !== undefined
                    ? "latency"
                    : "none",
              ),
            );
            expect(policies, name).to.have.property("size", 1);
            const identifiers = records.map(({ setIdentifier }) => setIdentifier);
            expect(new Set(identifiers).size, name).to.equal(records.length);
            if (!policies.has("weighted")) continue;
            const weights = records.map(({ weight }) => weight ?? NaN);
            expect(
              weights.every((w) => Number.isInteger(w) && w >= 0 && w <= 255),
              name,
            ).to.equal(true);
            const sum = weights.reduce((a, b) => a + b, 0);
            expect(sum, name).to.be.above(0);
            if (weights.length === 2) expect(sum, name).to.equal(255);
          }
        }),
      );
    });

    it("goes down at most three names, never in a circle, and makes each target before its alias", () => {
      fc.assert(
        fc.property(cellRoutes(), (cells) => {
          const records = tree(cells);
          const names = groups(records);
          const depth = (name: string): number =>
            1 +
            Math.max(
              ...(names.get(name) ?? []).map(({ target }) =>
                "record" in target ? depth(target.record) : 0,
              ),
            );
          for (const name of names.keys()) expect(depth(name)).to.be.within(1, 3);
          const made = new Set<string>();
          for (const { key, after } of records) {
            for (const before of after) expect(made.has(before), key).to.equal(true);
            made.add(key);
          }
        }),
      );
    });

    it("hangs the target's check on every weighted record, and none on a leaf or a latency record", () => {
      fc.assert(
        fc.property(cellRoutes(), (cells) => {
          for (const { weight, checkOf, target } of tree(cells)) {
            if (weight === undefined) expect(checkOf).to.equal(undefined);
            else expect(target).to.deep.equal({ record: `${checkOf ?? ""}.cell.${DOMAIN}` });
          }
        }),
      );
    });

    it("is the same in whatever order they come", () => {
      fc.assert(
        fc.property(cellRoutes(), (cells) => {
          expect(tree([...cells].reverse())).to.deep.equal(tree(cells));
        }),
      );
    });

    it("leaves every record as it was when a region is added", () => {
      fc.assert(
        fc.property(cellRoutes(), (cells) => {
          const [added, ...rest] = cells;
          const before = rest.filter(({ evacuateTo }) => evacuateTo !== added?.region);
          const known = new Set(before.map(({ region }) => region));
          fc.pre(
            before.every(({ evacuateTo }) => evacuateTo === undefined || known.has(evacuateTo)),
          );
          fc.pre(added?.evacuateTo === undefined || known.has(added.evacuateTo));
          const after = byKey(added === undefined ? before : [...before, added]);
          for (const [key, record] of byKey(before)) {
            expect(after.get(key)).to.deep.equal(record);
          }
        }),
      );
    });

    it("changes nothing but weights when a share moves between 1 and 255", () => {
      const share = fc.integer({ min: 1, max: 255 });
      fc.assert(
        fc.property(cellRoutes(), share, share, (cells, from, to) => {
          const [moved, ...rest] = cells;
          if (moved === undefined) return;
          const without = ({ weight: _, ...record }: PlannedRecord) => record;
          const before = tree([{ ...moved, share: from }, ...rest]);
          const after = tree([{ ...moved, share: to }, ...rest]);
          expect(after.map(without)).to.deep.equal(before.map(without));
          const changed = after.filter(({ weight }, index) => weight !== before[index]?.weight);
          for (const { name } of changed) expect(name).to.equal(`${moved.region}.route.${DOMAIN}`);
        }),
      );
    });
  });
});
