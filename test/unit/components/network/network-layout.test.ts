import { expect } from "chai";
import fc from "fast-check";
import { Netmask } from "netmask";
import {
  endpointAzs,
  endpointService,
  FLOW_LOG_DAYS,
  ipv6Subnet,
  linkAzs,
  natAzOf,
  natAzs,
  subnetPlan,
} from "../../../../components/network";
import { PHASES } from "../../../../infra/fleet/schema";
import { AWS_REGIONS } from "../../../../infra/regions/aws";
import { PHASE_SIZES } from "../../../../infra/sizing/phases";

const AZS = ["euw1-az1", "euw1-az2", "euw1-az3"];
const sixteen = fc
  .tuple(fc.integer({ min: 1, max: 223 }), fc.integer({ min: 0, max: 255 }))
  .map(([a, b]) => `${String(a)}.${String(b)}.0.0/16`);
const azCount = fc.constantFrom(2, 3);

describe("network layout", () => {
  it("gives the documented blocks of 10.16.0.0/16", () => {
    expect(subnetPlan("10.16.0.0/16", AZS)).to.deep.equal([
      {
        availabilityZone: "euw1-az1",
        position: 0,
        publicCidr: "10.16.0.0/24",
        publicIpv6Index: 0,
        dataCidr: "10.16.4.0/22",
        appCidr: "10.16.16.0/20",
      },
      {
        availabilityZone: "euw1-az2",
        position: 1,
        publicCidr: "10.16.1.0/24",
        publicIpv6Index: 1,
        dataCidr: "10.16.8.0/22",
        appCidr: "10.16.32.0/20",
      },
      {
        availabilityZone: "euw1-az3",
        position: 2,
        publicCidr: "10.16.2.0/24",
        publicIpv6Index: 2,
        dataCidr: "10.16.12.0/22",
        appCidr: "10.16.48.0/20",
      },
    ]);
  });

  it("keeps every subnet inside the /16 and apart from every other", () => {
    fc.assert(
      fc.property(sixteen, azCount, (cidr, count) => {
        const blocks = subnetPlan(cidr, AZS.slice(0, count)).flatMap((az) => [
          new Netmask(az.publicCidr),
          new Netmask(az.appCidr),
          new Netmask(az.dataCidr),
        ]);
        expect(blocks).to.have.length(count * 3);
        for (const block of blocks) expect(new Netmask(cidr).contains(block)).to.equal(true);
        blocks.forEach((one, index) => {
          for (const other of blocks.slice(index + 1)) {
            expect(
              one.contains(other) || other.contains(one),
              `${one.toString()} ${other.toString()}`,
            ).to.equal(false);
          }
        });
      }),
    );
  });

  it("gives /24 public, /20 app and /22 data subnets", () => {
    fc.assert(
      fc.property(sixteen, (cidr) => {
        for (const az of subnetPlan(cidr, AZS)) {
          expect(
            [az.publicCidr, az.appCidr, az.dataCidr].map((block) => block.split("/")[1]),
          ).to.deep.equal(["24", "20", "22"]);
        }
      }),
    );
  });

  it("moves no subnet when the third AZ is added", () => {
    fc.assert(
      fc.property(sixteen, (cidr) => {
        expect(subnetPlan(cidr, AZS).slice(0, 2)).to.deep.equal(subnetPlan(cidr, AZS.slice(0, 2)));
      }),
    );
  });

  it("refuses what is not a whole /16, naming the block and the next step", () => {
    const wrong = [
      "10.16.0.0/17",
      "10.16.0.0/15",
      "10.16.5.0/16",
      "10.16.0.0",
      "10.300.0.0/16",
      "",
      "10.16.0.0/x",
    ];
    for (const cidr of wrong) {
      expect(() => subnetPlan(cidr, AZS), cidr)
        .to.throw(`network cidr "${cidr}"`)
        .and.match(/lock/);
    }
  });

  it("refuses one, four and repeated AZs", () => {
    for (const azs of [["a"], [], ["a", "b", "c", "d"], ["a", "a"]]) {
      expect(() => subnetPlan("10.16.0.0/16", azs)).to.throw("two or three different AZ ids");
    }
  });

  it("cuts a /56 into /64s", () => {
    expect(ipv6Subnet("2a05:d018:abc:de00::/56", 2)).to.equal("2a05:d018:abc:de02::/64");
    expect(ipv6Subnet("2600:1f16::/56", 1)).to.equal("2600:1f16:0:1::/64");
    expect(ipv6Subnet("2600:1f16::/56", 0)).to.equal("2600:1f16::/64");
    expect(ipv6Subnet("2600:1F16:0672:cc00::/56", 0)).to.equal("2600:1f16:672:cc00::/64");
    expect(ipv6Subnet("2600:1f16:0:ff00:0:0:0:0/56", 255)).to.equal("2600:1f16:0:ffff::/64");
  });

  it("gives each index of a /56 its own /64 under the block's first 56 bits", () => {
    const group = fc.integer({ min: 0x1000, max: 0xffff });
    fc.assert(
      fc.property(group, group, group, fc.integer({ min: 1, max: 255 }), (a, b, c, high) => {
        const head = [a, b, c].map((value) => value.toString(16)).join(":");
        const block = `${head}:${(high << 8).toString(16)}::/56`;
        const subnets = Array.from({ length: 256 }, (_, index) => ipv6Subnet(block, index));
        expect(new Set(subnets).size).to.equal(256);
        subnets.forEach((subnet, index) => {
          expect(subnet).to.equal(`${head}:${((high << 8) + index).toString(16)}::/64`);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("refuses what is no /56: a VPC without IPv6 must not give a subnet of nothing", () => {
    const wrong = [
      "",
      "2a05:d018:abc:de00::/64",
      "2a05:d018:abc:de01::/56",
      "10.0.0.0/56",
      "1::2::3/56",
      "2a05:d018/56",
      "1:2:3:400:5:6:7:8:9/56",
    ];
    for (const block of wrong) expect(() => ipv6Subnet(block, 0), block).to.throw("is not a /56");
    for (const index of [-1, 256, 1.5]) {
      expect(() => ipv6Subnet("2a05:d018:abc:de00::/56", index)).to.throw("0 to 255");
    }
  });

  it("keeps the first NAT gateway when one becomes one per AZ", () => {
    const seed = PHASE_SIZES.seed.network;
    const launch = PHASE_SIZES.launch.network;
    expect(natAzs(seed, AZS)).to.deep.equal(["euw1-az1"]);
    expect(natAzs(launch, AZS)).to.deep.equal(AZS);
    expect(AZS.map((az) => natAzOf(seed, AZS, az))).to.deep.equal([
      "euw1-az1",
      "euw1-az1",
      "euw1-az1",
    ]);
    expect(AZS.map((az) => natAzOf(launch, AZS, az))).to.deep.equal(AZS);
  });

  it("puts the Atlas endpoint into one AZ of an anchor and at least two of a cell", () => {
    for (const phase of PHASES) {
      const size = PHASE_SIZES[phase].network;
      expect(linkAzs(true, size, AZS)).to.deep.equal(["euw1-az1"]);
      expect(linkAzs(false, size, AZS).length).to.be.at.least(2);
      expect(linkAzs(false, size, AZS.slice(0, 2))).to.deep.equal(AZS.slice(0, 2));
    }
  });

  it("only adds AZs and days from phase to phase", () => {
    PHASES.slice(1).forEach((phase, index) => {
      const before = PHASES[index];
      if (before === undefined) throw new Error("phases");
      const [small, big] = [PHASE_SIZES[before].network, PHASE_SIZES[phase].network];
      expect(endpointAzs(big, AZS)).to.include.members(endpointAzs(small, AZS));
      expect(linkAzs(false, big, AZS)).to.include.members(linkAzs(false, small, AZS));
      expect(natAzs(big, AZS)).to.include.members(natAzs(small, AZS));
      expect(FLOW_LOG_DAYS[phase]).to.be.greaterThan(FLOW_LOG_DAYS[before]);
    });
  });

  it("keeps flow logs for a number of days that CloudWatch Logs accepts", () => {
    const accepted = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365];
    expect(accepted).to.include.members(Object.values(FLOW_LOG_DAYS));
  });

  it("builds endpoint names of the region", () => {
    expect(endpointService("eu-west-1", "ecr.api")).to.equal("com.amazonaws.eu-west-1.ecr.api");
  });

  it("lays out every region of the table", () => {
    for (const { availabilityZones } of Object.values(AWS_REGIONS)) {
      expect(subnetPlan("10.16.0.0/16", availabilityZones)).to.have.length(
        availabilityZones.length,
      );
    }
  });
});
