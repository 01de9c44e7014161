import { mapping, stackRule } from "../../../../rule";

export const natPerZone = stackRule({
  id: "aws-ec2-vpc-nat-per-zone",
  title: "Every zone has a NAT gateway of its own",
  severity: "low",
  frameworks: [mapping("worldcell", "network")],
  fromPhase: "growth",
  why: "When the zone of the only gateway fails, nothing in the other zones reaches the internet.",
  fix: "Make one NAT gateway in each zone, or a regional one.",
  types: ["aws:ec2/vpc:Vpc"],
  properties: [],
  check: (it) => {
    const subnets = it.namedBy(["aws:ec2/subnet:Subnet"], "vpcId");
    const gateways = it
      .ofType("aws:ec2/natGateway:NatGateway")
      .filter((gateway) => subnets.some((subnet) => gateway.names("subnetId", subnet) === "yes"));
    if (gateways.length === 0) it.notApplicable("has no zonal NAT gateways");
    const zones = new Set(
      subnets.map((subnet) => subnet.text("availabilityZoneId") ?? subnet.text("availabilityZone")),
    );
    if (gateways.length < zones.size)
      it.fail(
        "",
        `has ${String(gateways.length)} NAT gateways for subnets in ${String(zones.size)} zones`,
      );
  },
});
