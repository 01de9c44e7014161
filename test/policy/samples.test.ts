import { expect } from "chai";
import { fleetContext } from "../../policy/context/context";
import { runDirect } from "../../policy/harness";
import { RULES } from "../../policy/rules";
import { toPolicies } from "../../policy/rule/to-policy";
import { planAll, sampleFleet } from "../support/plans";

const NOW = new Date("2026-12-01T00:00:00Z");
/** `WORLDCELL_RULES=s3-bucket` runs the rules whose id holds the text. */
const wanted = process.env.WORLDCELL_RULES ?? "";

describe("the sample fleets", function () {
  this.timeout(120_000);
  const rules = RULES.filter(({ id }) => id.includes(wanted));

  for (const name of ["dev", "prod", "world"]) {
    it(`of ${name} have no finding that would stop them, without any exemption`, async () => {
      const fleet = sampleFleet(name);
      expect(fleet.exemptions).to.deep.equal([]);
      const found: string[] = [];
      for (const { spec, recorded } of await planAll(fleet)) {
        const policies = toPolicies(rules, () => fleetContext(fleet, spec, NOW));
        const { findings } = await runDirect(policies, recorded);
        found.push(
          ...findings
            .filter(({ level }) => level === "mandatory")
            .map(({ policy, urn, message }) => `${policy} ${urn} ${message.split("\n")[0] ?? ""}`),
        );
      }
      expect(found).to.deep.equal([]);
    });
  }
});
