import { mapping, stackRule } from "../../../../rule";
import { kindOf } from "../kinds";
import { WEB_ACL } from "../../wafv2/rules";
import { LOAD_BALANCERS } from "../tokens";

const ASSOCIATIONS = [
  "aws:wafv2/webAclAssociation:WebAclAssociation",
  "aws:wafregional/webAclAssociation:WebAclAssociation",
] as const;

export const balancerFirewall = stackRule({
  id: "aws-lb-load-balancer-firewall",
  title: "A load balancer of the internet stands behind a web firewall",
  severity: "high",
  elsewhere: "low",
  frameworks: [
    mapping("securityHub", "ELB.16"),
    mapping("checkov", "CKV2_AWS_28"),
    mapping("prowler", "elbv2_waf_acl_attached"),
  ],
  why: "Floods and known attacks reach the game's servers, and are paid for.",
  fix: "Add a WebAclAssociation with the load balancer's ARN.",
  types: LOAD_BALANCERS,
  properties: [],
  check: (it) => {
    if (kindOf(it) !== "application") it.notApplicable("WAF does not read its traffic");
    if (it.flag("internal") === true) it.notApplicable("is reached from inside the network only");
    const associations = it.namedBy(ASSOCIATIONS, "resourceArn");
    if (associations.length === 0)
      it.fail("", "has no WebAclAssociation with its resourceArn; it must have one");
    if (it.context.fleet === undefined) return;
    const firewalls = it.ofType(WEB_ACL);
    for (const association of associations)
      if (firewalls.every((firewall) => association.names("webAclArn", firewall) === "no"))
        association.fail("webAclArn", "is no firewall of this stack; it must be the cell's own");
  },
});
