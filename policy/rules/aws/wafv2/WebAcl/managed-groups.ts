import { mapping, resourceRule } from "../../../../rule";
import { rulesOf, WEB_ACL } from "../rules";

/** What AWS keeps up to date against common attacks, known exploits and addresses of ill repute. */
const GROUPS = [
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesAmazonIpReputationList",
] as const;

export const managedGroups = resourceRule({
  id: "aws-wafv2-web-acl-managed-groups",
  title: "A web firewall knows common attacks",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_192")],
  why: "New exploits are tried on every address of the internet within hours.",
  fix: "Add the managed rule groups of AWS to rules.",
  types: [WEB_ACL],
  properties: ["rules.statement.managedRuleGroupStatement"],
  check: (it) => {
    it.mustKnowAll("rules");
    const groups = rulesOf(it).map((rule) => rule.text("statement.managedRuleGroupStatement.name"));
    for (const group of GROUPS)
      if (!groups.includes(group))
        it.fail(
          "rules",
          `holds no managedRuleGroupStatement of the name ${group}; it must hold one`,
        );
  },
});
