import { expect } from "chai";
import type { NetworkArgs } from "../../../../components/network";
import { Network } from "../../../../components/network";
import { PHASES } from "../../../../infra/fleet/schema";
import type { PlannedResource, Value } from "../../../../infra/planner/record/types";
import { awsRegion } from "../../../../infra/regions/aws";
import type { Recorded } from "../../../support/record";
import { all, one, record, TEST_ACCOUNT } from "../../../support/record";
import {
  expectConventions,
  expectGuarded,
  input,
  managed,
  statements,
  TEST_TAGS,
} from "../../../support/conventions";

const AZS = ["euw1-az1", "euw1-az2", "euw1-az3"];
const CATALOG = "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings";
const PROJECT = "0123456789abcdef01234567";

function plan(
  overrides: Partial<NetworkArgs> = {},
  options: { preview?: boolean } = {},
): Promise<Recorded<Network>> {
  const args: NetworkArgs = {
    region: "eu-west-1",
    account: TEST_ACCOUNT,
    cidr: "10.16.0.0/16",
    availabilityZones: AZS,
    phase: "launch",
    anchor: false,
    ownsRegion: true,
    atlas: { projectId: PROJECT, enabled: true },
    tags: TEST_TAGS,
    ...overrides,
  };
  return record((opts) => new Network("network", args, opts), { region: "eu-west-1", ...options });
}

const names = (recorded: Recorded<unknown>) => managed(recorded).map(({ name }) => name);
const byName = (recorded: Recorded<unknown>) =>
  new Map(managed(recorded).map((resource) => [`${resource.type} ${resource.name}`, resource]));

