import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import fc from "fast-check";
import {
  layoutProblems,
  nextSafeStep,
  settledTarget,
  TopologyError,
  type Layout,
  type Step,
} from "../../../../../components/database/topology";
import { PHASE_SIZES } from "../../../../../infra/sizing/phases";
import { layoutOf, pairArbitrary, type TestZone } from "./support";

const MOST_STEPS = 12;

function walk(live: Layout, target: Layout): Step[] {
  const steps: Step[] = [];
  let now = live;
  for (;;) {
    const step = nextSafeStep(now, target);
    if (step.kind === "none") return steps;
    steps.push(step);
    if (steps.length > MOST_STEPS) throw new Error(steps.map((taken) => taken.reason).join("\n"));
    now = step.layout;
  }
}

/** Electable counts of the first shard in order of priority, `3-2-2`. */
function counts(layout: Layout): string {
  return (layout.shards[0]?.regions ?? [])
    .filter((entry) => entry.electable > 0)
    .map((entry) => String(entry.electable))
    .join("-");
}

function path(before: TestZone, after: TestZone): string[] {
  return walk(layoutOf([before]), layoutOf([after])).map(
    (step) => `${step.kind} ${counts(step.layout)}`,
  );
}

const europe = (...electable: string[]): TestZone => ({ zone: "europe", electable });
const [A, B, C, D, E] = [
  "eu-west-1",
  "eu-central-1",
  "eu-west-3",
  "eu-north-1",
  "eu-south-1",
] as const;

interface Nodes {
  readonly electable: number;
  readonly readOnly: number;
  readonly priority: number;
}

/** Checks that a step changes one kind of thing only, by what differs and not by what it is called. */
function expectOneKind(before: Layout, step: Step): void {
  const after = step.layout;
  const shared = before.shards.map((shard, index) => [shard, after.shards[index]] as const);
  const found = new Set<string>();
  if (after.shards.length > before.shards.length) found.add("append");
  if (after.bounds.min !== before.bounds.min || after.bounds.max !== before.bounds.max)
    found.add("bounds");
  for (const [old, now] of shared) {
    if (now === undefined) throw new Error("a shard is gone");
    if (now.zone !== old.zone) found.add("order");
    if (now.instanceSize !== old.instanceSize) found.add("sizes");
    const was = new Map<string, Nodes>(old.regions.map((entry) => [entry.region, entry]));
    const is = new Map<string, Nodes>(now.regions.map((entry) => [entry.region, entry]));
    for (const region of new Set([...was.keys(), ...is.keys()])) {
      for (const kind of ["electable", "readOnly"] as const) {
        const change = (is.get(region)?.[kind] ?? 0) - (was.get(region)?.[kind] ?? 0);
        if (change > 0) found.add("raise");
        if (change < 0) found.add("lower");
      }
    }
    const order = (nodes: Map<string, Nodes>, others: Map<string, Nodes>) =>
      [...nodes]
        .filter(
          ([region, entry]) => entry.electable > 0 && (others.get(region)?.electable ?? 0) > 0,
        )
        .sort(([, left], [, right]) => right.priority - left.priority)
        .map(([region]) => region)
        .join();
    if (order(was, is) !== order(is, was)) found.add("priorities");
  }
  const kinds = [...found].join();
  if (kinds !== step.kind) throw new Error(`a step called ${step.kind} changes ${kinds}`);
}

/** Checks that a majority of every shard's old voting members stays. */
function expectMajority(before: Layout, after: Layout): void {
  before.shards.forEach((old, index) => {
    const now = new Map(
      after.shards[index]?.regions.map((entry) => [entry.region, entry.electable]),
    );
    const total = old.regions.reduce((sum, entry) => sum + entry.electable, 0);
    const kept = old.regions.reduce(
      (sum, entry) => sum + Math.min(entry.electable, now.get(entry.region) ?? 0),
      0,
    );
    if (kept <= total / 2) throw new Error(`${kept} of ${total} members stay`);
  });
}

