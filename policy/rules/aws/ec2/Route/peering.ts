import { mapping, resourceRule } from "../../../../rule";
import { isWorld } from "../SecurityGroup/networks";

export const peeringRoute = resourceRule({
  id: "aws-ec2-route-peering",
  title: "A route to a peered VPC names that VPC's networks",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV2_AWS_44")],
  why: "A route for all addresses sends the whole VPC's traffic to the neighbour.",
  fix: "Set the destination to the neighbour's subnets that are needed.",
  types: ["aws:ec2/route:Route", "aws:ec2/routeTable:RouteTable"],
  properties: ["destinationCidrBlock", "destinationIpv6CidrBlock", "routes.cidrBlock"],
  check: (it) => {
    const routes = it.type.endsWith(":Route") ? [it] : it.list("routes");
    const peered = routes.filter((route) => route.has("vpcPeeringConnectionId"));
    if (peered.length === 0) it.notApplicable("leads to no peered VPC");
    for (const route of peered)
      for (const key of [
        "destinationCidrBlock",
        "destinationIpv6CidrBlock",
        "cidrBlock",
        "ipv6CidrBlock",
      ])
        it.part(() => {
          if (isWorld(route.text(key) ?? ""))
            route.fail(key, "is all addresses; it must name networks");
        });
  },
});
