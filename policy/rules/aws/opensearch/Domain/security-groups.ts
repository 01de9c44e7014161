import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

export const domainSecurityGroups = resourceRule({
  id: "aws-opensearch-domain-security-groups",
  title: "A domain has security groups of its own",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_248")],
  why: "Without them it takes the VPC's default group, which lets in whatever else forgot to choose.",
  fix: "Name a group in vpcOptions.securityGroupIds that lets in the clients' groups on port 443.",
  types: DOMAINS,
  properties: ["vpcOptions.securityGroupIds"],
  check: (it) => {
    if (!it.has("vpcOptions")) it.notApplicable("the domain stands in no network");
    it.mustExist("vpcOptions.securityGroupIds");
  },
});