/** What may change in place from one state of a region to another; everything else must stay equal. */
const GROWS: Readonly<Record<string, readonly string[]>> = {
  "aws:cloudwatch/logGroup:LogGroup": ["retentionInDays"],
  "aws:ec2/route:Route": ["natGatewayId"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["subnetIds", "routeTableIds"],
};

function expectGrowth(before: Recorded<unknown>, after: Recorded<unknown>): void {
  const later = byName(after);
  for (const [key, resource] of byName(before)) {
    const grown = later.get(key);
    expect(grown, `${key} is gone`).not.to.equal(undefined);
    if (grown === undefined) continue;
    const changed = changedInputs(resource, grown);
    expect(GROWS[resource.type] ?? [], key).to.include.members(changed);
    expect(grown.urn).to.equal(resource.urn);
    expect(grown.protect, key).to.equal(resource.protect);
  }
}

function changedInputs(before: PlannedResource, after: PlannedResource): string[] {
  const keys = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  const text = (value: Value | undefined) => JSON.stringify(value);
  return [...keys].filter((key) => text(before.inputs[key]) !== text(after.inputs[key]));
}

describe("Network", () => {
  it("gives every resource a parent, a name, tags and a provider", async () => {
    expectConventions(await plan(), "network");
    expectConventions(await plan({ anchor: true }), "network");
  });

  it("resolves names inside, takes an IPv6 block, and empties the default group", async () => {
    const recorded = await plan();
    const vpc = one(recorded, "aws:ec2/vpc:Vpc");
    expect(vpc.inputs).to.include({
      cidrBlock: "10.16.0.0/16",
      enableDnsSupport: true,
      enableDnsHostnames: true,
      assignGeneratedIpv6CidrBlock: true,
    });
    const group = one(recorded, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    expect(group.inputs).to.include({ vpcId: vpc.id });
    expect(group.inputs.ingress ?? []).to.deep.equal([]);
    expect(group.inputs.egress ?? []).to.deep.equal([]);
    expect(all(recorded, "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl")).to.deep.equal([]);
  });

  it("pins subnets by AZ id and hands out no public address", async () => {
    const recorded = await plan();
    const subnets = all(recorded, "aws:ec2/subnet:Subnet");
    expect(subnets).to.have.length(9);
    for (const subnet of subnets) {
      expect(AZS).to.include(input(subnet, "availabilityZoneId"));
      expect(subnet.inputs).not.to.have.property("availabilityZone");
      expect(subnet.inputs).to.include({
        mapPublicIpOnLaunch: false,
        assignIpv6AddressOnCreation: false,
      });
    }
  });

  it("gives IPv6 to public subnets only, each its own /64 of the VPC's block", async () => {
    const recorded = await plan();
    const block = one(recorded, "aws:ec2/vpc:Vpc").outputs.ipv6CidrBlock;
    if (typeof block !== "string") throw new Error("the recorded VPC has no IPv6 block");
    const prefix = block.replace("00::/56", "").replace(/:0+(?=[0-9a-f])/g, ":");
    const withIpv6 = all(recorded, "aws:ec2/subnet:Subnet").filter(
      ({ inputs }) => "ipv6CidrBlock" in inputs,
    );
    expect(
      Object.fromEntries(withIpv6.map(({ name, inputs }) => [name, inputs.ipv6CidrBlock])),
    ).to.deep.equal({
      "network-public-euw1-az1": `${prefix}00::/64`,
      "network-public-euw1-az2": `${prefix}01::/64`,
      "network-public-euw1-az3": `${prefix}02::/64`,
    });
  });

  it("gives data subnets no way out", async () => {
    const recorded = await plan();
    const table = one(recorded, "aws:ec2/routeTable:RouteTable", "network-data-routes");
    expect(table.inputs).not.to.have.property("routes");
    const routes = all(recorded, "aws:ec2/route:Route");
    expect(routes).to.have.length(5);
    expect(routes.map(({ inputs }) => inputs.routeTableId)).not.to.include(table.id);
    const associated = all(recorded, "aws:ec2/routeTableAssociation:RouteTableAssociation")
      .filter(({ inputs }) => inputs.routeTableId === table.id)
      .map(({ name }) => name)
      .sort();
    expect(associated).to.deep.equal(AZS.map((az) => `network-data-${az}-routes`));
  });

  it("routes every app subnet through the one NAT gateway of a seed, and through its own later", async () => {
    const target = (recorded: Recorded<unknown>) =>
      AZS.map(
        (az) => one(recorded, "aws:ec2/route:Route", `network-app-${az}-out`).inputs.natGatewayId,
      );
    const nat = (recorded: Recorded<unknown>, az: string) =>
      one(recorded, "aws:ec2/natGateway:NatGateway", `network-nat-${az}`).id;
    const seed = await plan({ phase: "seed" });
    const launch = await plan({ phase: "launch" });
    expect(all(seed, "aws:ec2/natGateway:NatGateway")).to.have.length(1);
    expect(target(seed)).to.deep.equal(AZS.map(() => nat(seed, "euw1-az1")));
    expect(target(launch)).to.deep.equal(AZS.map((az) => nat(launch, az)));
  });

  it("makes zonal, public NAT gateways with addresses of ours", async () => {
    const recorded = await plan();
    for (const az of AZS) {
      const gateway = one(recorded, "aws:ec2/natGateway:NatGateway", `network-nat-${az}`);
      expect(gateway.inputs).to.include({
        connectivityType: "public",
        availabilityMode: "zonal",
        allocationId: one(recorded, "aws:ec2/eip:Eip", `network-nat-${az}-address`).id,
        subnetId: one(recorded, "aws:ec2/subnet:Subnet", `network-public-${az}`).id,
      });
      expect(gateway.dependencies).to.include(
        one(recorded, "aws:ec2/internetGateway:InternetGateway").urn,
      );
    }
  });

  it("reaches S3 from app and data subnets by the free gateway endpoint in every phase", async () => {
    for (const phase of PHASES) {
      const recorded = await plan({ phase });
      const s3 = one(recorded, "aws:ec2/vpcEndpoint:VpcEndpoint", "network-endpoint-s3");
      expect(s3.inputs).to.include({
        vpcEndpointType: "Gateway",
        serviceName: "com.amazonaws.eu-west-1.s3",
      });
      expect(input(s3, "routeTableIds")).to.have.members(
        ["network-data-routes", ...AZS.map((az) => `network-app-${az}-table`)].map(
          (name) => one(recorded, "aws:ec2/routeTable:RouteTable", name).id,
        ),
      );
    }
  });

  it("gives interface endpoints private DNS and HTTPS from the VPC only", async () => {
    const recorded = await plan({ phase: "launch" });
    const group = one(recorded, "aws:ec2/securityGroup:SecurityGroup", "network-endpoints-group");
    expect(
      one(
        recorded,
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "network-endpoints-group-https",
      ).inputs,
    ).to.include({
      securityGroupId: group.id,
      cidrIpv4: "10.16.0.0/16",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
    const services = ["ecr-api", "ecr-dkr", "kms", "logs", "secretsmanager", "sts"];
    for (const service of services) {
      const endpoint = one(
        recorded,
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        `network-endpoint-${service}`,
      );
      expect(endpoint.inputs).to.include({
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        serviceName: `com.amazonaws.eu-west-1.${service.replace("-", ".")}`,
      });
      expect(input(endpoint, "securityGroupIds")).to.deep.equal([group.id]);
      expect(input(endpoint, "subnetIds")).to.deep.equal(
        AZS.slice(0, 2).map(
          (az) => one(recorded, "aws:ec2/subnet:Subnet", `network-data-${az}`).id,
        ),
      );
    }
    expect(names(await plan({ phase: "seed" }))).not.to.include("network-endpoints-group");
  });

  it("never mixes rules inside a security group with rules of their own", async () => {
    for (const group of all(await plan(), "aws:ec2/securityGroup:SecurityGroup")) {
      expect(group.inputs).not.to.have.any.keys("ingress", "egress");
    }
  });

  it("links to Atlas: service, endpoint, connection, none of them torn down for being slow", async () => {
    const recorded = await plan();
    const service = one(recorded, "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint");
    expect(service.inputs).to.include({
      projectId: PROJECT,
      providerName: "AWS",
      region: "EU_WEST_1",
      deleteOnCreateTimeout: false,
    });
    const endpoint = one(recorded, "aws:ec2/vpcEndpoint:VpcEndpoint", "network-atlas-endpoint");
    expect(endpoint.inputs).to.include({
      vpcEndpointType: "Interface",
      privateDnsEnabled: false,
      serviceName: service.outputs.endpointServiceName,
    });
    const connection = one(
      recorded,
      "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService",
    );
    expect(connection.inputs).to.include({
      projectId: PROJECT,
      providerName: "AWS",
      privateLinkId: service.outputs.privateLinkId,
      endpointServiceId: endpoint.id,
      deleteOnCreateTimeout: false,
    });
    expect(connection.customTimeouts).to.deep.include({ create: 7200 });
    expect(one(recorded, "worldcell:network:Network").outputs.privateLink).to.deep.equal({
      endpointId: endpoint.id,
      privateLinkId: service.outputs.privateLinkId,
      endpointServiceName: service.outputs.endpointServiceName,
      connectionStatus: "AVAILABLE",
    });
  });

  it("lets the app subnets, and nothing else, reach Atlas' ports", async () => {
    const recorded = await plan();
    const group = one(recorded, "aws:ec2/securityGroup:SecurityGroup", "network-atlas-group");
    const rules = all(recorded, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").filter(
      ({ inputs }) => inputs.securityGroupId === group.id,
    );
    expect(rules.map(({ inputs }) => inputs.cidrIpv4).sort()).to.deep.equal([
      "10.16.16.0/20",
      "10.16.32.0/20",
      "10.16.48.0/20",
    ]);
    for (const rule of rules) {
      expect(rule.inputs).to.include({ ipProtocol: "tcp", fromPort: 1024, toPort: 65535 });
    }
  });

  it("leaves the link out only when told that the region holds no node", async () => {
    const recorded = await plan({ atlas: { projectId: PROJECT, enabled: false } });
    expect(recorded.resources.filter(({ type }) => type.startsWith("mongodbatlas:"))).to.deep.equal(
      [],
    );
    expect(recorded.result.privateLink).to.equal(undefined);
  });

  it("writes flow logs of all traffic to an encrypted group that it alone may write", async () => {
    const recorded = await plan({ phase: "growth" });
    const key = one(recorded, "aws:kms/key:Key", "network-flow-key");
    const group = one(recorded, "aws:cloudwatch/logGroup:LogGroup");
    const name = "/worldcell/skyforge-test/flow-logs";
    const arn = `arn:aws:logs:eu-west-1:${TEST_ACCOUNT}:log-group:${name}`;
    expect(group.inputs).to.include({
      name,
      kmsKeyId: key.outputs.arn,
      retentionInDays: 60,
      deletionProtectionEnabled: true,
    });
    expect(one(recorded, "aws:ec2/flowLog:FlowLog").inputs).to.include({
      vpcId: one(recorded, "aws:ec2/vpc:Vpc").id,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.outputs.arn,
      iamRoleArn: one(recorded, "aws:iam/role:Role").outputs.arn,
    });
    expect(key.inputs).to.include({ enableKeyRotation: true, deletionWindowInDays: 30 });
    const keyPolicy = statements(input(key, "policy"));
    expectGuarded(keyPolicy);
    expect(keyPolicy[1]?.Condition).to.deep.equal({
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn },
    });
    const trust = statements(input(one(recorded, "aws:iam/role:Role"), "assumeRolePolicy"));
    expectGuarded(trust);
    expect(trust[0]).not.to.have.property("Resource");
    expect(trust[0]?.Condition).to.deep.equal({
      StringEquals: { "aws:SourceAccount": TEST_ACCOUNT },
      ArnLike: { "aws:SourceArn": `arn:aws:ec2:eu-west-1:${TEST_ACCOUNT}:vpc-flow-log/*` },
    });
    const role = statements(input(one(recorded, "aws:iam/rolePolicy:RolePolicy"), "policy"));
    expect(role[0]?.Resource).to.deep.equal([arn, `${arn}:*`]);
    expect(role.flatMap(({ Action }) => Action)).not.to.include("logs:CreateLogGroup");
    expect(one(recorded, "aws:ec2/flowLog:FlowLog").dependencies).to.include(
      one(recorded, "aws:iam/rolePolicy:RolePolicy").urn,
    );
  });

  it("lets WAF, ElastiCache and OpenSearch write logs where the fleet owns the region, and nowhere else", async () => {
    const recorded = await plan({ ownsRegion: true });
    const policy = one(recorded, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
    const document = statements(input(policy, "policyDocument"));
    expectGuarded(document);
    const groups = `arn:aws:logs:eu-west-1:${TEST_ACCOUNT}:log-group:`;
    expect(
      document.map(({ Sid, Principal, Resource }) => [Sid, Principal, Resource]),
    ).to.deep.equal([
      [
        "DeliveredLogs",
        { Service: "delivery.logs.amazonaws.com" },
        [
          `${groups}/aws/vendedlogs/elasticache/worldcell-*:*`,
          `${groups}aws-waf-logs-worldcell-*:*`,
          `${groups}/aws/vendedlogs/OpenSearchIngestion/worldcell-*:*`,
        ],
      ],
      ["SearchLogs", { Service: "es.amazonaws.com" }, `${groups}/worldcell/search/*:*`],
    ]);
    for (const { Condition } of document) {
      expect(Condition?.StringEquals).to.deep.equal({ "aws:SourceAccount": TEST_ACCOUNT });
    }
    expect(document[1]?.Condition?.ArnLike).to.deep.equal({
      "aws:SourceArn": `arn:aws:es:eu-west-1:${TEST_ACCOUNT}:domain/*`,
    });
    // CloudWatch Logs takes 5120 characters.
    expect(String(input(policy, "policyDocument")).length).to.be.below(2000);
    const other = await plan({ ownsRegion: false });
    expect(all(other, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy")).to.deep.equal([]);
  });

  it("encrypts the region's Glue catalogue with a key of its own where the fleet owns the region", async () => {
    for (const anchor of [true, false]) {
      const recorded = await plan({ anchor });
      const key = one(recorded, "aws:kms/key:Key", "network-catalog-key");
      const arn = key.outputs.arn;
      const settings = one(recorded, CATALOG);
      expect(input(settings, "dataCatalogEncryptionSettings")).to.deep.equal({
        encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: arn },
        connectionPasswordEncryption: {
          returnConnectionPasswordEncrypted: true,
          awsKmsKeyId: arn,
        },
      });
      expect(statements(input(key, "policy")).map(({ Sid }) => Sid)).to.deep.equal([
        "AccountByIam",
      ]);
      expect(one(recorded, "worldcell:network:Network").outputs.catalogKeyArn).to.equal(arn);
    }
    const other = await plan({ ownsRegion: false });
    expect(all(other, CATALOG)).to.deep.equal([]);
    expect(names(other)).not.to.include("network-catalog-key");
  });

  it("protects what Atlas' nodes hang on and what cannot be had again, until it is removable", async () => {
    const kept = [
      "network-atlas-connection",
      "network-atlas-endpoint",
      "network-atlas-service",
      "network-catalog-encryption",
      "network-catalog-key",
      "network-catalog-key-alias",
      ...AZS.map((az) => `network-data-${az}`),
      "network-flow-key",
      "network-flow-key-alias",
      "network-flow-logs",
      "network-vpc",
    ];
    const guarded = (recorded: Recorded<unknown>) =>
      managed(recorded)
        .filter(({ protect }) => protect)
        .map(({ name }) => name)
        .sort();
    expect(guarded(await plan())).to.deep.equal(kept.sort());
    const removable = await plan({ removable: true });
    expect(guarded(removable)).to.deep.equal([]);
    expect(
      one(removable, "aws:cloudwatch/logGroup:LogGroup").inputs.deletionProtectionEnabled,
    ).to.equal(false);
  });

  it("gives an anchor only what Atlas' nodes need", async () => {
    const recorded = await plan({ anchor: true, phase: "scale" });
    const counts = new Map<string, number>();
    for (const { type } of managed(recorded)) counts.set(type, (counts.get(type) ?? 0) + 1);
    expect(Object.fromEntries(counts)).to.deep.equal({
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": 1,
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": 1,
      "aws:ec2/flowLog:FlowLog": 1,
      "aws:ec2/routeTable:RouteTable": 1,
      "aws:ec2/routeTableAssociation:RouteTableAssociation": 3,
      "aws:ec2/securityGroup:SecurityGroup": 1,
      "aws:ec2/subnet:Subnet": 3,
      "aws:ec2/vpc:Vpc": 1,
      "aws:ec2/vpcEndpoint:VpcEndpoint": 1,
      "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:kms/alias:Alias": 2,
      "aws:kms/key:Key": 2,
      "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": 1,
      "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService": 1,
    });
    expect(one(recorded, "worldcell:network:Network").outputs).to.deep.include({
      publicSubnetIds: [],
      appSubnetIds: [],
    });
  });

  it("grows from phase to phase, and from an anchor, without removing or replacing anything", async () => {
    for (const count of [2, 3]) {
      const availabilityZones = AZS.slice(0, count);
      const states = [await plan({ availabilityZones, anchor: true, phase: "seed" })];
      for (const phase of PHASES) states.push(await plan({ availabilityZones, phase }));
      states.slice(1).forEach((after, index) => {
        const before = states[index];
        if (before === undefined) throw new Error("states");
        expectGrowth(before, after);
      });
      const anchor = await plan({ availabilityZones, anchor: true, phase: "scale" });
      expectGrowth(anchor, await plan({ availabilityZones, phase: "scale" }));
    }
  });

  it("loses nothing protected when a retired cell leaves an anchor", async () => {
    for (const phase of PHASES) {
      const kept = new Set(names(await plan({ anchor: true, phase })));
      const lost = managed(await plan({ phase })).filter(({ name }) => !kept.has(name));
      expect(lost.filter(({ protect }) => protect)).to.deep.equal([]);
    }
  });

  it("names no region but its own, in regions of two AZs and of three", async () => {
    for (const region of [
      "us-west-1",
      "us-east-1",
      "ap-southeast-7",
      "eu-central-1",
      "il-central-1",
    ]) {
      const { availabilityZones } = awsRegion(region);
      const recorded = await record(
        (opts) =>
          new Network(
            "network",
            {
              region,
              account: TEST_ACCOUNT,
              cidr: "10.20.0.0/16",
              availabilityZones,
              phase: "scale",
              anchor: false,
              ownsRegion: true,
              atlas: { projectId: PROJECT, enabled: true },
              tags: TEST_TAGS,
            },
            opts,
          ),
        { region },
      );
      const text = JSON.stringify(managed(recorded).map(({ inputs }) => inputs));
      const named = [...text.matchAll(/\b[a-z]{2}-[a-z]+-\d\b/g)].map(([found]) => found);
      expect([...new Set(named)]).to.deep.equal([region]);
      expect(all(recorded, "aws:ec2/subnet:Subnet")).to.have.length(availabilityZones.length * 3);
      for (const { name } of managed(recorded)) expect(name).not.to.include(region);
    }
  });

  it("gains the third AZ without removing or replacing anything", async () => {
    for (const phase of PHASES) {
      for (const anchor of [true, false]) {
        const two = await plan({ availabilityZones: AZS.slice(0, 2), anchor, phase });
        expectGrowth(two, await plan({ anchor, phase }));
      }
    }
  });

  it("lists subnet ids in the order of the AZs", async () => {
    const recorded = await plan();
    const ids = (tier: string) =>
      AZS.map((az) => one(recorded, "aws:ec2/subnet:Subnet", `network-${tier}-${az}`).id);
    expect(one(recorded, "worldcell:network:Network").outputs).to.deep.include({
      vpcId: one(recorded, "aws:ec2/vpc:Vpc").id,
      publicSubnetIds: ids("public"),
      appSubnetIds: ids("app"),
      appAvailabilityZoneNames: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
      dataSubnetIds: ids("data"),
    });
  });

  it("takes overrides but not over what protects", async () => {
    const recorded = await plan({
      overrides: {
        vpc: { enableNetworkAddressUsageMetrics: true, enableDnsSupport: false },
        dataSubnets: { mapPublicIpOnLaunch: true },
        interfaceEndpoints: { privateDnsEnabled: false },
        flowLog: { trafficType: "REJECT", maxAggregationInterval: 60 },
        flowLogKey: { enableKeyRotation: false, rotationPeriodInDays: 90 },
      },
    });
    expect(one(recorded, "aws:ec2/vpc:Vpc").inputs).to.include({
      enableNetworkAddressUsageMetrics: true,
      enableDnsSupport: true,
    });
    expect(
      one(recorded, "aws:ec2/subnet:Subnet", "network-data-euw1-az1").inputs.mapPublicIpOnLaunch,
    ).to.equal(false);
    expect(
      one(recorded, "aws:ec2/vpcEndpoint:VpcEndpoint", "network-endpoint-sts").inputs
        .privateDnsEnabled,
    ).to.equal(true);
    expect(one(recorded, "aws:ec2/flowLog:FlowLog").inputs).to.include({
      trafficType: "ALL",
      maxAggregationInterval: 60,
    });
    expect(one(recorded, "aws:kms/key:Key", "network-flow-key").inputs).to.include({
      enableKeyRotation: true,
      rotationPeriodInDays: 90,
    });
  });

  it("has the same resources while nothing is known yet", async () => {
    const known = await plan();
    const unknown = await plan({}, { preview: true });
    expect(names(unknown).sort()).to.deep.equal(names(known).sort());
  });
});
