import type { Properties } from "../record/types";
import {
  AT_REST,
  PEERS,
  STANDBY,
  SUBNETS,
  atlas,
  changed,
  clusterType,
  clusterZones,
  domainSwitches,
  fewer,
  has,
  namespaces,
  networkBalancer,
  nodeGroupsForce,
  peerKind,
  standby,
  tf,
  transitEncryption,
  typings,
  versionFalls,
  when,
  yes,
} from "./conditions";
import { textAt } from "./paths";

/** What is known about a plan beyond the two versions of one resource. */
export interface ReplacementContext {
  /** Region that the provider, or the resource itself, puts the resource in. */
  readonly oldRegion?: string;
  readonly newRegion?: string;
  /** Availability zone of a subnet, by its id in the old plan. */
  readonly oldZone?: (subnetId: string) => string | undefined;
  readonly newZone?: (subnetId: string) => string | undefined;
}

/** What no schema holds: when a change replaces, or is refused, depends on both values. */
export interface Rule {
  readonly type: string;
  /**
   * `replace`: the provider replaces. `immutable`: the API refuses, and only a new resource helps.
   * `refused`: the API refuses, and another order of changes is the answer.
   */
  readonly effect: "replace" | "immutable" | "refused";
  /** Input paths that the rule looks at. */
  readonly paths: readonly string[];
  readonly says: string;
  readonly source: string;
  /** The paths that force the effect. */
  readonly forced: (
    old: Properties,
    next: Properties,
    context: ReplacementContext,
  ) => readonly string[];
}
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const GLOBAL = "mongodbatlas:index/globalClusterConfig:GlobalClusterConfig";
const REPLICATION_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const DOMAIN = "aws:opensearch/domain:Domain";
const EKS = "aws:eks/cluster:Cluster";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** Every rule, by type. */
export const RULES: readonly Rule[] = [
  {
    type: "aws:ec2/subnet:Subnet",
    effect: "replace",
    paths: ["ipv6CidrBlock"],
    says: "a changed IPv6 block replaces while addresses are assigned on creation",
    source: tf("ec2/vpc_subnet.go"),
    forced: (old, next) =>
      when(
        yes(old, "assignIpv6AddressOnCreation") && changed(old, next, "ipv6CidrBlock"),
        "ipv6CidrBlock",
      ),
  },
  {
    type: "aws:lambda/invocation:Invocation",
    effect: "replace",
    paths: ["input"],
    says: "another input is another invocation, unless the lifecycle is CRUD, which updates in place",
    source: tf("lambda/invocation.go"),
    forced: (old, next) =>
      when(next.lifecycleScope !== "CRUD" && changed(old, next, "input"), "input"),
  },
  {
    type: "aws:ec2/vpc:Vpc",
    effect: "replace",
    paths: ["instanceTenancy"],
    says: "tenancy changes in place from dedicated to default only",
    source: tf("ec2/vpc_.go"),
    forced: (old, next) => {
      const tenancy = (properties: Properties) =>
        textAt(properties, "instanceTenancy") ?? "default";
      return when(tenancy(old) !== tenancy(next) && tenancy(next) !== "default", "instanceTenancy");
    },
  },
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    effect: "replace",
    paths: ["privateDnsEnabled"],
    says: "private DNS changes in place for interface endpoints only",
    source: tf("ec2/vpc_endpoint.go"),
    forced: (old, next) =>
      when(
        textAt(next, "vpcEndpointType") !== "Interface" &&
          yes(old, "privateDnsEnabled") !== yes(next, "privateDnsEnabled"),
        "privateDnsEnabled",
      ),
  },
  ...(["Egress", "Ingress"] as const).map((way): Rule => ({
    type: `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`,
    effect: "replace",
    paths: PEERS,
    says: "the peer is changed in place, another kind of peer (CIDR, prefix list, group) replaces",
    source: tf("ec2/vpc_security_group_ingress_rule.go"),
    forced: peerKind,
  })),
  {
    type: EKS,
    effect: "immutable",
    paths: [SUBNETS],
    says: "subnets must stay in the availability zones that the cluster was made in; where the zones of subnets are not in the plan, another number of subnets counts",
    source: "docs.aws.amazon.com/eks network requirements, subnets",
    forced: clusterZones,
  },
  {
    type: EKS,
    effect: "replace",
    paths: ["encryptionConfig", "computeConfig.nodeRoleArn"],
    says: "removing envelope encryption, or changing the node role of Auto Mode once set, replaces",
    source: tf("eks/cluster.go"),
    forced: (old, next) => [
      ...when(has(old, "encryptionConfig") && !has(next, "encryptionConfig"), "encryptionConfig"),
      ...when(
        has(old, "computeConfig.nodeRoleArn") && changed(old, next, "computeConfig.nodeRoleArn"),
        "computeConfig.nodeRoleArn",
      ),
    ],
  },
  {
    type: BALANCER,
    effect: "replace",
    paths: ["subnets", "subnetMappings", "securityGroups", "secondaryIpsAutoAssignedPerSubnet"],
    says: "a network load balancer only gains subnets and addresses, and keeps having or not having security groups",
    source: `${tf("elbv2/load_balancer.go")}, ${typings("lb/loadBalancer")}`,
    forced: networkBalancer,
  },
  {
    type: REPLICATION_GROUP,
    effect: "replace",
    paths: ["nodeGroupConfigurations"],
    says: "node groups keep their number, ids, replica count, slots and, once set, zones",
    source: `${tf("elasticache/replication_group.go")}, ${typings("elasticache/replicationGroup")}`,
    forced: nodeGroupsForce,
  },
  {
    type: REPLICATION_GROUP,
    effect: "replace",
    paths: ["engine", "engineVersion"],
    says: "the engine goes from redis to valkey, and its version up, but never back",
    source: tf("elasticache/replication_group.go"),
    forced: (old, next) => [
      ...when(textAt(old, "engine") === "valkey" && textAt(next, "engine") !== "valkey", "engine"),
      ...when(
        (textAt(old, "engine") ?? "redis") === (textAt(next, "engine") ?? "redis") &&
          versionFalls(old, next, "engineVersion"),
        "engineVersion",
      ),
    ],
  },
  {
    type: REPLICATION_GROUP,
    effect: "replace",
    paths: ["transitEncryptionEnabled"],
    says: "encryption in transit changes in place from Redis 7.0.5 on",
    source: tf("elasticache/replication_group.go"),
    forced: transitEncryption,
  },
  {
    type: DOMAIN,
    effect: "replace",
    paths: [
      "advancedSecurityOptions.enabled",
      AT_REST,
      "encryptAtRest.kmsKeyId",
      "engineVersion",
      "nodeToNodeEncryption.enabled",
      "vpcOptions",
    ],
    says: "encryption and fine-grained access are switched on in place, never off; the key, the kind of network and an older version replace",
    source: `${tf("opensearch/domain.go")} and its pull request 24222`,
    forced: domainSwitches,
  },
  {
    type: DOMAIN,
    effect: "refused",
    paths: [STANDBY],
    says: "standby needs three zones and data nodes in multiples of three, in an update before it",
    source: "AWS documentation, OpenSearch",
    forced: standby,
  },
  {
    type: "aws:ssm/parameter:Parameter",
    effect: "replace",
    paths: ["tier"],
    says: "a tier falls from Advanced to Standard by replacement",
    source: typings("ssm/parameter"),
    forced: (old, next) =>
      when(
        textAt(old, "tier") === "Advanced" && (textAt(next, "tier") ?? "Standard") === "Standard",
        "tier",
      ),
  },
  {
    type: CLUSTER,
    effect: "immutable",
    paths: ["clusterType"],
    says: "REPLICASET and SHARDED step up in place; nothing steps down, and GEOSHARDED stays",
    source: "MongoDB Atlas API error CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE",
    forced: clusterType,
  },
  {
    type: GLOBAL,
    effect: "refused",
    paths: ["managedNamespaces"],
    says: "a namespace is added or removed, not modified: remove it in one update, add it in the next",
    source: atlas("globalclusterconfig/resource_global_cluster_config.go"),
    forced: namespaces,
  },
  {
    type: GLOBAL,
    effect: "refused",
    paths: ["customZoneMappings"],
    says: "zone mappings are added, or all of them removed; one is neither changed nor taken out",
    source: atlas("globalclusterconfig/resource_global_cluster_config.go"),
    forced: (old, next) =>
      when(
        has(next, "customZoneMappings") && fewer(old, next, "customZoneMappings"),
        "customZoneMappings",
      ),
  },
];
