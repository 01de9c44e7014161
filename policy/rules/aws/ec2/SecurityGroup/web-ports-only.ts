import { mapping, stackRule } from "../../../../rule";
import { LOAD_BALANCERS } from "../../lb/tokens";
import { groupsOf, loadBalancersIn } from "./attachments";
import { isWeb, neverOpen } from "./ports";
import { portsOf, trafficOf, typesOf, worldKeys } from "./traffic";

export const webPortsOnly = stackRule({
  id: "aws-ec2-security-group-web-ports-only",
  title: "Behind the load balancers, only ports 80 and 443 are open to the world",
  severity: "medium",
  frameworks: [mapping("fsbp", "EC2.18")],
  why: "The port of an application, reached past the load balancer, has neither its TLS nor its firewall.",
  fix: "Admit the security group of the load balancer instead of the world.",
  types: typesOf("ingress"),
  properties: ["ingress.cidrBlocks", "cidrBlocks", "cidrIpv4", "cidrIpv6"],
  check: (it) => {
    const rules = trafficOf(it, "ingress");
    if (rules.length === 0) it.notApplicable("holds no rule about incoming traffic");
    const groups = groupsOf(it);
    if (loadBalancersIn(groups).length > 0)
      it.notApplicable("belongs to a load balancer, whose listeners decide");
    const passesAddressesOn = it
      .ofType(...LOAD_BALANCERS)
      .some((balancer) => balancer.text("loadBalancerType") === "network");
    if (passesAddressesOn)
      it.notApplicable(
        "stands beside a network load balancer, behind which clients keep their addresses",
      );
    for (const rule of rules) {
      it.part(() => {
        const open = worldKeys(rule);
        if (open.length === 0) return;
        const ports = portsOf(rule);
        // Games, voice and VPNs take datagrams from anywhere; ports that nobody may open have a rule of their own.
        if (ports.kind !== "range" || ports.udp || isWeb(ports)) return;
        if (neverOpen(ports) !== undefined) return;
        for (const key of open)
          rule.place.fail(
            key,
            `opens port ${String(ports.from)} (fromPort, toPort) to the world; only 80 and 443 may be`,
          );
      });
    }
  },
});
