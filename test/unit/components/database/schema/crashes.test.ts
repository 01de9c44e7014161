import { expect } from "chai";
import fc from "fast-check";
import type { StoredSchema } from "../../../../../components/database/functions/schema/ports";
import { type SchemaPlan, schemaPlan } from "../../../../../infra/model/derive/schema";
import type { FaultPoints } from "../../../../../infra/runtime/faults";
import { Crash, CrashAt, Recording } from "../../../../support/runtime/crash";
import { picture, plainWorld, shardedWorld } from "../../../../support/schema/bench";
import { next, versions } from "../../../../support/schema/models";
import { changed, demanding } from "../../../../support/schema/plans";

const first = schemaPlan();
/** Changes of every kind: a field, indexes that change, go and come, seconds. */
const second = changed(
  changed(first, 2, "players", demanding("country", "string")),
  2,
  "events",
  ({ indexes, ...events }) => ({
    ...events,
    indexes: [
      {
        name: "byAge",
        keys: [
          ["location", 1],
          ["kind", 1],
        ],
      },
      { name: "byKind", keys: [["kind", 1]] },
      ...indexes
        .filter(({ name }) => name === "purge")
        .map((purge) => ({ ...purge, expireAfterSeconds: 60 })),
    ],
  }),
);

/** The end of a process at the nth call of any kind. */
class CrashAfter implements FaultPoints {
  constructor(private left: number) {}

  reach(point: string): void {
    if (this.left <= 0) throw new Crash(point);
    this.left -= 1;
  }
}

/** What is stored of a plan's collections, whatever order its indexes were made in. */
function sorted(stored: StoredSchema | undefined, plan: SchemaPlan) {
  const text = ({ collection, index }: StoredSchema["made"][number]) =>
    `${collection} ${index.name}`;
  const made = (stored?.made ?? [])
    .filter(({ collection }) => plan.collections.some(({ name }) => name === collection))
    .sort((a, b) => (text(a) < text(b) ? -1 : 1));
  return { ...stored, made };
}

async function atSecond() {
  const world = shardedWorld();
  world.admin.atlasShards(first);
  await world.apply(first);
  return world;
}

describe("a schema step that is killed", () => {
  for (const [name, start] of [
    ["the first version", () => ({ plan: first, world: Promise.resolve(fresh()) })],
    [
      "a version that changes fields, indexes and seconds",
      () => ({ plan: second, world: atSecond() }),
    ],
  ] as const) {
    it(`of ${name} is completed by the next, wherever it was`, async () => {
      const { plan, world: whole } = start();
      const recording = new Recording();
      await (await whole).apply(plan, {}, recording);
      const [end, stored] = [
        await picture(await whole, plan),
        sorted(await (await whole).stored(), plan),
      ];
      const times = new Map<string, number>();
      expect(recording.points.length).to.be.greaterThan(30);
      for (const point of recording.points) {
        const nth = (times.get(point) ?? 0) + 1;
        times.set(point, nth);
        const world = await start().world;
        const crash = new CrashAt(point, nth);
        await world.apply(plan, {}, crash).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        expect(crash.crashed, point).to.equal(true);
        await world.later(plan);
        expect(await picture(world, plan), `${point} ${String(nth)}`).to.deep.equal(end);
        expect(sorted(await world.stored(), plan), `${point} ${String(nth)}`).to.deep.equal(stored);
        expect((await world.apply(plan)).steps, `${point} ${String(nth)}`).to.deep.equal([]);
      }
    });
  }

  it("again and again notes its indexes once", async () => {
    const world = fresh();
    for (let run = 0; run < 3; run++) {
      const crash = new CrashAt("admin.createIndexes.before");
      await world.apply(first, { wait: 120_000 }, crash).catch(() => undefined);
    }
    const made = (await world.stored())?.made ?? [];
    expect(new Set(made.map((own) => JSON.stringify(own))).size).to.equal(made.length);
    expect(made.length).to.be.greaterThan(5);
  });

  it("never stored its version before all was in place", async () => {
    const world = fresh();
    const seen: (number | undefined)[] = [];
    await world.apply(
      first,
      {},
      {
        async reach(point) {
          if (point.startsWith("admin.")) seen.push((await world.stored())?.version);
        },
      },
    );
    expect(seen.filter((version) => version !== undefined && version > 0)).to.deep.equal([]);
  });
});

function fresh() {
  const world = shardedWorld();
  world.admin.atlasShards(first);
  return world;
}

describe("any versions of a data model", () => {
  const cases = fc.record({
    models: versions(4),
    crashes: fc.array(fc.option(fc.nat(60), { nil: undefined }), { minLength: 3, maxLength: 3 }),
    isSharded: fc.boolean(),
  });

  it("with runs that are killed anywhere, end as the last one does alone", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ models, crashes, isSharded }) => {
        const make = isSharded ? shardedWorld : plainWorld;
        const world = make();
        const last = models.at(-1);
        if (last === undefined) return;
        const plans = models.map(schemaPlan);
        for (const [at, plan] of plans.entries()) {
          if (isSharded) world.admin.atlasShards(plan);
          const left = at === plans.length - 1 ? undefined : crashes[at];
          if (left === undefined) await world.later(plan);
          else
            await world.apply(plan, {}, new CrashAfter(left)).catch((error: unknown) => {
              if (!(error instanceof Crash)) throw error;
            });
        }
        // One version more, so that what was accepted for a while is no longer.
        const settled = schemaPlan(next(last));
        await world.later(settled);
        const alone = make();
        if (isSharded) alone.admin.atlasShards(settled);
        await alone.apply(settled);
        expect(await picture(world, settled)).to.deep.equal(await picture(alone, settled));
        expect(sorted(await world.stored(), settled)).to.deep.equal(
          sorted(await alone.stored(), settled),
        );
        expect((await world.apply(settled)).steps).to.deep.equal([]);
      }),
      { numRuns: 300 },
    );
  });
});
