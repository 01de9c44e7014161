import { mapping, resourceRule } from "../../../../rule";

export const namedZone = resourceRule({
  id: "aws-ec2-subnet-named-zone",
  title: "A subnet stands in the zone that its name says",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A4")],
  why: "Two subnets of one kind in the same zone look like two zones until that zone fails.",
  fix: "Set availabilityZoneId, and end the resource's name with it.",
  types: ["aws:ec2/subnet:Subnet"],
  properties: ["availabilityZoneId"],
  check: (it) => {
    it.mustExist("availabilityZoneId");
    const zone = it.text("availabilityZoneId");
    if (zone !== undefined && !it.name.endsWith(zone))
      it.fail("availabilityZoneId", "is not the zone at the end of the resource's name");
  },
});
