import { mapping, type Place, type StackSubject, stackRule } from "../../rule";

/** Data stores and where they name their security groups. */
const STORES: Readonly<Record<string, string>> = {
  "aws:docdb/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:elasticache/cluster:Cluster": "securityGroupIds",
  "aws:elasticache/replicationGroup:ReplicationGroup": "securityGroupIds",
  "aws:elasticache/serverlessCache:ServerlessCache": "securityGroupIds",
  "aws:elasticsearch/domain:Domain": "vpcOptions.securityGroupIds",
  "aws:memorydb/cluster:Cluster": "securityGroupIds",
  "aws:opensearch/domain:Domain": "vpcOptions.securityGroupIds",
  "aws:rds/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:rds/instance:Instance": "vpcSecurityGroupIds",
};
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const WORLD: readonly string[] = ["0.0.0.0/0", "::/0"];

/** Where a rule of ingress names its source, by type. */
const INGRESS = {
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    group: "securityGroupId",
    source: "referencedSecurityGroupId",
    cidrs: ["cidrIpv4", "cidrIpv6"],
  },
  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    group: "securityGroupId",
    source: "sourceSecurityGroupId",
    cidrs: ["cidrBlocks", "ipv6CidrBlocks"],
  },
} as const;

/** Security groups of the load balancers that the world reaches. */
function openGroups<V>(it: StackSubject<V>): ReadonlySet<string> {
  const open = it
    .ofType(LOAD_BALANCER)
    .filter((balancer) => balancer.flag("internal") !== true)
    .flatMap((balancer) => balancer.named("securityGroups", GROUP));
  return new Set(open.flatMap((group) => [group.urn, ...group.identifiers()]));
}

export const exposure = stackRule({
  id: "fleet-exposure",
  title: "No store can be reached from the world, or from what the world reaches",
  severity: "critical",
  frameworks: [mapping("worldcell", "A14"), mapping("fsbp", "EC2.19")],
  why: "Whoever takes over the load balancer, or just scans addresses, talks to the store itself.",
  fix: "Let the store's security group admit the groups of the application only.",
  types: Object.keys(STORES),
  properties: [],
  check: (it) => {
    const own = it.named(STORES[it.type] ?? "", GROUP);
    if (own.length === 0) it.notApplicable("its security groups are not in this stack");
    const open = it.onceForStack("open-groups", () => openGroups(it));
    const world = (place: Place, key: string) => {
      if (place.texts(key).some((cidr) => WORLD.includes(cidr)))
        place.fail(key, `lets the world reach the store ${it.name}`);
    };
    const balancer = (place: Place, key: string) => {
      place.fail(key, `lets an internet-facing load balancer reach the store ${it.name}`);
    };
    for (const group of own) {
      if (open.has(group.urn))
        it.fail(STORES[it.type] ?? "", "holds the group of an internet-facing load balancer");
      for (const rule of group.list("ingress")) {
        it.part(() => {
          for (const key of ["cidrBlocks", "ipv6CidrBlocks"]) world(rule, key);
          if (rule.texts("securityGroups").some((source) => open.has(source)))
            balancer(rule, "securityGroups");
        });
      }
      for (const [type, names] of Object.entries(INGRESS)) {
        for (const rule of group.referrers([type], names.group)) {
          it.part(() => {
            if (type.includes("securityGroupRule:") && rule.text("type") !== "ingress") return;
            for (const key of names.cidrs) world(rule, key);
            if (rule.named(names.source, GROUP).some(({ urn }) => open.has(urn)))
              balancer(rule, names.source);
          });
        }
      }
    }
  },
});
