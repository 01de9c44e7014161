import { mapping, resourceRule } from "../../../../rule";
import { hasUnknownNames, isCalledPublic } from "./names";

export const noPublicAddresses = resourceRule({
  id: "aws-ec2-subnet-no-public-addresses",
  title: "A subnet gives nobody a public address by itself",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EC2.15"),
    mapping("checkov", "CKV_AWS_130"),
    mapping("trivy", "AVD-AWS-0164"),
  ],
  why: "Whatever starts in it can be reached from the internet, whether it was meant to or not.",
  fix: "Leave mapPublicIpOnLaunch out or false; load balancers and NAT gateways need it not.",
  types: ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"],
  properties: ["mapPublicIpOnLaunch", "assignIpv6AddressOnCreation"],
  check: (it) => {
    const inFleet = it.context.fleet !== undefined;
    if (!inFleet && isCalledPublic(it)) it.notApplicable("is a public subnet, as its name says");
    // A name that is not known yet may say that the subnet is public.
    if (!inFleet && it.flag("mapPublicIpOnLaunch") === true && hasUnknownNames(it))
      it.undecided("tags");
    it.mustBeFalse("mapPublicIpOnLaunch");
    // Elsewhere a subnet with IPv6 addresses is common, and an egress-only gateway may guard it.
    if (inFleet) it.mustBeFalse("assignIpv6AddressOnCreation");
  },
});
