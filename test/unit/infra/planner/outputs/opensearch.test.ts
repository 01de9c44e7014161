import * as opensearch from "@pulumi/aws/opensearch";
import { expect } from "chai";
import { isSynthesised } from "../../../../../infra/planner/outputs/synthesise";
import { one, record, TEST_ACCOUNT } from "../../../../support/record";

const DOMAIN = "aws:opensearch/domain:Domain";
const POLICY = "aws:opensearch/domainPolicy:DomainPolicy";

const recordDomain = (args: opensearch.DomainArgs) =>
  record((_, { aws: provider }) => {
    const domain = new opensearch.Domain("search-domain", args, { provider });
    new opensearch.DomainPolicy(
      "policy",
      { domainName: domain.domainName, accessPolicies: "{}" },
      { provider },
    );
  });

describe("synthesised outputs of search domains", () => {
  it("look like the service's own", async () => {
    const recorded = await recordDomain({
      domainName: "skyforge-prod-search",
      vpcOptions: { subnetIds: ["subnet-1"] },
    });
    const { id, outputs } = one(recorded, DOMAIN);
    expect(id).to.equal(`arn:aws:es:eu-west-1:${TEST_ACCOUNT}:domain/skyforge-prod-search`);
    expect(outputs).to.include({
      arn: id,
      domainId: `${TEST_ACCOUNT}/skyforge-prod-search`,
      domainName: "skyforge-prod-search",
    });
    expect(outputs.endpoint).to.match(
      /^vpc-skyforge-prod-search-[0-9a-z]{26}\.eu-west-1\.es\.amazonaws\.com$/,
    );
    expect(outputs.dashboardEndpoint).to.match(
      /^vpc-skyforge-prod-search-[0-9a-z]{26}\.eu-west-1\.es\.amazonaws\.com\/_dashboards$/,
    );
    expect(one(recorded, POLICY).id).to.equal("esd-policy-skyforge-prod-search");
  });

  it("have a public endpoint's name without a VPC, and the provider's name without one asked for", async () => {
    const { outputs } = one(await recordDomain({}), DOMAIN);
    expect(outputs.domainName).to.match(/^search-domain-[0-9a-f]{7}$/);
    expect(outputs.endpoint).to.match(/^search-search-domain-/);
  });

  it("are there for both types", () => {
    expect([DOMAIN, POLICY].map(isSynthesised)).to.deep.equal([true, true]);
  });
});
