import { expect } from "chai";
import fc from "fast-check";
import { FINDING_RULES } from "../../../../infra/fleet/codes";
import { evaluate } from "../../../../infra/fleet/evaluate";
import { evaluateYaml } from "../../../../infra/fleet/from-yaml";
import { arbitraryFleet, arbitraryValidFleetCase } from "../../../support/fleet-arbitrary";

/** Codes that no text of a fleet can cause: those of files, and of a broken or foreign lock or model. */
const NOT_BY_TEXT = new Set([
  "lock-missing",
  "lock-invalid",
  "lock-environment",
  "shard-key-changed",
]);
const RUNS = 10_000;
const LEAST_HITS = 10;

const NAMESPACES = ["players", "sessions"].map((collection) => ({
  database: "game",
  collection,
  shardKey: "playerId",
  hashed: true,
}));

describe("generated fleets", () => {
  it("that are made to be valid are valid", () => {
    fc.assert(
      fc.property(arbitraryValidFleetCase, ({ text, lockText }) => {
        const { findings, fleet } = evaluateYaml(text, lockText);
        expect(fleet, JSON.stringify(findings)).to.not.equal(undefined);
      }),
      { numRuns: 500 },
    );
  });

  it(`end as a fleet or as clear errors, ${String(RUNS)} of them, and hit every rule`, function () {
    this.timeout(180_000);
    const hits = new Map<string, number>();
    let valid = 0;
    fc.assert(
      fc.property(arbitraryFleet, ({ text, lockText }) => {
        const { findings, fleet } = evaluate({
          fleet: { file: "fleet.yaml", content: text },
          lockFile: "fleet.lock.yaml",
          ...(lockText === undefined
            ? {}
            : { lock: { file: "fleet.lock.yaml", content: lockText } }),
          withoutLock: "warning",
          fileName: "fleet",
          // The lock knows no namespaces, so they are given where there is no lock only.
          namespaces: lockText === undefined ? NAMESPACES : [],
        });
        const errors = findings.filter(({ severity }) => severity === "error");
        expect(fleet !== undefined, text).to.equal(errors.length === 0);
        for (const { message, where, fix } of findings)
          expect(
            /^fleet\.(lock\.)?yaml(:\d+)?$/.test(where) && message !== "" && fix !== "",
          ).to.equal(true);
        if (fleet !== undefined) valid += 1;
        for (const code of new Set(findings.map(({ code }) => code)))
          hits.set(code, (hits.get(code) ?? 0) + 1);
      }),
      { numRuns: RUNS, seed: 20_261_122 },
    );
    const codes = Object.entries(FINDING_RULES)
      .filter(([code, { cause }]) => cause !== "file" && !NOT_BY_TEXT.has(code))
      .map(([code]) => code);
    const counts = codes.map((code) => `${code} ${String(hits.get(code) ?? 0)}`);
    process.stdout.write(
      `      ${String(valid)} of ${String(RUNS)} valid; fleets hit by each rule: ${counts.join(", ")}\n`,
    );
    expect(valid).to.be.at.least(RUNS * 0.3);
    expect(codes.filter((code) => (hits.get(code) ?? 0) < LEAST_HITS)).to.deep.equal([]);
  });
});
