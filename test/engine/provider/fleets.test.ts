import { expect } from "chai";
import type { PlannedResource } from "../../../infra/planner/record/types";
import { planAll, sampleFleet } from "../../support/plans";
import { check } from "./check/check";
import { difference } from "./diff";

/** Resources that a provider makes. */
const isMade = ({ custom, external, type }: PlannedResource) =>
  custom && !external && !type.startsWith("pulumi:");
const naming = (name: string) => ({ name, seed: new Uint8Array(32) });

describe("the simulated providers and the sample fleets", function () {
  this.timeout(60_000);

  for (const name of ["dev", "prod"]) {
    it(`take every resource of the fleet ${name}, and see no difference afterwards`, async () => {
      const stacks = await planAll(sampleFleet(name));
      const resources = stacks.flatMap(({ recorded }) => recorded.resources.filter(isMade));
      expect(resources.length).to.be.greaterThan(100);
      const found = resources.flatMap(({ type, name: logical, urn, inputs }) => {
        const first = check(type, {}, inputs, naming(logical));
        const second = check(type, first.inputs, inputs, naming(logical));
        const changed = [...difference(type, first.inputs, second.inputs).changed.keys()];
        return [
          ...first.refusals.map(({ reason }) => `${urn}: ${reason}`),
          ...changed.map((path) => `${urn}: ${path} differs`),
        ];
      });
      expect(found.join("\n")).to.equal("");
    });
  }
});
