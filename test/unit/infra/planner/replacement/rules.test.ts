import { expect } from "chai";
import type { Properties } from "../../../../../infra/planner/record/types";
import { SECRET, SIGNATURE } from "../../../../../infra/planner/record/wire";
import {
  refusedBy,
  replacedBy,
  type ReplacementContext,
} from "../../../../../infra/planner/replacement";
import {
  isStateful,
  statefulReason,
  statefulTypes,
} from "../../../../../infra/planner/replacement/stateful";
import { Typings } from "../../../../../infra/planner/replacement/generate/typings";
import { join } from "node:path";

interface Case {
  readonly says: string;
  readonly type: string;
  readonly old: Properties;
  readonly next: Properties;
  readonly replaced?: readonly string[];
  readonly refused?: readonly string[];
  readonly context?: ReplacementContext;
}

const zones: Readonly<Record<string, string>> = { a1: "a", a2: "a", b1: "b", c1: "c" };
const zone = (id: string) => zones[id];
const known: ReplacementContext = { oldZone: zone, newZone: zone };
const subnets = (...subnetIds: string[]): Properties => ({ vpcConfig: { subnetIds } });
const group = (nodeGroupId: string, extra: Properties = {}) => ({ nodeGroupId, ...extra });
const domain = (count: number, standby: boolean, nodes: number): Properties => ({
  clusterConfig: {
    instanceCount: nodes,
    multiAzWithStandbyEnabled: standby,
    zoneAwarenessConfig: { availabilityZoneCount: count },
  },
});
const EKS = "aws:eks/cluster:Cluster";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const DOMAIN = "aws:opensearch/domain:Domain";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const LB = "aws:lb/loadBalancer:LoadBalancer";
const VPC = "aws:ec2/vpc:Vpc";
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const GLOBAL = "mongodbatlas:index/globalClusterConfig:GlobalClusterConfig";
const nlb = (more: Properties): Properties => ({ loadBalancerType: "network", ...more });
const groups = (...list: Properties[]): Properties => ({ nodeGroupConfigurations: list });

