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
  return it.named("securityGroupId", GROUP);
}

/** Each of these once. */
function once<V>(users: readonly StackSubject<V>[]): StackSubject<V>[] {
  return [...new Map(users.map((user) => [user.urn, user])).values()];
}

/**
 * Load balancers that stand in some of the groups.
 * @throws Undecided when none does, but one might.
 */
export function loadBalancersIn<V>(groups: readonly StackSubject<V>[]): StackSubject<V>[] {
  return once(groups.flatMap((group) => group.namedBy(LOAD_BALANCERS, "securityGroups")));
}

/** Stores, endpoints, functions and the like that stand in some of the groups for sure. */
export function backEndsIn<V>(groups: readonly StackSubject<V>[]): StackSubject<V>[] {
  return once(
    Object.entries(BACK_ENDS).flatMap(([type, key]) =>
      groups.flatMap((group) => group.referrers([type], key)),
    ),
  );
}
