import { expect } from "chai";
import type { ExportedResource } from "../../../../../infra/planner/simulation";
import { readDirectory, readFleet, SimulationError } from "../../../../../infra/planner/simulation";
import { exportsOf, fenceAlarm, loadBalancer, provider, recordSet } from "./records";

const A = "eu-west-1";

describe("reading exported records", () => {
  const refused: [string, ExportedResource[], string][] = [
    [
      "an alias cycle, with its path",
      [recordSet("x", { to: "y" }), recordSet("y", { to: "x" })],
      "alias cycle: x > y > x",
    ],
    ["an alias to itself", [recordSet("x", { to: "x" })], "alias cycle: x > x"],
    [
      "an alias to nothing",
      [recordSet("x", { to: "gone" })],
      "is an alias to gone, which no stack has",
    ],
    [
      "an alias to a name that exists in the other address family only",
      [recordSet("x", { to: "y" }), recordSet("y", { toBalancer: A, type: "AAAA" })],
      "is an alias to y, which no stack has",
    ],
    [
      "an alias with the wrong hosted zone",
      [
        recordSet("x", {
          more: { aliases: [{ name: `lb.${A}.elb.amazonaws.com`, zoneId: "ZWRONG" }] },
        }),
      ],
      "in zone ZWRONG, but that name is in Zeu-west-1",
    ],
    [
      "two policies under one name",
      [recordSet("x", { toBalancer: A, weight: 1 }), recordSet("x", { toBalancer: A, latency: A })],
      "x A: mixes policies: latency, weighted",
    ],
    [
      "two policies in one record",
      [recordSet("x", { toBalancer: A, weight: 1, latency: A })],
      "has two routing policies",
    ],
    [
      "one identifier twice",
      [
        recordSet("x", { toBalancer: A, weight: 1, set: "self" }),
        recordSet("x", { toBalancer: A, weight: 2, set: "self" }),
      ],
      "x A: has the setIdentifier self twice",
    ],
    [
      "two simple records of one name",
      [recordSet("x", { toBalancer: A }), recordSet("x", { toBalancer: A })],
      "x A: has two simple records",
    ],
    [
      "two latency records for one region",
      [
        recordSet("x", { toBalancer: A, latency: A, set: "one" }),
        recordSet("x", { toBalancer: A, latency: A, set: "two" }),
      ],
      "x A: has two latency records for eu-west-1",
    ],
    [
      "a policy without an identifier",
      [recordSet("x", { toBalancer: A, more: { weightedRoutingPolicies: [{ weight: 1 }] } })],
      "a weighted record needs a setIdentifier",
    ],
    [
      "an identifier without a policy",
      [recordSet("x", { toBalancer: A, set: "self" })],
      "a simple record has no setIdentifier",
    ],
    [
      "a weight that Route 53 does not take",
      [recordSet("x", { toBalancer: A, weight: 256 })],
      "weight is 256, not 0 to 255",
    ],
    [
      "a policy it has no rules for",
      [
        recordSet("x", {
          toBalancer: A,
          set: "p",
          more: { failoverRoutingPolicies: [{ type: "PRIMARY" }] },
        }),
      ],
      "failoverRoutingPolicies is not simulated",
    ],
    [
      "a health check that no stack has",
      [recordSet("x", { toBalancer: A, check: "gone" })],
      "names the health check gone, which no stack has",
    ],
    [
      "a property of another type",
      [recordSet("x", { toBalancer: A, more: { zoneId: 5 } })],
      "zoneId is 5, not a text",
    ],
  ];
  for (const [what, resources, message] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => readDirectory(exportsOf(loadBalancer(A), ...resources))).to.throw(
        SimulationError,
        message,
      );
    });
  }

  it("leaves out records that hold no addresses", () => {
    const exports = exportsOf(recordSet("x", { type: "CAA" }), recordSet("y", { type: "CNAME" }));
    expect([...readDirectory(exports).groups.keys()]).to.deep.equal([]);
  });

  it("takes a resource's region from its provider where it has none", () => {
    const { region: _, ...inputs } = loadBalancer(A).inputs ?? {};
    const balancer = {
      ...loadBalancer(A),
      inputs,
      provider: "urn:pulumi:test::worldcell::pulumi:providers:aws::aws::p1",
    };
    const directory = readDirectory(exportsOf(provider("ap-south-1"), balancer));
    expect([...directory.loadBalancers.values()].map(({ region }) => region)).to.deep.equal([
      "ap-south-1",
    ]);
  });

  it("tells providers of different stacks apart", () => {
    const network = { stack: "n", resources: [provider("sa-east-1")] };
    const fleet = readFleet([network, ...exportsOf(provider("ca-central-1"))]);
    expect(fleet.regions).to.deep.equal(["ca-central-1", "sa-east-1"]);
  });

  it("finds every region named anywhere: fences, anchors, records", () => {
    const fleet = readFleet(
      exportsOf(
        provider("eu-central-1"),
        loadBalancer(A),
        fenceAlarm("us-east-2", "fence", A),
        recordSet("x", { toBalancer: A, latency: "eu-north-1" }),
      ),
    );
    expect(fleet.regions).to.deep.equal(["eu-central-1", "eu-north-1", "eu-west-1", "us-east-2"]);
    expect(fleet.cells).to.deep.equal([A]);
    expect(fleet.directory.entries).to.deep.equal(["x"]);
  });
});
