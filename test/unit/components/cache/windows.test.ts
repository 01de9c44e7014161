import { expect } from "chai";
import fc from "fast-check";
import {
  cacheWindows,
  dailySpan,
  SHORTEST_WINDOW,
  weeklySpan,
  windowsOverlap,
} from "../../../../components/cache/windows";
import { AWS_REGIONS, awsRegion } from "../../../../infra/regions/aws";
import { CACHE_GROUPS } from "../../../../infra/sizing/phases/cache";

const REGIONS = Object.keys(AWS_REGIONS);

/** Spans of a window that must be one. */
function spans(region: string, group: (typeof CACHE_GROUPS)[number]) {
  const { maintenance, snapshot } = cacheWindows(region, group);
  const [weekly, daily] = [weeklySpan(maintenance), dailySpan(snapshot)];
  if (weekly === undefined || daily === undefined) throw new Error(`${maintenance} ${snapshot}`);
  return { weekly, daily };
}

describe("windows of the cache", () => {
  it("stand at Dublin's night for eu-west-1, in UTC", () => {
    expect(cacheWindows("eu-west-1", "cache")).to.deep.equal({
      maintenance: "tue:02:00-tue:03:00",
      snapshot: "05:00-06:00",
    });
    expect(cacheWindows("eu-west-1", "sessions")).to.deep.equal({
      maintenance: "tue:03:30-tue:04:30",
      snapshot: "00:30-01:30",
    });
  });

  it("lie between midnight and six of every region's own solar time, an hour long", () => {
    for (const region of REGIONS) {
      const offset = Math.round(awsRegion(region).longitude / 15) * 60;
      for (const group of CACHE_GROUPS) {
        const { weekly, daily } = spans(region, group);
        for (const { start, length } of [weekly, daily]) {
          const local = (((start + offset) % 1440) + 1440) % 1440;
          expect(local, region).to.be.within(0, 5 * 60);
          expect(length).to.equal(SHORTEST_WINDOW);
        }
      }
    }
  });

  it("never overlap: a group's own, and not those of the other group either", () => {
    for (const region of REGIONS) {
      const [cache, sessions] = [spans(region, "cache"), spans(region, "sessions")];
      for (const daily of [cache.daily, sessions.daily])
        for (const weekly of [cache.weekly, sessions.weekly])
          expect(windowsOverlap(daily, weekly), region).to.equal(false);
      expect(cache.weekly.start).not.to.equal(sessions.weekly.start);
    }
  });

  it("fall on Tuesday to Friday by local time, on other days for numbered neighbours", () => {
    const day = (region: string) => {
      const offset = Math.round(awsRegion(region).longitude / 15) * 60;
      return Math.floor(((spans(region, "cache").weekly.start + offset + 10080) % 10080) / 1440);
    };
    for (const region of REGIONS) expect(day(region), region).to.be.within(1, 4);
    expect(new Set(["eu-west-1", "eu-west-2", "eu-west-3"].map(day)).size).to.equal(3);
    expect(day("us-east-1")).not.to.equal(day("us-east-2"));
  });

  it("read what ElastiCache takes, and nothing else", () => {
    expect(dailySpan("23:30-00:30")).to.deep.equal({ start: 1410, length: 60 });
    expect(weeklySpan("sun:23:30-mon:00:30")).to.deep.equal({ start: 10050, length: 60 });
    for (const wrong of ["5:00-06:00", "24:00-25:00", "05:60-06:00", "05:00", "tue:05:00-06:00"])
      expect(dailySpan(wrong), wrong).to.equal(undefined);
    for (const wrong of [
      "Tue:02:00-Tue:03:00",
      "tue:02:00-03:00",
      "day:02:00-day:03:00",
      "tue:25:00-tue:26:00",
    ])
      expect(weeklySpan(wrong), wrong).to.equal(undefined);
  });

  it("overlap exactly when they share a minute of the week", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const length = fc.integer({ min: 1, max: 240 });
    fc.assert(
      fc.property(
        minute,
        length,
        fc.integer({ min: 0, max: 10079 }),
        length,
        (at, long, start, weekly) => {
          const shared = Array.from({ length: weekly }, (_, index) => (start + index) % 1440).some(
            (point) => (point - at + 1440) % 1440 < long,
          );
          expect(windowsOverlap({ start: at, length: long }, { start, length: weekly })).to.equal(
            shared,
          );
        },
      ),
    );
  });
});