const CASES: readonly Case[] = [
  {
    says: "EKS subnets in the same zones stay",
    type: EKS,
    old: subnets("a1", "b1"),
    next: subnets("a2", "b1"),
    context: known,
  },
  {
    says: "EKS subnets in another zone replace",
    type: EKS,
    old: subnets("a1", "b1"),
    next: subnets("a1", "c1"),
    context: known,
    replaced: ["vpcConfig.subnetIds"],
  },
  {
    says: "EKS subnets of unknown zones count",
    type: EKS,
    old: subnets("x", "y"),
    next: subnets("x", "z"),
  },
  {
    says: "one EKS subnet more replaces when zones are unknown",
    type: EKS,
    old: subnets("x"),
    next: subnets("x", "z"),
    replaced: ["vpcConfig.subnetIds"],
  },
  {
    says: "EKS encryption is added in place",
    type: EKS,
    old: {},
    next: { encryptionConfig: { resources: ["secrets"] } },
  },
  {
    says: "EKS encryption is never removed",
    type: EKS,
    old: { encryptionConfig: { resources: ["secrets"] } },
    next: {},
    replaced: ["encryptionConfig"],
  },
  {
    says: "a node role is set in place",
    type: EKS,
    old: {},
    next: { computeConfig: { nodeRoleArn: "r" } },
  },
  {
    says: "a node role is not changed",
    type: EKS,
    old: { computeConfig: { nodeRoleArn: "r" } },
    next: { computeConfig: { nodeRoleArn: "s" } },
    replaced: ["computeConfig.nodeRoleArn"],
  },
  {
    says: "tenancy goes to dedicated by replacement",
    type: VPC,
    old: {},
    next: { instanceTenancy: "dedicated" },
    replaced: ["instanceTenancy"],
  },
  {
    says: "tenancy goes to default in place",
    type: VPC,
    old: { instanceTenancy: "dedicated" },
    next: {},
  },
  {
    says: "an IPv6 block moves in place",
    type: "aws:ec2/subnet:Subnet",
    old: { ipv6CidrBlock: "a" },
    next: { ipv6CidrBlock: "b" },
  },
  {
    says: "an IPv6 block in use replaces",
    type: "aws:ec2/subnet:Subnet",
    old: { ipv6CidrBlock: "a", assignIpv6AddressOnCreation: true },
    next: { ipv6CidrBlock: "b" },
    replaced: ["ipv6CidrBlock"],
  },
  {
    says: "private DNS of an interface changes in place",
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    old: { vpcEndpointType: "Interface" },
    next: { vpcEndpointType: "Interface", privateDnsEnabled: true },
  },
  {
    says: "private DNS of another kind replaces",
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    old: { vpcEndpointType: "Resource" },
    next: { vpcEndpointType: "Resource", privateDnsEnabled: true },
    replaced: ["privateDnsEnabled"],
  },
  {
    says: "a peer changes in place",
    type: RULE,
    old: { cidrIpv4: "10.0.0.0/8" },
    next: { cidrIpv4: "10.0.0.0/9" },
  },
  {
    says: "another kind of peer replaces",
    type: RULE,
    old: { cidrIpv4: "10.0.0.0/8" },
    next: { prefixListId: "pl" },
    replaced: ["cidrIpv4", "prefixListId"],
  },
  {
    says: "an NLB gains a subnet",
    type: LB,
    old: nlb({ subnets: ["a"] }),
    next: nlb({ subnets: ["a", "b"] }),
  },
  {
    says: "an NLB loses none",
    type: LB,
    old: nlb({ subnets: ["a", "b"] }),
    next: nlb({ subnets: ["a"] }),
    replaced: ["subnets"],
  },
  { says: "an ALB may", type: LB, old: { subnets: ["a", "b"] }, next: { subnets: ["a", "c"] } },
  {
    says: "an NLB without groups stays without",
    type: LB,
    old: nlb({}),
    next: nlb({ securityGroups: ["sg"] }),
    replaced: ["securityGroups"],
  },
  {
    says: "writing an ALB's default down is no change",
    type: LB,
    old: {},
    next: { loadBalancerType: "application", internal: false },
  },
  {
    says: "node groups in another order stay",
    type: GROUP,
    old: groups(group("1"), group("2")),
    next: groups(group("2"), group("1")),
  },
  {
    says: "one node group more replaces",
    type: GROUP,
    old: groups(group("1")),
    next: groups(group("1"), group("2")),
    replaced: ["nodeGroupConfigurations"],
  },
  {
    says: "a replica count replaces",
    type: GROUP,
    old: groups(group("1", { replicaCount: 1 })),
    next: groups(group("1", { replicaCount: 2 })),
    replaced: ["nodeGroupConfigurations.replicaCount"],
  },
  {
    says: "a zone is written down in place",
    type: GROUP,
    old: groups(group("1")),
    next: groups(group("1", { primaryAvailabilityZone: "a" })),
  },
  {
    says: "a zone is not changed",
    type: GROUP,
    old: groups(group("1", { primaryAvailabilityZone: "b" })),
    next: groups(group("1", { primaryAvailabilityZone: "a" })),
    replaced: ["nodeGroupConfigurations.primaryAvailabilityZone"],
  },
  {
    says: "redis becomes valkey in place",
    type: GROUP,
    old: { engine: "redis", engineVersion: "7.1" },
    next: { engine: "valkey", engineVersion: "7.2" },
  },
  {
    says: "valkey never becomes redis",
    type: GROUP,
    old: { engine: "valkey" },
    next: { engine: "redis" },
    replaced: ["engine"],
  },
  {
    says: "an engine goes up",
    type: GROUP,
    old: { engineVersion: "7.0" },
    next: { engineVersion: "7.1" },
  },
  {
    says: "an engine does not go down",
    type: GROUP,
    old: { engineVersion: "7.1" },
    next: { engineVersion: "7.0" },
    replaced: ["engineVersion"],
  },
  {
    says: "TLS on an old engine replaces",
    type: GROUP,
    old: { engineVersion: "6.2" },
    next: { engineVersion: "6.2", transitEncryptionEnabled: true },
    replaced: ["transitEncryptionEnabled"],
  },
  {
    says: "TLS on a new one does not",
    type: GROUP,
    old: { engineVersion: "7.1" },
    next: { engineVersion: "7.1", transitEncryptionEnabled: true },
  },
  {
    says: "encryption at rest goes on",
    type: DOMAIN,
    old: {},
    next: { encryptAtRest: { enabled: true } },
  },
  {
    says: "encryption at rest does not go off",
    type: DOMAIN,
    old: { encryptAtRest: { enabled: true } },
    next: {},
    replaced: ["encryptAtRest.enabled"],
  },
  {
    says: "its key does not change",
    type: DOMAIN,
    old: { encryptAtRest: { enabled: true, kmsKeyId: "a" } },
    next: { encryptAtRest: { enabled: true, kmsKeyId: "b" } },
    replaced: ["encryptAtRest.kmsKeyId"],
  },
  {
    says: "a domain goes up",
    type: DOMAIN,
    old: { engineVersion: "OpenSearch_2.9" },
    next: { engineVersion: "OpenSearch_2.19" },
  },
  {
    says: "a domain does not go down",
    type: DOMAIN,
    old: { engineVersion: "OpenSearch_2.19" },
    next: { engineVersion: "OpenSearch_2.9" },
    replaced: ["engineVersion"],
  },
  {
    says: "a domain enters a VPC by replacement",
    type: DOMAIN,
    old: {},
    next: { vpcOptions: { subnetIds: ["a"] } },
    replaced: ["vpcOptions"],
  },
  {
    says: "standby waits for three zones",
    type: DOMAIN,
    old: domain(2, false, 6),
    next: domain(3, true, 6),
    refused: ["clusterConfig.multiAzWithStandbyEnabled"],
  },
  {
    says: "standby waits for nodes in threes",
    type: DOMAIN,
    old: domain(3, false, 4),
    next: domain(3, true, 4),
    refused: ["clusterConfig.multiAzWithStandbyEnabled"],
  },
  {
    says: "standby goes on when ready",
    type: DOMAIN,
    old: domain(3, false, 6),
    next: domain(3, true, 6),
  },
  {
    says: "a parameter's tier falls by replacement",
    type: "aws:ssm/parameter:Parameter",
    old: { tier: "Advanced" },
    next: {},
    replaced: ["tier"],
  },
  {
    says: "a replica set becomes geo-sharded",
    type: CLUSTER,
    old: { clusterType: "REPLICASET" },
    next: { clusterType: "GEOSHARDED" },
  },
  {
    says: "a geo-sharded cluster stays",
    type: CLUSTER,
    old: { clusterType: "GEOSHARDED" },
    next: { clusterType: "SHARDED" },
    replaced: ["clusterType"],
  },
  {
    says: "self-managed sharding stays",
    type: CLUSTER,
    old: { globalClusterSelfManagedSharding: true },
    next: { globalClusterSelfManagedSharding: false },
    replaced: ["globalClusterSelfManagedSharding"],
  },
  {
    says: "a namespace is added",
    type: GLOBAL,
    old: {},
    next: { managedNamespaces: [{ db: "d", collection: "c" }] },
  },
  {
    says: "a namespace is not modified",
    type: GLOBAL,
    old: { managedNamespaces: [{ db: "d", collection: "c", customShardKey: "a" }] },
    next: { managedNamespaces: [{ db: "d", collection: "c", customShardKey: "b" }] },
    refused: ["managedNamespaces"],
  },
  {
    says: "a mapping is added",
    type: GLOBAL,
    old: { customZoneMappings: [{ location: "DE", zone: "z" }] },
    next: {
      customZoneMappings: [
        { location: "DE", zone: "z" },
        { location: "FR", zone: "z" },
      ],
    },
  },
  {
    says: "a mapping is not changed",
    type: GLOBAL,
    old: { customZoneMappings: [{ location: "DE", zone: "z" }] },
    next: { customZoneMappings: [{ location: "DE", zone: "y" }] },
    refused: ["customZoneMappings"],
  },
  {
    says: "default alerts are chosen once",
    type: "mongodbatlas:index/project:Project",
    old: { withDefaultAlertsSettings: true },
    next: { withDefaultAlertsSettings: false },
    refused: ["withDefaultAlertsSettings"],
  },
];

