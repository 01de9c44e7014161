import { mapping, stackRule } from "../../../../rule";
import { WEB_ACL } from "../rules";

export const webAclHasRules = stackRule({
  id: "aws-wafv2-web-acl-has-rules",
  title: "A web firewall has rules",
  severity: "high",
  frameworks: [mapping("fsbp", "WAF.10"), mapping("prowler", "wafv2_webacl_with_rules")],
  why: "Without rules it lets everything through, and everybody believes that it guards.",
  fix: "Add managed rule groups and a rate limit to rules.",
  types: [WEB_ACL],
  properties: ["rules", "ruleJson"],
  check: (it) => {
    if (it.has("ruleJson") || it.has("defaultAction.block")) return;
    if (it.has("rules") && (it.isUnknown("rules") || it.count("rules") > 0)) return;
    const side = it.namedBy(
      [
        "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
        "aws:wafv2/webAclRule:WebAclRule",
      ],
      "webAclArn",
    );
    if (side.length === 0) it.fail("rules", "is empty; it must hold rules");
  },
});
