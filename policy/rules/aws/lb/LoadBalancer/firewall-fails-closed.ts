import { mapping, resourceRule } from "../../../../rule";
import { LOAD_BALANCERS } from "../tokens";

export const firewallFailsClosed = resourceRule({
  id: "aws-lb-load-balancer-firewall-fails-closed",
  title: "Without its firewall a load balancer lets nothing through",
  severity: "medium",
  frameworks: [mapping("worldcell", "entry")],
  why: "An attacker who overloads the firewall is past it.",
  fix: "Leave enableWafFailOpen out or false.",
  types: LOAD_BALANCERS,
  properties: ["enableWafFailOpen"],
  check: (it) => {
    it.mustBeFalse("enableWafFailOpen");
  },
});
