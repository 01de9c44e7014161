import { expect } from "chai";
import fc from "fast-check";
import {
  cellRegions,
  fleetStacks,
  ROLES,
  routedRegions,
  stackName,
} from "../../../../infra/contracts/stacks";
import { clusterRegions } from "../../../../infra/fleet/fleet";
import { deploymentOrders } from "../../../../infra/planner/report/stack";
import { arbitraryValidFleet } from "../../../support/fleet-arbitrary";

describe("the stacks of a fleet", () => {
  it("have names of their own, made of environment, region and role", () => {
    expect(stackName("prod", "foundation")).to.equal("prod.foundation");
    expect(stackName("prod", "network", "eu-west-1")).to.equal("prod.eu-west-1.network");
    expect(stackName("prod", "cell", "eu-west-1")).to.equal("prod.eu-west-1");
    expect(stackName("prod", "service", "eu-west-1")).to.equal("prod.eu-west-1.service");
    expect(() => stackName("prod", "cell")).to.throw(/region/);
  });

  it("read only stacks of an earlier role, so that no cell reads a cell", () => {
    fc.assert(
      fc.property(arbitraryValidFleet, (fleet) => {
        const stacks = fleetStacks(fleet);
        const roleOf = new Map(stacks.map(({ stack, role }) => [stack, role]));
        expect(roleOf.size).to.equal(stacks.length);
        for (const { role, reads, stack } of stacks) {
          for (const read of reads) {
            const other = roleOf.get(read);
            expect(other, `${stack} reads ${read}`).not.to.equal(undefined);
            if (other !== undefined) expect(ROLES.indexOf(other)).to.be.below(ROLES.indexOf(role));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("hold a network for each row, a cell past planned, and link every region with a node", () => {
    fc.assert(
      fc.property(arbitraryValidFleet, (fleet) => {
        const stacks = fleetStacks(fleet);
        const of = (role: string) => stacks.filter((stack) => stack.role === role);
        expect(of("network")).to.have.length(fleet.regions.length);
        expect(of("cell").map(({ region }) => region)).to.deep.equal(cellRegions(fleet));
        const [database] = of("database");
        expect(database?.reads).to.have.length(1 + clusterRegions(fleet).length);
        const [global] = of("global");
        expect(global?.reads).to.have.length(2 + routedRegions(fleet).length);
      }),
      { numRuns: 200 },
    );
  });

  it("come in an order after all that they read", () => {
    fc.assert(
      fc.property(arbitraryValidFleet, (fleet) => {
        const orders = deploymentOrders(fleetStacks(fleet));
        for (const { stack, reads } of fleetStacks(fleet)) {
          for (const read of reads) expect(orders.get(read)).to.be.below(orders.get(stack) ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
