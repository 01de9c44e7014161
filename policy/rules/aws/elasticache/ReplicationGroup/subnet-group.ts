import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER, GROUP, skipGroupNode } from "../types";

export const subnetGroup = resourceRule({
  id: "aws-elasticache-replication-group-subnet-group",
  title: "A cache stands in subnets that were chosen for it",
  severity: "high",
  frameworks: [mapping("fsbp", "ElastiCache.7"), mapping("checkov", "CKV_AWS_323")],
  why: "The default group is of the default VPC, whose subnets are public.",
  fix: "Make a SubnetGroup of private subnets and name it in subnetGroupName. That replaces the cache.",
  types: [GROUP, CLUSTER],
  properties: ["subnetGroupName"],
  check: (it) => {
    skipGroupNode(it);
    it.mustExist("subnetGroupName");
    if (!it.isUnknown("subnetGroupName") && it.text("subnetGroupName") === "default")
      it.fail("subnetGroupName", "is default; it must be a group of your own");
  },
});
