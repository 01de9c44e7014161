import { mapping, stackRule, type StackSubject } from "../../../../rule";

/** The zone of a subnet, by name or id. */
function zoneOf(subnet: StackSubject): string | undefined {
  return subnet.text("availabilityZoneId") ?? subnet.text("availabilityZone");
}

export const vpcZones = stackRule({
  id: "aws-ec2-vpc-zones",
  title: "The subnets of a VPC stand in several zones",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("prowler", "vpc_subnet_different_az")],
  fromPhase: "launch",
  why: "When the one zone fails, everything in the VPC is down.",
  fix: "Make subnets in at least two zones.",
  types: ["aws:ec2/vpc:Vpc"],
  properties: [],
  check: (it) => {
    const subnets = it.namedBy(["aws:ec2/subnet:Subnet"], "vpcId");
    if (subnets.length < 2) it.notApplicable("has not several subnets in this stack");
    if (new Set(subnets.map(zoneOf)).size < 2)
      it.fail("", "has all its subnets in one zone (availabilityZone, availabilityZoneId)");
  },
});
