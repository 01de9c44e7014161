import { expect } from "chai";
import fc from "fast-check";
import { type CacheLaunch, floorChanges, launchStart } from "../../../../components/cache/launches";
import { LAUNCH_LEAD_HOURS } from "../../../../infra/sizing/launches";

const launch = (at: string, factor: number, hours: number): CacheLaunch => ({ at, factor, hours });
const HOUR = 3_600_000;

/** The floor in force at a moment, as the changes leave it. */
function floorAt(usual: number, launches: readonly CacheLaunch[], moment: number): number {
  const made = floorChanges(usual, launches).filter(
    ({ schedule }) => Date.parse(`${schedule.slice(3, -1)}Z`) <= moment,
  );
  return made.at(-1)?.minCapacity ?? usual;
}

describe("launches of the cache", () => {
  it("raise the floor two hours ahead and lower it at the end", () => {
    expect(floorChanges(2, [launch("2026-12-01T18:00:00Z", 2.5, 6)])).to.deep.equal([
      { key: "20261201t1600", schedule: "at(2026-12-01T16:00:00)", minCapacity: 5 },
      { key: "20261202t0000", schedule: "at(2026-12-02T00:00:00)", minCapacity: 2 },
    ]);
    expect(LAUNCH_LEAD_HOURS).to.equal(2);
  });

  it("keep the larger floor while two launches overlap", () => {
    const changes = floorChanges(1, [
      launch("2026-12-01T10:00:00Z", 2, 10),
      launch("2026-12-01T14:00:00Z", 4, 2),
    ]);
    expect(changes.map(({ key, minCapacity }) => [key, minCapacity])).to.deep.equal([
      ["20261201t0800", 2],
      ["20261201t1200", 4],
      ["20261201t1600", 2],
      ["20261201t2000", 1],
    ]);
  });

  it("need nothing for a launch that is no more than usual", () => {
    expect(floorChanges(3, [launch("2026-12-01T18:00:00Z", 1, 6)])).to.deep.equal([]);
    expect(floorChanges(3, [])).to.deep.equal([]);
  });

  it("hold at every moment of every launch, and end at the usual floor", () => {
    const arbitrary = fc.record({
      at: fc
        .integer({ min: 0, max: 2000 })
        .map(
          (hours) => `${new Date(Date.UTC(2027, 0, 1) + hours * HOUR).toISOString().slice(0, 19)}Z`,
        ),
      factor: fc.double({ min: 1, max: 6, noNaN: true }),
      hours: fc.integer({ min: 1, max: 72 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(arbitrary, { maxLength: 4 }),
        (usual, launches) => {
          for (const { at, factor, hours } of launches) {
            for (const hour of [-LAUNCH_LEAD_HOURS, 0, hours - 1])
              expect(floorAt(usual, launches, Date.parse(at) + hour * HOUR)).to.be.at.least(
                Math.ceil(usual * factor),
              );
          }
          expect(floorAt(usual, launches, Date.UTC(2028, 0, 1))).to.equal(usual);
          const keys = floorChanges(usual, launches).map(({ key }) => key);
          expect(keys).to.deep.equal([...new Set(keys)].sort());
        },
      ),
    );
  });

  it("begin at a moment in UTC and at nothing else", () => {
    expect(launchStart(launch("2026-12-01T18:00:00Z", 2, 1))).to.equal(Date.UTC(2026, 11, 1, 18));
    expect(launchStart(launch("2026-12-01T18:00Z", 2, 1))).to.equal(Date.UTC(2026, 11, 1, 18));
    for (const wrong of [
      "2026-12-01",
      "2026-12-01T18:00:00",
      "2026-12-01T18:00:00+01:00",
      "2026-11-31T18:00:00Z",
      "2026-13-01T18:00:00Z",
      "soon",
    ])
      expect(launchStart(launch(wrong, 2, 1)), wrong).to.equal(undefined);
  });
});
