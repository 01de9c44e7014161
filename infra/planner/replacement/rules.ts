import type { Properties, Value } from "../record/types";
import { isRecord, isSecret } from "../record/wire";
import { sameTexts, setAt, textAt, valuesAt } from "./paths";

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

const tf = (file: string) => `terraform-provider-aws internal/service/${file}`;
const typings = (file: string) => `@pulumi/aws ${file}.d.ts`;
const atlas = (file: string) => `terraform-provider-mongodbatlas internal/service/${file}`;

const when = (condition: boolean, ...paths: string[]): readonly string[] =>
  condition ? paths : [];
const changed = (old: Properties, next: Properties, path: string) =>
  !sameTexts(setAt(old, path), setAt(next, path));
const has = (properties: Properties, path: string) => valuesAt(properties, path).length > 0;
const yes = (properties: Properties, path: string) => textAt(properties, path) === "true";
const count = (properties: Properties, path: string) => Number(textAt(properties, path) ?? "0");

/** Numbers of a version, `OpenSearch_2.19` or `7.x`, in order. */
function versionParts(text: string): readonly number[] {
  return (/[0-9.]+/.exec(text)?.[0] ?? "")
    .split(".")
    .filter((part) => part !== "")
    .map(Number);
}

/** True when `a` is the lower version; parts that one of them leaves open are equal. */
function lower(a: string, b: string): boolean {
  const left = versionParts(a);
  const right = versionParts(b);
  const at = left.findIndex((part, index) => part !== (right[index] ?? part));
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}

function versionFalls(old: Properties, next: Properties, path: string): boolean {
  const before = textAt(old, path);
  const after = textAt(next, path);
  return before !== undefined && after !== undefined && lower(after, before);
}

function zonesOf(
  properties: Properties,
  path: string,
  zone: ((id: string) => string | undefined) | undefined,
): readonly string[] | undefined {
  const zones = valuesAt(properties, path).map((id) =>
    typeof id === "string" ? zone?.(id) : undefined,
  );
  const known = zones.filter((name) => name !== undefined);
  return known.length === zones.length ? [...new Set(known)].sort() : undefined;
}

const SUBNETS = "vpcConfig.subnetIds";

function clusterZones(old: Properties, next: Properties, context: ReplacementContext) {
  const before = zonesOf(old, SUBNETS, context.oldZone);
  const after = zonesOf(next, SUBNETS, context.newZone);
  if (before !== undefined && after !== undefined) return when(!sameTexts(before, after), SUBNETS);
  return when(valuesAt(old, SUBNETS).length !== valuesAt(next, SUBNETS).length, SUBNETS);
}

const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

function peerKind(old: Properties, next: Properties): readonly string[] {
  return PEERS.filter((peer) => has(old, peer) !== has(next, peer));
}

const isNetwork = (properties: Properties) => textAt(properties, "loadBalancerType") === "network";

function networkBalancer(old: Properties, next: Properties): readonly string[] {
  if (!isNetwork(next)) return [];
  const fewer = (path: string) => {
    const after = setAt(next, path);
    return setAt(old, path).some((item) => !after.includes(item));
  };
  const spare = "secondaryIpsAutoAssignedPerSubnet";
  return [
    ...when(fewer("subnets"), "subnets"),
    ...when(fewer("subnetMappings"), "subnetMappings"),
    ...when(has(old, "securityGroups") !== has(next, "securityGroups"), "securityGroups"),
    ...when(count(next, spare) < count(old, spare), spare),
  ];
}

interface NodeGroup {
  readonly id: string;
  readonly fields: Properties;
}

function nodeGroups(properties: Properties): readonly NodeGroup[] {
  return valuesAt(properties, "nodeGroupConfigurations")
    .filter((value): value is Record<string, Value> => isRecord(value) && !isSecret(value))
    .map((fields, index) => ({ id: textAt(fields, "nodeGroupId") ?? String(index), fields }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function nodeGroupsForce(old: Properties, next: Properties): readonly string[] {
  const path = "nodeGroupConfigurations";
  const before = nodeGroups(old);
  const after = nodeGroups(next);
  if (
    !sameTexts(
      before.map(({ id }) => id),
      after.map(({ id }) => id),
    )
  ) {
    return [path];
  }
  const fields = before.flatMap(({ fields: was }, index) => {
    const is = after[index]?.fields ?? {};
    return [
      ...["replicaCount", "slots"].filter((field) => changed(was, is, field)),
      // Zones that ElastiCache chose itself may be written down later.
      ...["primaryAvailabilityZone", "replicaAvailabilityZones"].filter(
        (field) => has(was, field) && changed(was, is, field),
      ),
    ];
  });
  return [...new Set(fields)].map((field) => `${path}.${field}`);
}

function transitEncryption(old: Properties, next: Properties): readonly string[] {
  const version = textAt(next, "engineVersion");
  const early =
    version !== undefined && textAt(next, "engine") !== "valkey" && lower(version, "7.0.5");
  return when(
    early && yes(old, "transitEncryptionEnabled") !== yes(next, "transitEncryptionEnabled"),
    "transitEncryptionEnabled",
  );
}

const AT_REST = "encryptAtRest.enabled";
const STANDBY = "clusterConfig.multiAzWithStandbyEnabled";
const ZONE_COUNT = "clusterConfig.zoneAwarenessConfig.availabilityZoneCount";

function domainSwitches(old: Properties, next: Properties): readonly string[] {
  const off = [AT_REST, "advancedSecurityOptions.enabled", "nodeToNodeEncryption.enabled"];
  return [
    ...off.filter((path) => yes(old, path) && !yes(next, path)),
    ...when(
      yes(old, AT_REST) && yes(next, AT_REST) && changed(old, next, "encryptAtRest.kmsKeyId"),
      "encryptAtRest.kmsKeyId",
    ),
    ...when(has(old, "vpcOptions") !== has(next, "vpcOptions"), "vpcOptions"),
    ...when(versionFalls(old, next, "engineVersion"), "engineVersion"),
  ];
}

/** Standby needs three zones and nodes in multiples of three, in place before it is switched on. */
function standby(old: Properties, next: Properties): readonly string[] {
  if (yes(old, STANDBY) || !yes(next, STANDBY)) return [];
  const ready =
    count(old, ZONE_COUNT) === 3 &&
    count(old, "clusterConfig.instanceCount") % 3 === 0 &&
    !changed(old, next, ZONE_COUNT) &&
    !changed(old, next, "clusterConfig.instanceCount");
  return when(!ready, STANDBY);
}

function clusterType(old: Properties, next: Properties): readonly string[] {
  const from = textAt(old, "clusterType");
  const to = textAt(next, "clusterType");
  const up = from === "REPLICASET" || (from === "SHARDED" && to === "GEOSHARDED");
  return when(from !== to && !up, "clusterType");
}

function fewer(old: Properties, next: Properties, path: string): boolean {
  const after = setAt(next, path);
  return setAt(old, path).some((item) => !after.includes(item));
}

function namespaces(old: Properties, next: Properties): readonly string[] {
  const key = (value: Value) =>
    isRecord(value) ? `${textAt(value, "db") ?? ""}.${textAt(value, "collection") ?? ""}` : "";
  const after = new Map(valuesAt(next, "managedNamespaces").map((value) => [key(value), value]));
  const modified = valuesAt(old, "managedNamespaces").some((value) => {
    const same = after.get(key(value));
    return same !== undefined && changed({ entry: value }, { entry: same }, "entry");
  });
  return when(modified, "managedNamespaces");
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
    source: "aws-cell.md, OpenSearch",
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