describe("replacement rules", () => {
  for (const { says, type, old, next, replaced, refused, context } of CASES) {
    it(says, () => {
      expect(replacedBy(type, old, next, context)).to.deep.equal(replaced ?? []);
      expect(refusedBy(type, old, next, context)).to.deep.equal(refused ?? []);
      expect(replacedBy(type, next, next, context)).to.deep.equal([]);
    });
  }

  it("replaces for a region, the resource's own or its provider's, of regional types only", () => {
    const moved: ReplacementContext = { oldRegion: "eu-west-1", newRegion: "eu-west-2" };
    expect(replacedBy(VPC, {}, {}, moved)).to.deep.equal(["region"]);
    expect(replacedBy(VPC, {}, {}, { oldRegion: "eu-west-1" })).to.deep.equal([]);
    expect(replacedBy(VPC, { region: "a" }, { region: "b" })).to.deep.equal(["region"]);
    expect(replacedBy(VPC, { region: "a" }, { region: "a" }, moved)).to.deep.equal([]);
    expect(replacedBy("aws:iam/role:Role", {}, {}, moved)).to.deep.equal([]);
    expect(replacedBy(CLUSTER, {}, {}, moved)).to.deep.equal([]);
  });

  it("never replaces providers, stacks and components", () => {
    for (const type of ["pulumi:providers:aws", "pulumi:pulumi:Stack", "worldcell:network:Network"])
      expect(
        replacedBy(type, { region: "a", name: "a" }, { region: "b", name: "b" }),
      ).to.deep.equal([]);
  });

  it("takes lists for sets, except where their order counts", () => {
    const from = (list: string[]): Properties => ({ subnetIds: list, instanceTypes: list });
    const type = "aws:eks/nodeGroup:NodeGroup";
    expect(replacedBy(type, from(["a", "b"]), from(["b", "a"]))).to.deep.equal(["instanceTypes"]);
  });

  it("sees another ciphertext, and no change in the same one", () => {
    const secret = (ciphertext: string): Properties => ({
      secretId: "s",
      secretString: { [SIGNATURE]: SECRET, ciphertext },
    });
    const type = "aws:secretsmanager/secretVersion:SecretVersion";
    expect(replacedBy(type, secret("a"), secret("b"))).to.deep.equal(["secretString"]);
    expect(replacedBy(type, secret("a"), secret("a"))).to.deep.equal([]);
  });
});

describe("stateful types", () => {
  const typings = new Typings(join(__dirname, "../../../../.."));

  it("are types of the installed providers, each with a reason", () => {
    for (const [type, reason] of statefulTypes()) {
      expect(typings.knows(type), type).to.equal(true);
      expect(reason).to.match(/^\S.*[^.]$/);
    }
  });

  it("are listed by name", () => {
    expect(statefulTypes().map(([type]) => type)).to.deep.equal(
      statefulTypes()
        .map(([type]) => type)
        .sort(),
    );
  });

  it("include what the platform cannot remake, and not what it can", () => {
    for (const type of [
      VPC,
      CLUSTER,
      DOMAIN,
      GROUP,
      "aws:route53/zone:Zone",
      "aws:s3/bucket:Bucket",
    ])
      expect(isStateful(type), type).to.equal(true);
    for (const type of ["aws:route53/record:Record", RULE, "worldcell:network:Network", "toString"])
      expect(statefulReason(type), type).to.equal(undefined);
  });
});
