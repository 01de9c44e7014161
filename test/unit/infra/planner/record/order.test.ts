import { expect } from "chai";
import fc from "fast-check";
import { deploymentOrder } from "../../../../../infra/planner/record/order";

interface Node {
  readonly urn: string;
  readonly dependencies: readonly string[];
}

/** Graphs without cycles: a node depends on lower ones only. */
const acyclic = fc
  .array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 30 })
  .map((rows): Node[] =>
    rows.map((row, index) => ({
      urn: `u${String(index)}`,
      dependencies: row.filter((other) => other < index).map((other) => `u${String(other)}`),
    })),
  );

describe("the deployment order", () => {
  it("has dependencies before dependents, everything once, and no cycle where there is none", () => {
    fc.assert(
      fc.property(acyclic, (nodes) => {
        const { ordered, cycles } = deploymentOrder(nodes);
        expect(cycles).to.deep.equal([]);
        expect(ordered).to.have.length(nodes.length);
        const seen = new Set<string>();
        for (const { urn, dependencies } of ordered) {
          for (const before of dependencies) expect(seen.has(before)).to.equal(true);
          seen.add(urn);
        }
      }),
    );
  });

  it("does not depend on the order of registration", () => {
    fc.assert(
      fc.property(acyclic, fc.infiniteStream(fc.nat()), (nodes, numbers) => {
        const shuffled = [...nodes]
          .map((node) => ({ node, key: numbers.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ node }) => node);
        expect(deploymentOrder(shuffled).ordered).to.deep.equal(deploymentOrder(nodes).ordered);
      }),
    );
  });

  it("names the resources of a cycle", () => {
    const { cycles } = deploymentOrder([
      { urn: "a", dependencies: ["b"] },
      { urn: "b", dependencies: ["c"] },
      { urn: "c", dependencies: ["b"] },
    ]);
    expect(cycles).to.deep.equal([["b", "c"]]);
  });
});
