import { mapping, stackRule } from "../../../../rule";
import { WEB_ACL } from "../rules";

export const webAclLogged = stackRule({
  id: "aws-wafv2-web-acl-logged",
  title: "A web firewall has a log",
  severity: "medium",
  frameworks: [
    mapping("securityHub", "WAF.11"),
    mapping("checkov", "CKV2_AWS_31"),
    mapping("prowler", "wafv2_webacl_logging_enabled"),
  ],
  why: "Without one nobody can say afterwards which request was blocked, or got through.",
  fix: "Add a WebAclLoggingConfiguration with the firewall's ARN.",
  types: [WEB_ACL],
  properties: [],
  check: (it) => {
    const logs = it.namedBy(
      ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
      "resourceArn",
    );
    if (logs.length === 0)
      it.fail("", "has no WebAclLoggingConfiguration with its resourceArn; it must have one");
  },
});
