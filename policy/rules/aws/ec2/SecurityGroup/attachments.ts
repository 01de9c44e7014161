import type { StackSubject } from "../../../../rule";
import { LOAD_BALANCERS } from "../../lb/tokens";
import { DEFAULT_GROUP, GROUP } from "./traffic";

/** What never serves the world itself, and where it names its security groups. */
const BACK_ENDS: Readonly<Record<string, string>> = {
  "aws:dax/cluster:Cluster": "securityGroupIds",
  "aws:dms/replicationInstance:ReplicationInstance": "vpcSecurityGroupIds",
  "aws:docdb/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "securityGroupIds",
  "aws:efs/mountTarget:MountTarget": "securityGroups",
  "aws:eks/cluster:Cluster": "vpcConfig.securityGroupIds",
  "aws:elasticache/cluster:Cluster": "securityGroupIds",
  "aws:elasticache/replicationGroup:ReplicationGroup": "securityGroupIds",
  "aws:elasticache/serverlessCache:ServerlessCache": "securityGroupIds",
  "aws:elasticsearch/domain:Domain": "vpcOptions.securityGroupIds",
  "aws:glue/connection:Connection": "physicalConnectionRequirements.securityGroupIdLists",
  "aws:lambda/function:Function": "vpcConfig.securityGroupIds",
  "aws:memorydb/cluster:Cluster": "securityGroupIds",
  "aws:msk/cluster:Cluster": "brokerNodeGroupInfo.securityGroups",
  "aws:neptune/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:opensearch/domain:Domain": "vpcOptions.securityGroupIds",
  "aws:opensearchingest/pipeline:Pipeline": "vpcOptions.securityGroupIds",
  "aws:rds/cluster:Cluster": "vpcSecurityGroupIds",
  "aws:rds/instance:Instance": "vpcSecurityGroupIds",
  "aws:rds/proxy:Proxy": "vpcSecurityGroupIds",
  "aws:redshift/cluster:Cluster": "vpcSecurityGroupIds",
};

/** The security groups of the stack that a group's rules, or a rule on its own, belong to. */
export function groupsOf<V>(it: StackSubject<V>): StackSubject<V>[] {
  if (it.type === GROUP || it.type === DEFAULT_GROUP) return [it];
  return it.ofType(GROUP).filter((group) => it.names("securityGroupId", group) === "yes");
}

function uses<V>(user: StackSubject<V>, key: string, groups: readonly StackSubject<V>[]): boolean {
  return groups.some((group) => user.names(key, group) === "yes");
}

/** Load balancers that stand in some of the groups. */
export function loadBalancersIn<V>(
  it: StackSubject<V>,
  groups: readonly StackSubject<V>[],
): StackSubject<V>[] {
  return it.ofType(...LOAD_BALANCERS).filter((user) => uses(user, "securityGroups", groups));
}

/** Stores, endpoints, functions and the like that stand in some of the groups. */
export function backEndsIn<V>(
  it: StackSubject<V>,
  groups: readonly StackSubject<V>[],
): StackSubject<V>[] {
  return Object.entries(BACK_ENDS).flatMap(([type, key]) =>
    it.ofType(type).filter((user) => uses(user, key, groups)),
  );
}
