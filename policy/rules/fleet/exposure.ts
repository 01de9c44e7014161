import { mapping, type StackSubject, stackRule } from "../../rule";

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

/** Security groups of the stack that a property of a resource names. */
function groupsOf<V>(it: StackSubject<V>, key: string): StackSubject<V>[] {
  return it.ofType(GROUP).filter((group) => it.names(key, group) === "yes");
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
    const key = STORES[it.type] ?? "";
    const own = groupsOf(it, key);
    if (own.length === 0) it.notApplicable("its security groups are not in this stack");
    const open = it
      .ofType(LOAD_BALANCER)
      .filter((balancer) => balancer.flag("internal") !== true)
      .flatMap((balancer) => groupsOf(balancer, "securityGroups"));
    const isOpen = (source: StackSubject, at: string) =>
      open.some((group) => source.names(at, group) === "yes");
    for (const group of own) {
      for (const rule of group.list("ingress")) {
        it.part(() => {
          for (const cidrs of ["cidrBlocks", "ipv6CidrBlocks"] as const)
            if (rule.texts(cidrs).some((cidr) => WORLD.includes(cidr)))
              rule.fail(cidrs, `lets the world reach the store ${it.name}`);
          const sources = rule.texts("securityGroups");
          if (open.some((balancer) => sources.some((source) => balancer.identifiers().has(source))))
            rule.fail(
              "securityGroups",
              `lets an internet-facing load balancer reach the store ${it.name}`,
            );
        });
      }
    }
    for (const [type, names] of Object.entries(INGRESS)) {
      for (const rule of it.ofType(type)) {
        it.part(() => {
          if (type.includes("securityGroupRule:") && rule.text("type") !== "ingress") return;
          if (!own.some((group) => rule.names(names.group, group) === "yes")) return;
          for (const cidrs of names.cidrs)
            if (rule.texts(cidrs).some((cidr) => WORLD.includes(cidr)))
              rule.fail(cidrs, `lets the world reach the store ${it.name}`);
          if (isOpen(rule, names.source))
            rule.fail(
              names.source,
              `lets an internet-facing load balancer reach the store ${it.name}`,
            );
        });
      }
    }
  },
});
