import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

export const domainVpc = resourceRule({
  id: "aws-opensearch-domain-vpc",
  title: "A domain stands in a network, without a public endpoint",
  severity: "critical",
  frameworks: [mapping("fsbp", "Opensearch.2"), mapping("checkov", "CKV_AWS_137")],
  why: "A public endpoint is one mistake in a policy away from showing every player's name and address.",
  fix: "Set vpcOptions with private subnets. That replaces the domain.",
  types: DOMAINS,
  properties: ["vpcOptions"],
  check: (it) => {
    it.mustExist("vpcOptions.subnetIds");
  },
});
