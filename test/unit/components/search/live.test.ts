import { expect } from "chai";
import { readLiveSearch, Search, searchLayout } from "../../../../components/search";
import { parseLiveSearch, type LiveSearchAnswer } from "../../../../components/search/live";
import { UserError } from "../../../../infra/errors";
import { PHASES } from "../../../../infra/fleet/schema";
import { liveOf } from "../../../../infra/planner/outputs/live";
import type { Properties } from "../../../../infra/planner/record/types";
import { SEARCH_SIZES } from "../../../../infra/sizing/phases/search";
import { TEST_TAGS } from "../../../support/conventions";
import { record, TEST_ACCOUNT } from "../../../support/record";

const LOOKUP = "aws:opensearch/getDomain:getDomain";
const NAME = "skyforge-test-search";

/** What the lookup shows after a domain of a phase was made in a region of so many AZs. */
async function shown(phase: (typeof PHASES)[number], azs: number): Promise<Properties> {
  const zones = ["euw1-az1", "euw1-az2", "euw1-az3"].slice(0, azs);
  const { resources } = await record(
    (opts) =>
      new Search(
        "search",
        {
          region: "eu-west-1",
          account: TEST_ACCOUNT,
          phase,
          vpcId: "vpc-1",
          dataSubnets: zones.map((availabilityZone) => ({
            id: `subnet-${availabilityZone}`,
            availabilityZone,
          })),
          appSubnets: zones.map((availabilityZone) => ({
            availabilityZone,
            cidr: "10.16.16.0/20",
          })),
          dataKeyArn: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/data`,
          logsKeyArn: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`,
          tags: TEST_TAGS,
        },
        opts,
      ),
  );
  const answer = liveOf(resources).domains?.get(NAME);
  if (answer === undefined) throw new Error("no domain was made");
  return answer;
}

/** The answer with the figures that the service adds where none were sent, and a change of it. */
function withDefaults(answer: Properties, change: object = {}): LiveSearchAnswer {
  const { ebsOptions, ...rest } = answer as LiveSearchAnswer;
  const [ebs] = ebsOptions ?? [];
  return {
    ...rest,
    ebsOptions: [{ ...ebs, iops: ebs?.iops ?? 3000, throughput: ebs?.throughput ?? 125 }],
    ...change,
  };
}

const lookup = (answer: (args: Properties) => Properties) => {
  const box: { found?: Awaited<ReturnType<typeof readLiveSearch>>; error?: unknown } = {};
  return record(
    async (_, { aws }) => {
      try {
        box.found = await readLiveSearch(NAME, "test.eu-west-1", { provider: aws });
      } catch (error) {
        box.error = error;
      }
    },
    { invokes: { [LOOKUP]: answer } },
  ).then(() => box);
};

describe("the live search domain", () => {
  it("is read back as the layout that made it, in every phase, with or without figures that AWS adds", async () => {
    for (const phase of PHASES) {
      for (const azs of [2, 3]) {
        const expected = { layout: searchLayout(SEARCH_SIZES[phase], azs), processing: false };
        const answer = await shown(phase, azs);
        expect(parseLiveSearch(NAME, "s", answer)).to.deep.equal(expected);
        expect(parseLiveSearch(NAME, "s", withDefaults(answer))).to.deep.equal(expected);
      }
    }
  });

  it("tells a change under way", async () => {
    const answer = withDefaults(await shown("launch", 3), { processing: true });
    expect(parseLiveSearch(NAME, "s", answer).processing).to.equal(true);
  });

  it("is not taken for another shape while it is made: wait and run again", () => {
    for (const answer of [
      {},
      { clusterConfigs: [] },
      { clusterConfigs: [{ instanceType: "m7g.large.search" }], ebsOptions: [{ volumeSize: 50 }] },
      {
        clusterConfigs: [{ instanceType: "m7g.large.search", instanceCount: 3 }],
        ebsOptions: [{ volumeSize: 0 }],
      },
    ]) {
      try {
        parseLiveSearch(NAME, "test.eu-west-1", answer);
        expect.fail("a domain without nodes was read");
      } catch (error) {
        expect(error).to.be.instanceOf(UserError);
        const [finding] = (error as UserError).findings;
        expect(finding).to.include({ code: "search-live", where: "test.eu-west-1", path: NAME });
        expect(finding?.fix).to.contain("pulumi up -s test.eu-west-1");
      }
    }
  });

  it("is absent where the lookup finds nothing, and passes on every other failure", async () => {
    const nothing = await lookup(() => {
      throw new Error("your query returned no results");
    });
    expect(nothing).to.deep.equal({ found: undefined });
    const broken = await lookup(() => {
      throw new Error("querying config for opensearch_domain: throttled");
    });
    expect((broken.error as Error).message).to.contain("throttled");
  });

  it("is looked up by its name", async () => {
    const answer = await shown("seed", 3);
    const asked: unknown[] = [];
    const { found } = await lookup((args) => {
      asked.push(args.domainName);
      return answer;
    });
    expect(asked).to.deep.equal([NAME]);
    expect(found?.layout.nodeType).to.equal("t3.small.search");
  });
});
