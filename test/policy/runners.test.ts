import { expect } from "chai";
import { fleetContext, foreignContext } from "../../policy/context/context";
import { FIXTURES } from "../../policy/fixtures";
import {
  type HarnessStack,
  recordProgram,
  runDirect,
  runServer,
  spellings,
} from "../../policy/harness";
import type { PackConfig } from "../../policy/harness";
import { toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";
import { planAll, sampleFleet } from "../support/plans";
import { weakEstate } from "./support/weak-estate";

const NOW = new Date("2026-12-01T00:00:00Z");
const GROUPS = ["pass", "fail", "notApplicable", "unknown"] as const;

/** Both runners over a stack; they must say the same, and what they say is returned. */
async function both(
  stack: HarnessStack,
  policies = toPolicies(RULES, () => foreignContext(NOW)),
  config: PackConfig = {},
) {
  const direct = await runDirect(policies, stack, { config });
  const server = await runServer(policies, stack, { config });
  expect(server.findings, stack.stack).to.deep.equal(direct.findings);
  return direct.findings;
}

describe("the direct runner and the SDK's server functions", function () {
  this.timeout(600_000);

  for (const name of ["dev", "prod", "world"]) {
    it(`find the same in every stack of ${name}`, async () => {
      const fleet = sampleFleet(name);
      for (const { spec, recorded } of await planAll(fleet)) {
        await both(
          recorded,
          toPolicies(RULES, () => fleetContext(fleet, spec, NOW)),
        );
      }
    });
  }

  it("find the same in a weak estate, before and after its values are known", async () => {
    const counts = [];
    for (const preview of [true, false])
      counts.push((await both(await recordProgram(weakEstate, { preview }))).length);
    const [before = 0, after = 0] = counts;
    expect(before).to.be.greaterThan(20);
    expect(after).to.be.at.least(before);
  });

  it("take settings and levels alike", async () => {
    const stack = await recordProgram(weakEstate);
    const policies = toPolicies(RULES, () => foreignContext(NOW));
    const all = await both(stack);
    const [first] = all.filter(({ level }) => level === "mandatory");
    if (first === undefined) throw new Error("the weak estate has no mandatory finding");
    const off = await both(stack, policies, { [first.policy]: "disabled" });
    expect(off).to.deep.equal(all.filter(({ policy }) => policy !== first.policy));
    const advice = await both(stack, policies, { all: "advisory", [first.policy]: "mandatory" });
    expect(
      new Set(advice.map(({ policy, level }) => `${level} ${String(policy === first.policy)}`)),
    ).to.deep.equal(new Set(["mandatory true", "advisory false"]));
  });

  it("find the same in every example of every rule", async () => {
    let found = 0;
    for (const fixtures of FIXTURES) {
      for (const group of GROUPS) {
        for (const [name, entry] of Object.entries(fixtures[group])) {
          const example = typeof entry === "function" ? { of: entry } : entry;
          const [spelling] = spellings();
          if (spelling === undefined) throw new Error("there is no spelling");
          const stack = await recordProgram(() => example.of(spelling), {
            ...example,
            preview: group === "unknown",
          });
          const context = example.context?.() ?? foreignContext(NOW);
          const policies = toPolicies([fixtures.rule], () => context);
          found += (await both({ ...stack, stack: `${fixtures.rule.id}: ${name}` }, policies))
            .length;
        }
      }
    }
    expect(found).to.be.greaterThan(FIXTURES.length);
  });
});
