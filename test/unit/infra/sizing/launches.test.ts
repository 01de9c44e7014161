import { expect } from "chai";
import * as fc from "fast-check";
import { floorChanges } from "../../../../components/cache/launches";
import { currentTime } from "../../../../infra/clock";
import { evaluateYaml } from "../../../../infra/fleet/from-yaml";
import type { Launch } from "../../../../infra/fleet/schema";
import {
  activeLaunches,
  LAUNCH_GAP_HOURS,
  LAUNCH_GRACE_HOURS,
  launchSpan,
} from "../../../../infra/sizing/launches";
import { edited, VALID_FLEET } from "../../../support/fleet-text";

const HOUR = 3_600_000;
const launch = (at: string, more: Partial<Launch> = {}): Launch => ({
  at,
  factor: 2,
  hours: 4,
  ...more,
});
const at = (moment: string) => new Date(moment);

describe("launches that are not over", () => {
  it("stay until an hour after their end, so that the action at the end has run", () => {
    const fleet = { launches: [launch("2026-12-01T18:00:00Z")] };
    expect(activeLaunches(fleet, at("2026-11-01T00:00:00Z"))).to.have.length(1);
    expect(activeLaunches(fleet, at("2026-12-01T22:59:59Z"))).to.have.length(1);
    expect(activeLaunches(fleet, at("2026-12-01T23:00:00Z"))).to.have.length(0);
  });

  it("are those of a region, earliest first", () => {
    const fleet = {
      launches: [
        launch("2026-12-03T18:00:00Z"),
        launch("2026-12-02T18:00:00Z", { regions: ["us-east-1"] }),
        launch("2026-12-01T18:00:00Z", { regions: ["eu-west-1"] }),
      ],
    };
    const now = at("2026-11-01T00:00:00Z");
    expect(activeLaunches(fleet, now, "eu-west-1").map(({ at: begin }) => begin)).to.deep.equal([
      "2026-12-01T18:00:00Z",
      "2026-12-03T18:00:00Z",
    ]);
    expect(activeLaunches(fleet, now)).to.have.length(3);
  });

  it("leave the others' scheduled actions as they were when they disappear", () => {
    const list = fc
      .array(
        fc.record({
          gap: fc.integer({ min: LAUNCH_GAP_HOURS, max: 40 }),
          hours: fc.integer({ min: 1, max: 30 }),
          factor: fc.constantFrom(1, 1.5, 2, 2, 3),
        }),
        { minLength: 1, maxLength: 6 },
      )
      .map((rows) => {
        let time = Date.parse("2026-12-01T00:00:00Z");
        return rows.map(({ gap, hours, factor }): Launch => {
          const begin = new Date(time).toISOString();
          time += (hours + gap) * HOUR;
          return { at: begin, factor, hours };
        });
      });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 4 }), (launches, shards) => {
        const all = floorChanges(shards, launches);
        launches.forEach((_, index) => {
          const later = launches.slice(index + 1);
          const end = launchSpan(launches[index] ?? launch("2026-12-01T00:00:00Z")).end;
          const now = new Date(end + LAUNCH_GRACE_HOURS * HOUR);
          expect(activeLaunches({ launches }, now)).to.deep.equal(later);
          // Nothing but the past is gone: every action that is left was there before, to the letter.
          expect(all).to.deep.include.members(floorChanges(shards, later));
          for (const { schedule } of floorChanges(shards, later))
            expect(Date.parse(`${schedule.slice(3, -1)}Z`)).to.be.at.least(now.getTime());
        });
      }),
    );
  });
});

describe("launches of a fleet", () => {
  const findings = (rows: string, now: string) =>
    evaluateYaml(
      edited(VALID_FLEET, ["limits: {}", `limits: {}\nlaunches: [${rows}]`]),
      undefined,
      { now: at(now) },
    )
      .findings.filter(({ code }) => code.startsWith("launch-"))
      .map(({ code, message }) => `${code}: ${message}`);
  const ROW = '{ at: "2026-12-01T18:00:00Z", factor: 2, hours: 4 }';

  it("are fine until the time to prepare them has come", () => {
    expect(findings(ROW, "2026-12-01T15:59:59Z")).to.deep.equal([]);
    expect(findings(ROW, "2026-12-01T16:00:00Z")).to.deep.equal([
      "launch-past: the launch of 2026-12-01T18:00:00Z begins in less than 2 hours: what is not deployed yet cannot be scheduled any more",
    ]);
    expect(findings(ROW, "2026-12-01T20:00:00Z")[0]).to.contain("has begun");
    expect(findings(ROW, "2026-12-02T00:00:00Z")[0]).to.contain("is over");
  });

  it("may follow each other three hours apart, and at once in different regions", () => {
    const second = (begin: string, regions = "") =>
      `${ROW.replace(" }", regions === "" ? " }" : ", regions: [eu-west-1] }")}, { at: "${begin}", factor: 3, hours: 1${regions} }`;
    const now = "2026-11-01T00:00:00Z";
    expect(findings(second("2026-12-02T01:00:00Z"), now)).to.deep.equal([]);
    expect(findings(second("2026-12-02T00:59:00Z"), now)).to.have.length(1);
    expect(findings(second("2026-12-01T18:00:00Z", ", regions: [us-east-1]"), now)).to.deep.equal(
      [],
    );
  });
});

describe("the clock", () => {
  it("is that of the machine, or WORLDCELL_NOW", () => {
    expect(currentTime({ WORLDCELL_NOW: "2026-12-01T18:00:00.5Z" }).toISOString()).to.equal(
      "2026-12-01T18:00:00.000Z",
    );
    expect(Math.abs(currentTime({}).getTime() - Date.now())).to.be.below(2000);
    expect(() => currentTime({ WORLDCELL_NOW: "soon" })).to.throw(/WORLDCELL_NOW is "soon"/);
  });
});
