import { mapping, stackRule } from "../../../../rule";

const ASSOCIATION = "aws:ec2/securityGroupAssociation:SecurityGroupAssociation";

export const endpointSecurityGroups = stackRule({
  id: "aws-ec2-vpc-endpoint-security-groups",
  title: "An interface endpoint has a security group of its own",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "Without one it stands in the VPC's default group, which is empty or open to all its members.",
  fix: "Set securityGroupIds to a group that admits HTTPS from the callers.",
  types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
  properties: ["securityGroupIds"],
  check: (it) => {
    if (it.text("vpcEndpointType") !== "Interface") it.notApplicable("is no interface endpoint");
    if (
      it.has("securityGroupIds") &&
      (it.isUnknown("securityGroupIds") || it.count("securityGroupIds") > 0)
    )
      return;
    if (it.namedBy([ASSOCIATION], "vpcEndpointId").length > 0) return;
    it.fail("securityGroupIds", "is not set; it must name a security group");
  },
});