describe("the next safe step of the topology", () => {
  it("creates the cluster as the fleet asks when there is none", () => {
    const target = layoutOf([europe(A, B, C)]);
    expect(nextSafeStep(undefined, target)).to.deep.include({
      layout: target,
      kind: "create",
      done: true,
    });
  });

  it("grows one region to three over 3-2-2", () => {
    expect(path(europe(A), europe(A, B, C))).to.deep.equal(["raise 3-2-2", "lower 2-2-1"]);
  });

  it("shrinks three regions to one over 3-2-2, two nodes at a time", () => {
    expect(path(europe(A, B, C), europe(A))).to.deep.equal(["raise 3-2-2", "lower 3-2", "lower 3"]);
  });

  it("goes from three regions to five and back", () => {
    expect(path(europe(A, B, C), europe(A, B, C, D, E))).to.deep.equal([
      "raise 2-2-1-1-1",
      "lower 1-1-1-1-1",
    ]);
    expect(path(europe(A, B, C, D, E), europe(A, B, C))).to.deep.equal([
      "raise 2-2-1-1-1",
      "lower 2-2-1",
    ]);
  });

  it("changes one anchor for another only after the new one holds the data", () => {
    expect(path(europe(A, B, C), europe(A, B, D))).to.deep.equal(["raise 2-2-1-2", "lower 2-2-1"]);
  });

  it("moves the home by a change of priorities alone when the counts allow it", () => {
    const [step, ...more] = walk(layoutOf([europe(A, B, C)]), layoutOf([europe(B, A, C)]));
    expect(more).to.deep.equal([]);
    expect(step).to.deep.include({ kind: "priorities", done: true, emptied: [] });
    expect(
      step?.layout.shards[0]?.regions.map((entry) => [entry.region, entry.priority]),
    ).to.deep.equal([
      [B, 7],
      [A, 6],
      [C, 5],
    ]);
  });

  it("moves a one-region zone, and says which region it leaves", () => {
    const steps = walk(layoutOf([europe(A)]), layoutOf([europe(B)]));
    expect(steps.map((step) => `${step.kind} ${counts(step.layout)}`)).to.deep.equal([
      "raise 3-4",
      "priorities 4-3",
      "lower 4-1",
      "lower 3",
    ]);
    expect(steps.map((step) => step.emptied.length)).to.deep.equal([0, 0, 0, 1]);
    expect(steps.at(-1)?.emptied).to.deep.equal([{ zone: "europe", region: A }]);
  });

  it("appends shards with their zone's present nodes before it changes the zone", () => {
    const live = layoutOf([europe(A)]);
    const target = layoutOf(
      [europe(A, B, C), { zone: "america", electable: ["us-east-1"] }],
      ["europe", "america", "europe"],
    );
    const step = nextSafeStep(live, target);
    expect(step.kind).to.equal("append");
    expect(step.done).to.equal(false);
    expect(step.layout.shards[0]).to.deep.equal(live.shards[0]);
    expect(step.layout.shards[2]?.regions).to.deep.equal(live.shards[0]?.regions);
    expect(step.layout.shards[1]?.regions).to.deep.equal(target.shards[1]?.regions);
  });

  it("widens the bounds, moves the sizes and narrows the bounds when live sizes lie outside the new ones", () => {
    const live = layoutOf([europe(A)], ["europe"], PHASE_SIZES.seed.database);
    const steps = walk(live, layoutOf([europe(A)], ["europe"], PHASE_SIZES.launch.database));
    expect(
      steps.map(({ kind, layout }) => [kind, layout.bounds, layout.shards[0]?.instanceSize]),
    ).to.deep.equal([
      ["bounds", { min: "M30", max: "M60" }, "M30"],
      ["sizes", { min: "M30", max: "M60" }, "M40"],
      ["bounds", { min: "M40", max: "M60" }, "M40"],
    ]);
  });

  it("leaves a size alone that auto-scaling chose inside the bounds", () => {
    const target = layoutOf([europe(A)]);
    const live = {
      ...target,
      shards: target.shards.map((shard) => ({ ...shard, instanceSize: "M60" })),
    };
    expect(nextSafeStep(live, target)).to.deep.include({ kind: "none", done: true, layout: live });
  });

  it("gives bounds back to a cluster whose auto-scaling was switched off by hand", () => {
    const target = layoutOf([europe(A)]);
    const live = {
      bounds: { min: "M80", max: "M80" },
      shards: target.shards.map((shard) => ({ ...shard, instanceSize: "M80" })),
    };
    const [first] = walk(live, target);
    expect(first).to.deep.include({ kind: "bounds" });
    expect(first?.layout.bounds).to.deep.equal({ min: "M40", max: "M80" });
  });

  it("changes priorities once, when every zone has its nodes, however far the zones have to go", () => {
    const far = ["us-east-1", "us-east-2", "us-west-2", "ca-central-1", "us-west-1"];
    const other = (zone: string, ...electable: string[]): TestZone => ({ zone, electable });
    const live = layoutOf(
      [europe(A, B, C, D, E), other("america", A, B, C), other("asia", A, B, C)],
      ["europe", "america", "asia"],
      PHASE_SIZES.seed.database,
    );
    const target = layoutOf(
      [europe(...far.slice(0, 4), A), other("america", B, A, D), other("asia", ...far.slice(0, 3))],
      ["europe", "america", "asia", "europe"],
      PHASE_SIZES.scale.database,
    );
    const kinds = walk(live, target).map((step) => step.kind);
    expect(kinds.filter((kind) => kind === "priorities")).to.have.length(1);
    expect(kinds).to.have.length.at.most(MOST_STEPS);
  });

  const refused: [string, Layout, Layout, string, RegExp][] = [
    [
      "a removed shard",
      layoutOf([europe(A)], ["europe", "europe"]),
      layoutOf([europe(A)]),
      "shard-removed",
      /Atlas support/,
    ],
    [
      "a removed zone",
      layoutOf([europe(A), { zone: "asia", electable: ["ap-south-1"] }]),
      layoutOf([europe(A)]),
      "zone-removed",
      /put its row back/,
    ],
    [
      "shards in another order",
      layoutOf([europe(A), { zone: "asia", electable: ["ap-south-1"] }]),
      layoutOf([europe(A), { zone: "asia", electable: ["ap-south-1"] }], ["asia", "europe"]),
      "order-changed",
      /beginning of the lock's/,
    ],
    [
      "a zone whose live shards differ",
      {
        ...layoutOf([europe(A)], ["europe", "europe"]),
        shards: [...layoutOf([europe(A)]).shards, ...layoutOf([europe(A, B, C)]).shards],
      },
      layoutOf([europe(A)], ["europe", "europe"]),
      "zone-uneven",
      /make them equal/,
    ],
    [
      "a live size of another class",
      {
        ...layoutOf([europe(A)]),
        shards: layoutOf([europe(A)]).shards.map((shard) => ({ ...shard, instanceSize: "R40" })),
      },
      layoutOf([europe(A)]),
      "instance-size",
      /R40/,
    ],
  ];
  for (const [what, live, target, code, message] of refused) {
    it(`refuses ${what} and says what to do`, () => {
      let thrown: unknown;
      try {
        nextSafeStep(live, target);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).to.be.instanceOf(TopologyError);
      expect((thrown as TopologyError).code).to.equal(code);
      expect((thrown as TopologyError).message).to.match(message);
    });
  }

  it("leads from any legal layout to any other in at most twelve valid steps of one kind each", () => {
    const kinds = new Map<string, number>();
    let longest = 0;
    fc.assert(
      fc.property(pairArbitrary, ({ live, target }) => {
        let now = live;
        const steps = walk(live, target);
        longest = Math.max(longest, steps.length);
        for (const step of steps) {
          const problems = layoutProblems(step.layout);
          if (problems.length > 0) throw new Error(problems.join("; "));
          expectOneKind(now, step);
          expectMajority(now, step.layout);
          if (step.done !== (step === steps.at(-1))) throw new Error(`done is ${step.done}`);
          kinds.set(step.kind, (kinds.get(step.kind) ?? 0) + 1);
          now = step.layout;
        }
        if (!isDeepStrictEqual(now, settledTarget(now, target)))
          throw new Error("the last layout is not the target");
      }),
      { numRuns: 10_000, seed: 1 },
    );
    expect(longest).to.be.at.most(MOST_STEPS).and.at.least(8);
    for (const kind of ["append", "raise", "priorities", "lower", "bounds", "sizes"])
      expect(kinds.get(kind) ?? 0, kind).to.be.greaterThan(500);
  }).timeout(60_000);

  it("never lets a region that stays fall below what it has on both sides", () => {
    fc.assert(
      fc.property(pairArbitrary, ({ live, target }) => {
        const least = live.shards.map(
          (shard, index) =>
            new Map(
              shard.regions.map((entry) => {
                const goal = target.shards[index]?.regions.find(
                  (one) => one.region === entry.region,
                );
                return [
                  entry.region,
                  Math.min(
                    entry.electable + entry.readOnly,
                    (goal?.electable ?? 0) + (goal?.readOnly ?? 0),
                  ),
                ];
              }),
            ),
        );
        for (const step of walk(live, target)) {
          least.forEach((regions, index) => {
            for (const [region, count] of regions) {
              const entry = step.layout.shards[index]?.regions.find((one) => one.region === region);
              const nodes = (entry?.electable ?? 0) + (entry?.readOnly ?? 0);
              if (nodes < count) throw new Error(`${region} has ${nodes} nodes, not ${count}`);
            }
          });
        }
      }),
      { numRuns: 1_000, seed: 2 },
    );
  });
});
