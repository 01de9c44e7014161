import { expect } from "chai";
import fc from "fast-check";
import {
  domainNameOf,
  SEARCH_AUDIT_DAYS,
  SEARCH_LOG_DAYS,
  searchLayout,
  searchLogGroupName,
} from "../../../../components/search";
import { offPeakHour, SEARCH_LOG_TYPES } from "../../../../components/search/search-layout";
import { gp3Volume } from "../../../../components/search/volume";
import { PHASES } from "../../../../infra/fleet/schema";
import { LOG_GROUPS } from "../../../../infra/log-groups";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import {
  SEARCH_NODE_TYPES,
  SEARCH_SIZES,
  type SearchSize,
} from "../../../../infra/sizing/phases/search";
import { TEST_TAGS } from "../../../support/conventions";

const memory = ({ nodeType }: SearchSize) => SEARCH_NODE_TYPES[nodeType]?.memoryGib ?? 0;

describe("search phases", () => {
  const steps = PHASES.slice(1).map((phase, index) => ({
    from: SEARCH_SIZES[PHASES[index] ?? "seed"],
    to: SEARCH_SIZES[phase],
  }));

  it("begin with one small node and nothing else", () => {
    expect(searchLayout(SEARCH_SIZES.seed, 3)).to.deep.equal({
      nodeType: "t3.small.search",
      nodes: 1,
      azs: 1,
      standby: false,
      volume: { gib: 20 },
      replicas: 0,
    });
  });

  it("only add: memory, nodes, AZs, masters, disk, replicas, standby, in regions of two AZs and of three", () => {
    for (const { from, to } of steps) {
      expect(memory(to), to.nodeType).to.be.at.least(memory(from));
      for (const azs of [2, 3]) {
        const [before, after] = [searchLayout(from, azs), searchLayout(to, azs)];
        for (const key of ["nodes", "azs", "replicas"] as const) {
          expect(after[key], key).to.be.at.least(before[key]);
        }
        expect(after.volume.gib).to.be.at.least(before.volume.gib);
        expect(after.masters?.count ?? 0).to.be.at.least(before.masters?.count ?? 0);
        if (before.standby) expect(after.standby).to.equal(true);
      }
      expect(memory(to) * searchLayout(to, 3).nodes).to.be.above(
        memory(from) * searchLayout(from, 3).nodes,
      );
    }
  });

  it("use node types of the table", () => {
    for (const phase of PHASES) {
      const { nodeType, masters } = SEARCH_SIZES[phase];
      expect(SEARCH_NODE_TYPES).to.have.property(nodeType);
      if (masters !== undefined) expect(SEARCH_NODE_TYPES).to.have.property(masters.type);
    }
  });

  it("hold all data in each AZ, and standby in regions of three AZs only", () => {
    for (const phase of PHASES) {
      for (const azs of [2, 3]) {
        const layout = searchLayout(SEARCH_SIZES[phase], azs);
        expect(layout.replicas + 1).to.equal(layout.azs);
        expect(layout.nodes % layout.azs).to.equal(0);
        expect(layout.nodes).to.be.above(layout.replicas);
        if (layout.standby) expect(azs).to.equal(3);
      }
    }
    expect(searchLayout(SEARCH_SIZES.growth, 3).standby).to.equal(true);
    expect(searchLayout(SEARCH_SIZES.growth, 2).standby).to.equal(false);
  });
});

describe("gp3 volumes of search nodes", () => {
  it("have figures by AWS' formula above 170 GiB, and none below", () => {
    const type = "r7g.xlarge.search";
    expect(gp3Volume({ gib: 170 }, type)).to.deep.equal({ gib: 170 });
    expect(gp3Volume({ gib: 171 }, type)).to.deep.equal({ gib: 171, iops: 3000, throughput: 250 });
    expect(gp3Volume({ gib: 1024 }, type)).to.deep.equal({
      gib: 1024,
      iops: 3072,
      throughput: 250,
    });
    expect(gp3Volume({ gib: 3001 }, type)).to.deep.equal({
      gib: 3001,
      iops: 9003,
      throughput: 500,
    });
    expect(gp3Volume({ gib: 20_000 }, type)).to.deep.equal({
      gib: 20_000,
      iops: 16_000,
      throughput: 1000,
    });
  });

  it("have none on t3, and what is asked for where it is asked", () => {
    expect(gp3Volume({ gib: 200 }, "t3.medium.search")).to.deep.equal({ gib: 200 });
    expect(gp3Volume({ gib: 50, iops: 4000 }, "m7g.large.search")).to.deep.equal({
      gib: 50,
      iops: 4000,
      throughput: 125,
    });
  });
});

describe("search domain", () => {
  it("has a name of game and environment, of 3 to 28 characters whatever those are", () => {
    expect(domainNameOf(TEST_TAGS)).to.equal("skyforge-test-search");
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,15}$/);
    fc.assert(
      fc.property(name, name, (game, environment) => {
        expect(domainNameOf({ ...TEST_TAGS, game, environment })).to.match(
          /^[a-z][0-9a-z-]{2,27}$/,
        );
      }),
    );
  });

  it("is touched at night: ten hours from midnight by the sun", () => {
    expect(offPeakHour("eu-west-1")).to.equal(0);
    expect(offPeakHour("us-east-1")).to.equal(5);
    expect(offPeakHour("ap-northeast-1")).to.equal(15);
    expect(offPeakHour("ap-southeast-2")).to.equal(14);
    for (const region of Object.keys(AWS_REGIONS)) {
      expect(offPeakHour(region), region).to.be.within(0, 23);
    }
  });

  it("writes to log groups that the region's log resource policy covers", () => {
    for (const log of SEARCH_LOG_TYPES) {
      const name = searchLogGroupName("skyforge-prod-search", log);
      expect(name).to.match(/^\/worldcell\/search\/skyforge-prod-search\/[a-z-]+$/);
      expect(name.startsWith(LOG_GROUPS.search)).to.equal(true);
    }
    expect(new Set(SEARCH_LOG_TYPES.map((log) => searchLogGroupName("d", log))).size).to.equal(4);
  });

  it("keeps logs for days that CloudWatch Logs accepts, and no phase fewer than the one before", () => {
    const accepted = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400];
    for (const days of [SEARCH_LOG_DAYS, SEARCH_AUDIT_DAYS]) {
      const list = PHASES.map((phase) => days[phase]);
      expect(accepted).to.include.members(list);
      expect(list).to.deep.equal([...list].sort((a, b) => a - b));
    }
  });
});
