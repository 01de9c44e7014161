import { expect } from "chai";
import { organizationPolicies } from "../../../../components/database/policy";

const bodies = Object.fromEntries(
  organizationPolicies(["us-east-1", "eu-west-1", "eu-west-1"]).map((policy) => [
    policy.name,
    policy.body("64b7f1f2a3c4d5e6f7a8b9c0"),
  ]),
);

describe("the organisation's policies", () => {
  it("forbid an IP access list that is open to every address", () => {
    expect(bodies["no-public-access"]).to.equal(
      [
        "forbid (",
        "  principal,",
        '  action == ResourcePolicy::Action::"project.ipAccessList.modify",',
        "  resource",
        ")",
        'when { resource in ResourcePolicy::Project::"64b7f1f2a3c4d5e6f7a8b9c0" && context.project.ipAccessList.contains(ip("0.0.0.0/0")) };',
      ].join("\n"),
    );
  });

  it("forbid nodes of other providers", () => {
    expect(bodies["aws-only"]).to.include('action == ResourcePolicy::Action::"cluster.modify"');
    expect(bodies["aws-only"]).to.include(
      '!([ResourcePolicy::CloudProvider::"aws"].containsAll(context.cluster.cloudProviders))',
    );
  });

  it("list each region once, sorted, in AWS' spelling", () => {
    expect(bodies["fleet-regions"]).to.include(
      '!([ResourcePolicy::Region::"aws:eu-west-1", ResourcePolicy::Region::"aws:us-east-1"].containsAll(context.cluster.regions))',
    );
  });
});
