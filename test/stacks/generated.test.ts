import { expect } from "chai";
import fc from "fast-check";
import { layoutProblems, targetLayout } from "../../components/database/topology";
import { subnetPlan } from "../../components/network";
import { fleetStacks } from "../../infra/contracts/stacks";
import { evaluateYaml } from "../../infra/fleet/from-yaml";
import { PHASE_SIZES } from "../../infra/sizing/phases";
import { arbitraryFleet, arbitraryValidFleet } from "../support/fleet-arbitrary";
import { findingsOf, planAll } from "../support/plans";

const LAYOUTS = 10_000;
const PLANS = 200;

describe("generated fleets", () => {
  it(`${String(LAYOUTS)} of them through check and layouts: every valid one has sound layouts`, function () {
    this.timeout(240_000);
    let valid = 0;
    fc.assert(
      fc.property(arbitraryFleet, ({ text, lockText }) => {
        const { fleet, findings } = evaluateYaml(text, lockText);
        if (fleet === undefined) {
          expect(findings.some(({ severity }) => severity === "error")).to.equal(true);
          return;
        }
        valid++;
        const size = PHASE_SIZES[fleet.phase].database;
        expect(layoutProblems(targetLayout(fleet, size))).to.deep.equal([]);
        const blocks = fleet.regions.flatMap(({ cidr, availabilityZones }) =>
          subnetPlan(cidr, availabilityZones).flatMap((az) => [
            az.publicCidr,
            az.appCidr,
            az.dataCidr,
          ]),
        );
        expect(new Set(blocks).size).to.equal(blocks.length);
        const seen = new Set<string>();
        for (const { stack, reads } of fleetStacks(fleet)) {
          for (const read of reads) expect(seen.has(read), `${stack} reads ${read}`).to.equal(true);
          seen.add(stack);
        }
      }),
      { numRuns: LAYOUTS, seed: 7 },
    );
    process.stdout.write(`    ${String(valid)} of ${String(LAYOUTS)} valid\n`);
    expect(valid).to.be.at.least(LAYOUTS * 0.3);
  });

  it(`${String(PLANS)} valid ones through the whole planner: no finding`, async function () {
    this.timeout(600_000);
    const fleets = fc.sample(arbitraryValidFleet, { numRuns: PLANS, seed: 11 });
    let resources = 0;
    for (const fleet of fleets) {
      const stacks = await planAll(fleet);
      expect(findingsOf(stacks), JSON.stringify(fleet)).to.deep.equal([]);
      resources += stacks.reduce((sum, { recorded }) => sum + recorded.resources.length, 0);
    }
    process.stdout.write(`    ${String(fleets.length)} fleets, ${String(resources)} resources\n`);
  });
});
