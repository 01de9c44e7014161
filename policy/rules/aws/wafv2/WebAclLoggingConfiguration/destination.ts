import { mapping, resourceRule } from "../../../../rule";

export const webAclLogComplete = resourceRule({
  id: "aws-wafv2-web-acl-logging-configuration-destination",
  title: "The log of a web firewall goes somewhere, and leaves out no request",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "entry")],
  why: "What is filtered out is missing when an attack that got through has to be understood.",
  fix: "Set logDestinationConfigs, and leave loggingFilter out.",
  types: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
  properties: ["logDestinationConfigs", "loggingFilter"],
  check: (it) => {
    it.mustExist("logDestinationConfigs");
    it.mustBeAbsent("loggingFilter");
  },
});
