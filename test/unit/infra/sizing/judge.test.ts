import { expect } from "chai";
import * as fc from "fast-check";
import type { Finding } from "../../../../infra/errors";
import { PHASES, type Phase } from "../../../../infra/fleet/schema";
import { figure, sizeFindings } from "../../../../infra/sizing/judge";
import { sizedSubjects } from "../../../../infra/sizing/measure";
import { edited } from "../../../support/fleet-text";
import { fleetOf, sampleFleet, sampleText } from "../../../support/plans";

const NOW = new Date("2026-11-22T00:00:00Z");

function judged(text: string, lock?: string): Finding[] {
  const fleet = fleetOf(text, lock);
  return sizeFindings(fleet, "fleet.yaml", sizedSubjects(fleet, NOW));
}

const DEV = sampleText("dev");
const dev = (phase: Phase, daily: number, peak: number, more = "") =>
  edited(
    DEV,
    ["phase: seed", `phase: ${phase}${more}`],
    ["{ daily: 200, peak: 50 }", `{ daily: ${String(daily)}, peak: ${String(peak)} }`],
  );

const codes = (findings: readonly Finding[]) => [...new Set(findings.map(({ code }) => code))];
const about = (findings: readonly Finding[], store: string) =>
  findings.find(({ message }) => message.startsWith(`${store} of`))?.message;

describe("sizes are judged", () => {
  it("without a word for dev and prod as they are", () => {
    for (const name of ["dev", "prod"])
      expect(judged(sampleText(name), sampleText(`${name}.lock`)), name).to.deep.equal([]);
  });

  it("of world as too big only where a smaller phase carries every loss", () => {
    const fleet = sampleFleet("world");
    const findings = sizeFindings(fleet, "world.yaml", sizedSubjects(fleet, NOW));
    expect(codes(findings)).to.deep.equal(["size-too-big"]);
    expect(findings.map(({ path }) => path)).to.deep.equal([
      "regions[sa-east-1].cell.phase",
      "regions[ap-southeast-2].cell.phase",
      "regions[me-central-1].cell.phase",
    ]);
    for (const { fix } of findings) expect(fix).to.contain("set `phase: launch` on the cell");
  });

  it("as too small for ten million players in seed, store by store, with what to do", () => {
    const findings = judged(dev("seed", 10_000_000, 1_500_000));
    expect(codes(findings)).to.deep.equal(["size-too-small"]);
    // 1,500,000 x 6 / 60 = 150,000 requests/s; x 2.3 = 345,000 commands/s
    expect(about(findings, "cache")).to.equal(
      "cache of eu-west-1 needs 345,000 commands/s on a normal day; phase seed has at most 2,000",
    );
    // 1,500,000 x 0.2 / 60 = 5,000 queries/s: more than scale's 1,600
    expect(about(findings, "search")).to.contain("5,000 queries/s");
    expect(findings.find(({ message }) => message.startsWith("search of"))?.fix).to.contain(
      "no phase fits",
    );
    expect(about(findings, "database")).to.contain("zone europe (home eu-west-1)");
    for (const { fix, message, where, path, severity } of findings) {
      expect(severity).to.equal("warning");
      expect(where).to.equal("fleet.yaml");
      expect(path).not.to.equal("");
      expect(message).to.match(/needs [\d,.]+ .+; phase seed has at most [\d,.]+$/);
      expect(fix).not.to.equal("");
    }
  });

  it("with the phase that would fit", () => {
    // 30,000 players online: 6,900 commands/s; seed has 2,000, launch 30,000
    const findings = judged(dev("seed", 200_000, 30_000));
    const cache = findings.find(({ message }) => message.startsWith("cache of"));
    expect(cache?.fix).to.equal(
      "set `phase: launch` on the cell: phase launch has at most 120,000",
    );
  });

  it("on a launch, with its moment", () => {
    const launch = `\nlaunches: [{ at: "2026-12-01T18:00:00Z", factor: 50, hours: 4 }]`;
    // 600 players: 138 commands/s of 2,000; 50 times as many: 6,900
    expect(judged(dev("seed", 4_000, 600))).to.deep.equal([]);
    expect(about(judged(dev("seed", 4_000, 600, launch)), "cache")).to.equal(
      "cache of eu-west-1 needs 6,900 commands/s at the launch of 2026-12-01T18:00:00Z; phase seed has at most 2,000",
    );
  });

  it("with a region lost, by what lands on the others", () => {
    const text = edited(sampleText("prod"), [
      "players: { daily: 60000, peak: 9000 }",
      "players: { daily: 600000, peak: 100000 }",
    ]);
    const findings = judged(text, sampleText("prod.lock"));
    // us-east-1: 12,000 + 100,000 players x 0.2 / 60 = 373 queries/s of 400; eu-west-1 the same
    expect(about(findings, "search")).to.equal(undefined);
    const more = edited(text, ["peak: 12000", "peak: 21000"]);
    // 121,000 x 0.2 / 60 = 403 queries/s
    expect(about(judged(more, sampleText("prod.lock")), "search")).to.equal(
      "search of eu-west-1 needs 403 queries/s with us-east-1 lost; phase launch has at most 400",
    );
  });

  it("never as too big in a cell of phase launch: it is what survives an AZ", () => {
    const findings = judged(dev("launch", 10, 1));
    expect(findings.filter(({ path }) => path.startsWith("regions"))).to.deep.equal([]);
    // The database has three nodes in seed too.
    expect(findings.map(({ code, path }) => [code, path])).to.deep.equal([
      ["size-too-big", "phase"],
    ]);
    expect(findings[0]?.message).to.contain(
      "database has 6,000 connections a mongos and needs at most 200",
    );
    expect(findings[0]?.fix).to.contain("set `phase: seed` on the fleet");
  });

  it("as too big from growth on, with every store that is", () => {
    const findings = judged(dev("growth", 10_000, 1000));
    const cell = findings.find(({ path }) => path.startsWith("regions"));
    expect(cell?.message).to.contain("cache has 60,000 commands/s");
    expect(cell?.message).to.contain("search has 400 queries/s");
    expect(cell?.fix).to.contain("`phase: launch`");
  });

  it("in no way of cells without players", () => {
    expect(judged(DEV.replace("      players: { daily: 200, peak: 50 }\n", ""))).to.deep.equal([]);
  });

  it("never as too small and too big at once, and too small only the sooner the more players", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHASES),
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.integer({ min: 1, max: 2_000_000 }),
        (phase, a, b) => {
          const [few, many] = [Math.min(a, b), Math.max(a, b)];
          const less = judged(dev(phase, few * 6, few));
          const more = judged(dev(phase, many * 6, many));
          for (const findings of [less, more])
            for (const path of new Set(findings.map((finding) => finding.path)))
              expect(codes(findings.filter((finding) => finding.path === path))).to.have.length(1);
          const small = (findings: readonly Finding[]) =>
            findings.filter(({ code }) => code === "size-too-small").length;
          expect(small(more)).to.be.at.least(small(less));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("figures", () => {
  it("have three digits that matter", () => {
    expect([0, 0.012345, 1.5, 999.6, 1234.5, 345_678].map(figure)).to.deep.equal([
      "0",
      "0.0123",
      "1.5",
      "1,000",
      "1,230",
      "346,000",
    ]);
  });
});
