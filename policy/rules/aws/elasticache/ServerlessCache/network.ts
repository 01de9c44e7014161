import { mapping, resourceRule } from "../../../../rule";
import { SERVERLESS } from "../types";

export const network = resourceRule({
  id: "aws-elasticache-serverless-cache-network",
  title: "A serverless cache stands in chosen subnets and security groups",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "Without them it stands in the default VPC, behind the default group.",
  fix: "Name two subnets or more in subnetIds, and a group in securityGroupIds.",
  types: [SERVERLESS],
  properties: ["subnetIds", "securityGroupIds"],
  check: (it) => {
    it.mustExist("securityGroupIds");
    it.mustExist("subnetIds");
    if (!it.isUnknown("subnetIds") && it.count("subnetIds") === 1)
      it.fail("subnetIds", "names one subnet; it must name two or more");
  },
});
