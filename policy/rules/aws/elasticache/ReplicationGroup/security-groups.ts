import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER, GROUP, skipGroupNode } from "../types";

export const securityGroups = resourceRule({
  id: "aws-elasticache-replication-group-security-groups",
  title: "A cache has security groups of its own",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_196")],
  why: "Without them it takes the VPC's default group, which lets in whatever else forgot to choose.",
  fix: "Name a group in securityGroupIds that lets in the clients' groups on the cache's port.",
  types: [GROUP, CLUSTER],
  properties: ["securityGroupIds"],
  check: (it) => {
    skipGroupNode(it);
    it.mustExist("securityGroupIds");
    it.mustBeAbsent("securityGroupNames");
  },
});
