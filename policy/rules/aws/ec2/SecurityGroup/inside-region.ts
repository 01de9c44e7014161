import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { isInside, isWorld } from "./networks";
import { isWeb } from "./ports";
import {
  EGRESS_RULE,
  GROUP,
  INGRESS_RULE,
  networksOf,
  portsOf,
  RULE,
  type Traffic,
  trafficOf,
} from "./traffic";

/** Whether a network may stand in a rule: the region's own, or the world for the web. */
function isAllowed(cidr: string, own: string, rule: Traffic): boolean {
  return isInside(cidr, own) || (isWorld(cidr) && isWeb(portsOf(rule)));
}

export const insideRegion = resourceRule({
  id: "aws-ec2-security-group-inside-region",
  title: "Traffic stays in the region's own network, but for HTTP and HTTPS",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A3")],
  why: "A wider network admits other cells, peered networks or the world, and lets data leave by any port.",
  fix: "Name subnets of the region's own range. Only 80 and 443 may be open to all addresses.",
  types: [GROUP, RULE, INGRESS_RULE, EGRESS_RULE],
  properties: ["cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks"],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    const own =
      fleet.regions.find(({ region }) => region === spec.fleetRegion)?.cidr ??
      it.notApplicable(`a ${spec.role} stack has no network of its own`);
    for (const rule of [...trafficOf(it, "ingress"), ...trafficOf(it, "egress")]) {
      it.part(() => {
        for (const { key, cidrs } of networksOf(rule))
          if (cidrs.some((cidr) => !isAllowed(cidr, own, rule)))
            rule.place.fail(
              key,
              "goes beyond the region's own network for more than 80 and 443 (fromPort, toPort)",
            );
      });
    }
  },
});
