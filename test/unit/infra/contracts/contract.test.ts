import { expect } from "chai";
import { contractFindings, parseContract } from "../../../../infra/contracts/contract";
import { UserError } from "../../../../infra/errors";

const GOOD = {
  contractVersion: 1,
  environment: "prod",
  stack: "prod.database",
  atlasProjectId: "65f0",
  clusterName: "skyforge-prod",
  clusterId: "65f1",
  zones: { europe: { zoneId: "65f2", location: "IE", home: "eu-west-1" } },
  complete: true,
};

describe("a stack's contract", () => {
  it("is read when it is whole", () => {
    expect(parseContract("database", "prod.database", GOOD)).to.deep.equal(GOOD);
  });

  it("may carry fields that this program does not know", () => {
    expect(contractFindings("database", "prod.database", { ...GOOD, later: 1 })).to.deep.equal([]);
  });

  it("is refused when it is missing, naming the stack and the next step", () => {
    const [finding] = contractFindings("database", "prod.database", undefined);
    expect(finding).to.include({ code: "contract-missing", where: "prod.database" });
    expect(finding?.fix).to.contain("pulumi up -s prod.database");
  });

  for (const version of [0.5, 2, 99, "1", undefined]) {
    it(`is refused with version ${String(version)}`, () => {
      const [finding] = contractFindings("database", "prod.database", {
        ...GOOD,
        contractVersion: version,
      });
      expect(finding?.code).to.equal("contract-version");
      expect(finding?.path).to.equal("contract.contractVersion");
    });
  }

  it("is refused with each field missing or of another type, naming the field", () => {
    for (const key of ["atlasProjectId", "clusterName", "clusterId", "zones", "complete"]) {
      for (const value of [undefined, [], 7]) {
        const [finding] = contractFindings("database", "prod.database", { ...GOOD, [key]: value });
        expect(finding?.code, key).to.equal("contract-field");
        expect(finding?.path, key).to.match(new RegExp(`^contract\\.${key}`));
      }
    }
  });

  it("is refused when a nested field holds the text of a missing value", () => {
    const zones = { europe: { ...GOOD.zones.europe, zoneId: "undefined" } };
    const [finding] = contractFindings("database", "prod.database", { ...GOOD, zones });
    expect(finding?.path).to.equal("contract.zones.europe.zoneId");
  });

  it("is read without what a stack of before does not write yet, and never written without it", () => {
    const arn = "arn:aws:kms:eu-west-1:111122223333:key/k";
    const cell = {
      contractVersion: 1,
      environment: "prod",
      stack: "prod.eu-west-1",
      region: "eu-west-1",
      zone: "europe",
      entry: {
        dnsName: "lb.example",
        hostedZoneId: "Z1",
        loadBalancerArn: arn,
        targetGroupArn: arn,
      },
      keys: { data: arn, logs: arn, secrets: arn },
      atlasSrv: "mongodb+srv://skyforge.example",
    };
    expect(contractFindings("cell", "prod.eu-west-1", cell)).to.deep.equal([]);
    const written = contractFindings("cell", "prod.eu-west-1", cell, "writer");
    expect(written.map(({ path }) => path)).to.deep.equal([
      "contract.cache",
      "contract.search",
      "contract.loader",
      "contract.alarmTopicArn",
      "contract.lake",
      "contract.complete",
    ]);
    const subnet = { id: "subnet-1", availabilityZone: "euw1-az1", cidr: "10.16.16.0/20" };
    const network = {
      contractVersion: 1,
      environment: "prod",
      stack: "prod.eu-west-1.network",
      region: "eu-west-1",
      vpcId: "vpc-1",
      cidr: "10.16.0.0/16",
      subnets: { public: [], app: [subnet], data: [subnet, subnet] },
      atlas: { privateLinkId: "p", vpcEndpointId: "vpce-1", connectionStatus: "AVAILABLE" },
    };
    const stack = network.stack;
    expect(contractFindings("network", stack, network)).to.deep.equal([]);
    expect(
      contractFindings("network", stack, network, "writer").map(({ path }) => path),
    ).to.deep.equal(["contract.subnets.app.0.availabilityZoneName"]);
  });

  it("is refused with a new field of another type, by readers too", () => {
    const [finding] = contractFindings("cell", "prod.eu-west-1", { complete: "yes" });
    expect(finding?.code).to.equal("contract-version");
    const found = contractFindings("cell", "prod.eu-west-1", {
      contractVersion: 1,
      complete: "yes",
    });
    expect(found.map(({ path }) => path)).to.include("contract.complete");
  });

  it("ends the program with the failure code, not the fleet's", () => {
    try {
      parseContract("database", "prod.database", {});
      expect.fail("a contract without fields was read");
    } catch (error) {
      expect(error).to.be.instanceOf(UserError);
      expect((error as UserError).exitCode).to.equal(1);
    }
  });
});
