import { mapping, resourceRule } from "../../../../rule";
import { inFleets } from "../../ec2/levels";

export const webAclLogComplete = inFleets(
  resourceRule({
    id: "aws-wafv2-web-acl-logging-configuration-destination",
    title: "The log of a web firewall goes somewhere, and leaves out no request",
    severity: "medium",
    frameworks: [mapping("worldcell", "entry")],
    why: "What is filtered out is missing when an attack that got through has to be understood.",
    fix: "Set logDestinationConfigs, and leave loggingFilter out.",
    types: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
    properties: ["logDestinationConfigs", "loggingFilter"],
    check: (it) => {
      it.mustExist("logDestinationConfigs");
      it.mustBeAbsent("loggingFilter");
    },
  }),
);
