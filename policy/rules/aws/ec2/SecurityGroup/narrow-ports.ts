import { mapping, resourceRule } from "../../../../rule";
import {
  EGRESS_RULE,
  GROUP,
  INGRESS_RULE,
  portsOf,
  RULE,
  type Traffic,
  trafficOf,
} from "./traffic";

/** Most ports of one rule: a service has one, some have a few side by side. */
const MOST_PORTS = 16;
/** Ports of a private link to Atlas: they begin at 1024, and which of them are used changes. */
const ATLAS = { from: 1024, to: 65535 } as const;

/** True when both sides are the same group, as with the workers of one job. */
function isWithinGroup({ place }: Traffic): boolean {
  if (place.flag("self") === true) return true;
  const other = place.text("referencedSecurityGroupId") ?? place.text("sourceSecurityGroupId");
  return other !== undefined && other === place.text("securityGroupId");
}

export const narrowPorts = resourceRule({
  id: "aws-ec2-security-group-narrow-ports",
  title: "A rule opens the ports of one service",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "network")],
  why: "Whatever else listens on a machine is open too, from debuggers to the node's own agent.",
  fix: "Name the protocol and the port of the service.",
  types: [GROUP, RULE, INGRESS_RULE, EGRESS_RULE],
  properties: ["fromPort", "toPort", "ipProtocol", "protocol"],
  check: (it) => {
    for (const rule of [...trafficOf(it, "ingress"), ...trafficOf(it, "egress")]) {
      it.part(() => {
        const ports = portsOf(rule);
        if (ports.kind === "all")
          rule.place.fail(rule.names.protocol, "opens all ports; it must be tcp or udp with ports");
        if (ports.kind !== "range") return;
        const { from, to } = ports;
        if (to - from < MOST_PORTS || (from === ATLAS.from && to === ATLAS.to)) return;
        if (isWithinGroup(rule)) return;
        rule.place.fail(
          from === 0 ? "fromPort" : "toPort",
          `opens ${String(to - from + 1)} ports (fromPort to toPort); ${String(MOST_PORTS)} is the most`,
        );
      });
    }
  },
});
