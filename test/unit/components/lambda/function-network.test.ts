import { expect } from "chai";
import { FunctionNetwork } from "../../../../components/lambda";
import { expectConventions, TEST_TAGS } from "../../../support/conventions";
import { all, one, record } from "../../../support/record";

const build = () =>
  record(
    (opts) =>
      new FunctionNetwork("n", { vpcId: "vpc-1", vpcCidr: "10.16.0.0/16", tags: TEST_TAGS }, opts),
  );

describe("FunctionNetwork", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    expectConventions(await build(), "n");
  });

  it("lets nobody in, and functions out to MongoDB in the network and to HTTPS", async () => {
    const recorded = await build();
    const group = one(recorded, "aws:ec2/securityGroup:SecurityGroup");
    expect(group.inputs).to.not.have.any.keys("ingress", "egress");
    expect(all(recorded, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).to.be.empty;
    const rules = all(recorded, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule");
    expect(
      rules.map(({ inputs }) => [
        inputs.cidrIpv4,
        inputs.ipProtocol,
        inputs.fromPort,
        inputs.toPort,
      ]),
    ).to.have.deep.members([
      ["10.16.0.0/16", "tcp", 1024, 65_535],
      ["0.0.0.0/0", "tcp", 443, 443],
    ]);
  });
});
