import { mapping, resourceRule } from "../../../../rule";
import { computeOf, INSTANCE, SERVERLESS } from "../types";

export const replicationNetwork = resourceRule({
  id: "aws-dms-replication-instance-network",
  title: "A replication stands in chosen subnets and security groups",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "Without them it stands in the default VPC, behind the default group.",
  fix: "Name a ReplicationSubnetGroup of private subnets, and a group in vpcSecurityGroupIds.",
  types: [INSTANCE, SERVERLESS],
  properties: ["replicationSubnetGroupId", "vpcSecurityGroupIds", "computeConfig"],
  check: (it) => {
    const compute = computeOf(it);
    compute.mustExist("replicationSubnetGroupId");
    compute.mustExist("vpcSecurityGroupIds");
  },
});
