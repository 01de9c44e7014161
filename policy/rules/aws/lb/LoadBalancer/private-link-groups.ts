import { mapping, resourceRule } from "../../../../rule";
import { kindOf } from "../kinds";
import { LOAD_BALANCERS } from "../tokens";

export const privateLinkGroups = resourceRule({
  id: "aws-lb-load-balancer-private-link-groups",
  title: "Security groups hold for traffic through private links too",
  severity: "medium",
  frameworks: [mapping("worldcell", "entry")],
  why: "Else whoever may connect to the endpoint service passes the groups by.",
  fix: "Leave enforceSecurityGroupInboundRulesOnPrivateLinkTraffic out, or set it to on.",
  types: LOAD_BALANCERS,
  properties: ["enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"],
  check: (it) => {
    if (kindOf(it) !== "network") it.notApplicable("serves no private links");
    it.mustBeOneOf("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", ["on"], {
      absent: "passes",
      shown: ["off"],
    });
  },
});
