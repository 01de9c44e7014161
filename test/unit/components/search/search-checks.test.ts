import { expect } from "chai";
import fc from "fast-check";
import {
  checkSearch,
  searchLayout,
  searchSteps,
  type SearchLayout,
  type SearchRequest,
} from "../../../../components/search";
import { PHASES } from "../../../../infra/fleet/schema";
import { SEARCH_NODE_TYPES, SEARCH_SIZES } from "../../../../infra/sizing/phases/search";

const THREE = ["euw1-az1", "euw1-az2", "euw1-az3"];
const standby = searchLayout(SEARCH_SIZES.scale, 3);

const check = (layout: Partial<SearchLayout>, request: Partial<SearchRequest> = {}) =>
  checkSearch({
    where: "prod.eu-west-1",
    domainName: "skyforge-prod-search",
    layout: { ...standby, ...layout },
    subnetAzs: THREE,
    ...request,
  });

/** `severity code path: message | fix` of each finding. */
const said = (...args: Parameters<typeof check>) =>
  check(...args).map(
    ({ severity, code, path, message, fix }) => `${severity} ${code} ${path}: ${message} | ${fix}`,
  );

describe("checks of a search domain", () => {
  it("pass every phase and every step between phases, in regions of three AZs", () => {
    for (const from of PHASES) {
      for (const to of PHASES) {
        const [a, b] = [searchLayout(SEARCH_SIZES[from], 3), searchLayout(SEARCH_SIZES[to], 3)];
        for (const layout of [a, b, ...searchSteps(a, b).map((step) => step.layout)]) {
          expect(said(layout), `${from} to ${to}`).to.deep.equal([]);
        }
      }
    }
  });

  it("warn in a region of two AZs, and refuse nothing", () => {
    for (const phase of PHASES) {
      const layout = searchLayout(SEARCH_SIZES[phase], 2);
      const request: SearchRequest = {
        where: "prod.us-west-1",
        domainName: "skyforge-prod-search",
        layout,
        subnetAzs: ["usw1-az1", "usw1-az3"],
      };
      expect(checkSearch(request).map(({ code, severity }) => [code, severity])).to.deep.equal(
        phase === "seed" ? [] : [["search-two-azs", "warning"]],
      );
    }
  });

  it("refuse four masters, and one, with the nearest number", () => {
    const type = "m7g.large.search";
    expect(said({ masters: { type, count: 4 } })).to.deep.equal([
      "error search-masters masters.count: 4 dedicated masters; 3 or 5 are allowed, since four survive the loss of no more than three do | buy 3",
    ]);
    expect(said({ masters: { type, count: 1 } })).to.deep.equal([
      "error search-masters masters.count: 1 dedicated masters; 3 or 5 are allowed | buy 3",
    ]);
    expect(said({ masters: { type, count: 7 } })).to.deep.equal([
      "error search-masters masters.count: 7 dedicated masters; 3 or 5 are allowed | buy 5",
    ]);
    expect(said({ masters: { type, count: 5 } })).to.deep.equal([]);
  });

  it("refuse t3 masters beyond ten data nodes, and warn of masters with too little memory", () => {
    expect(said({ nodes: 12, masters: { type: "t3.medium.search", count: 3 } })).to.deep.equal([
      "error search-master-type masters.type: t3.medium.search masters manage up to 10 data nodes; there are 12 | take m7g.large.search",
    ]);
    expect(said({ nodes: 33, masters: { type: "m7g.large.search", count: 3 } })).to.deep.equal([
      "warning search-master-type masters.type: m7g.large.search masters have 8 GiB; 32 GiB are advised for 33 data nodes | take m6g.2xlarge.search",
    ]);
  });

  it("refuse more AZs than subnets, two subnets in one AZ, and four AZs", () => {
    expect(said({ standby: false }, { subnetAzs: THREE.slice(0, 2) })[0]).to.equal(
      "error search-azs dataSubnets: the domain stands in 3 AZs, and there are data subnets in 2 | give 3 data subnets, or a size of 2 AZs",
    );
    expect(
      said({ standby: false }, { subnetAzs: ["euw1-az1", "euw1-az1", "euw1-az2"] }).join("\n"),
    ).to.include("3 data subnets stand in 2 AZs [euw1-az1, euw1-az1, euw1-az2]");
    expect(said({ standby: false, azs: 4, nodes: 8 })).to.deep.equal([
      "error search-azs azs: 4 AZs; a domain stands in 1, 2 or 3 | take 3",
    ]);
  });

  it("refuse data nodes that no multiple of the AZs is, and more than a type takes", () => {
    expect(said({ standby: false, nodes: 4 })).to.deep.equal([
      "error search-nodes nodesPerAz: 4 data nodes cannot be spread evenly over 3 AZs | buy a multiple of 3: the nearest is 3",
    ]);
    expect(said({ standby: false, nodes: 12, nodeType: "t3.medium.search" })).to.deep.equal([
      "error search-nodes nodesPerAz: 12 data nodes of t3.medium.search; a domain takes 10 | buy at most 9, or a bigger type",
    ]);
    expect(said({ nodes: 90, masters: { type: "r7g.xlarge.search", count: 3 } })).to.deep.equal([
      "warning search-quota nodesPerAz: 93 instances with masters; an account begins with a quota of 80 a domain | ask AWS for a higher quota before the `up`",
    ]);
  });

  it("refuse standby without three AZs, multiples of three, masters, or copies for each AZ", () => {
    const two = { subnetAzs: ["usw1-az1", "usw1-az3"] };
    expect(
      said({ azs: 2, nodes: 4, replicas: 1 }, two).filter((text) => text.startsWith("error")),
    ).to.deep.equal([
      "error search-standby standby: standby needs three AZs; the domain stands in 2 | leave standby off in this region",
      "error search-standby standby: standby needs data nodes in a multiple of three; there are 4 | buy 6",
      "error search-standby standby: standby needs copies in a multiple of three; 1 replicas make 2 | set 2 replicas",
    ]);
    const { masters: _, ...masterless } = standby;
    expect(
      checkSearch({ where: "", domainName: "abc", layout: masterless, subnetAzs: THREE }),
    ).to.deep.include({
      code: "search-masters",
      severity: "error",
      where: "",
      path: "masters",
      message: "standby needs three dedicated masters; there are none",
      fix: "buy 3",
    });
  });

  it("refuse node types that lack what is needed, each by name", () => {
    const lacks = (nodeType: string, wanted: SearchRequest["wanted"] = []) =>
      check({ nodeType, standby: false, volume: { gib: 20 } }, { wanted })
        .filter(({ code }) => code === "search-node-feature")
        .map(({ message }) => message);
    expect(lacks("t2.medium.search")).to.deep.equal(["t2.medium.search has no encryption at rest"]);
    expect(lacks("r6gd.large.search")).to.deep.equal(["r6gd.large.search has no EBS volumes"]);
    expect(lacks("t3.small.search")).to.deep.equal([]);
    expect(lacks("t3.small.search", ["autoTune", "ultraWarm"])).to.deep.equal([
      "t3.small.search has no Auto-Tune",
      "t3.small.search has no UltraWarm",
    ]);
    expect(said({ nodeType: "t3.medium.search", volume: { gib: 100 }, nodes: 6 })).to.deep.equal([
      "error search-node-feature nodeType: t3.medium.search has no Auto-Tune | take m7g.large.search, the smallest type that has it",
      "error search-node-feature nodeType: t3.medium.search has no Multi-AZ with standby | take m7g.large.search, the smallest type that has it",
    ]);
  });

  it("refuse what is no node type, and warn of one that is for logs or unknown", () => {
    expect(check({ nodeType: "m7g.large" })[0]?.code).to.equal("search-node-type");
    expect(check({ masters: { type: "m7g.large.elasticsearch", count: 3 } })[0]).to.include({
      code: "search-node-type",
      path: "masters.type",
    });
    expect(
      check({ nodeType: "or1.large.search" }).map(({ code, severity }) => [code, severity]),
    ).to.deep.equal([
      ["search-node-for-logs", "warning"],
      ["search-node-unknown", "warning"],
    ]);
  });

  it("refuse a volume beyond its type, with the type's limits and the nearest size", () => {
    expect(
      said({ nodeType: "t3.small.search", nodes: 3, standby: false, volume: { gib: 101 } }),
    ).to.deep.equal([
      "error search-volume volume.gib: 101 GiB on t3.small.search; 10 to 100 is allowed, in whole numbers | set 100",
    ]);
    expect(said({ volume: { gib: 9.5 } })).to.deep.equal([
      "error search-volume volume.gib: 9.5 GiB on r7g.xlarge.search; 10 to 3072 is allowed, in whole numbers | set 10",
    ]);
  });

  it("refuse operations and throughput that the size does not take", () => {
    expect(said({ volume: { gib: 2000, iops: 3000, throughput: 125 } })).to.deep.equal([
      "error search-volume volume.iops: 3000 operations a second on 2000 GiB; 6000 to 16000 is allowed, in whole numbers | set 6000",
      "error search-volume volume.throughput: 125 MiB/s on 2000 GiB; 250 to 750 is allowed, in whole numbers | set 250",
    ]);
    expect(said({ volume: { gib: 200, iops: 20_000, throughput: 2000 } })).to.deep.equal([
      "error search-volume volume.iops: 20000 operations a second on 200 GiB; 3000 to 16000 is allowed, in whole numbers | set 16000",
      "error search-volume volume.throughput: 2000 MiB/s on 200 GiB; 250 to 1000 is allowed, in whole numbers | set 1000",
    ]);
  });

  it("accept every figure that the formula gives, on every type of the table", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(SEARCH_NODE_TYPES)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (nodeType, share) => {
          const { minVolumeGib = 10, maxVolumeGib = 10 } = SEARCH_NODE_TYPES[nodeType] ?? {};
          const gib = Math.round(minVolumeGib + share * (maxVolumeGib - minVolumeGib));
          const size = {
            nodeType,
            nodesPerAz: 1,
            azs: "all",
            standby: false,
            volume: { gib },
          } as const;
          expect(said(searchLayout(size, 3))).to.deep.equal([]);
        },
      ),
    );
  });

  it("refuse a domain's name beyond its limits, and say what would fit", () => {
    const named = (domainName: string) => said({}, { domainName });
    expect(named("skyforge-production-search-one")).to.deep.equal([
      'error search-domain-name domainName: "skyforge-production-search-one" has 30 characters; a domain\'s name has 3 to 28, begins with a lower-case letter and holds only those, digits and hyphens | shorten it, "skyforge-production-search-o" would fit; or leave it out and it is made from game and environment',
    ]);
    for (const wrong of ["ab", "1search", "Search", "search_one"]) {
      expect(check({}, { domainName: wrong })[0]?.code, wrong).to.equal("search-domain-name");
    }
    expect(named("abc")).to.deep.equal([]);
  });
});
