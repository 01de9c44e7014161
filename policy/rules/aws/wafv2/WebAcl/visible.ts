import { mapping, resourceRule } from "../../../../rule";
import { WEB_ACL } from "../rules";

export const webAclVisible = resourceRule({
  id: "aws-wafv2-web-acl-visible",
  title: "A web firewall and its rules show what they do",
  severity: "medium",
  frameworks: [mapping("fsbp", "WAF.12")],
  why: "Without metrics nobody sees an attack, or that a rule blocks the players.",
  fix: "Set cloudwatchMetricsEnabled to true in every visibilityConfig.",
  types: [WEB_ACL, "aws:wafv2/ruleGroup:RuleGroup"],
  properties: [
    "visibilityConfig.cloudwatchMetricsEnabled",
    "visibilityConfig.sampledRequestsEnabled",
    "rules.visibilityConfig",
  ],
  check: (it) => {
    for (const place of [it, ...it.list("rules")]) {
      place.mustBeTrue("visibilityConfig.cloudwatchMetricsEnabled");
      // Samples hold headers of requests: others may not want them.
      if (it.context.fleet !== undefined)
        place.mustBeTrue("visibilityConfig.sampledRequestsEnabled");
    }
  },
});
