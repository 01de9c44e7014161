import { mapping, stackRule } from "../../../../rule";
import { backEndsIn, groupsOf, loadBalancersIn } from "./attachments";
import { portsOf, trafficOf, typesOf, worldKeys } from "./traffic";

export const closedBehind = stackRule({
  id: "aws-ec2-security-group-closed-behind",
  title: "The group of a store, an endpoint or a function is closed to the world",
  severity: "high",
  frameworks: [mapping("fsbp", "EC2.18")],
  why: "Nothing that serves the world stands in such a group: the open port is a way round the load balancer.",
  fix: "Name the subnets or the security groups of the callers.",
  types: typesOf("ingress"),
  properties: [
    "ingress.cidrBlocks",
    "ingress.ipv6CidrBlocks",
    "cidrBlocks",
    "ipv6CidrBlocks",
    "cidrIpv4",
    "cidrIpv6",
  ],
  check: (it) => {
    const rules = trafficOf(it, "ingress");
    if (rules.length === 0) it.notApplicable("holds no rule about incoming traffic");
    const groups = groupsOf(it);
    if (groups.length === 0) it.notApplicable("belongs to a group outside this stack");
    if (loadBalancersIn(groups).length > 0) it.notApplicable("belongs to a load balancer");
    const [first] = backEndsIn(groups);
    const user =
      first ?? it.notApplicable("belongs to nothing that the world has no business with");
    for (const rule of rules) {
      it.part(() => {
        if (portsOf(rule).kind === "none") return;
        for (const key of worldKeys(rule))
          rule.place.fail(key, `lets the world reach ${user.name}; it must name the callers`);
      });
    }
  },
});
