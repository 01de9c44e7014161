import { mapping, stackRule } from "../../../../rule";

export const vpcDns = stackRule({
  id: "aws-ec2-vpc-dns",
  title: "A VPC answers for the private names of its endpoints",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "Else the names of services mean their public addresses, and traffic leaves past the endpoints.",
  fix: "Set enableDnsSupport and enableDnsHostnames to true.",
  types: ["aws:ec2/vpc:Vpc"],
  properties: ["enableDnsSupport", "enableDnsHostnames"],
  check: (it) => {
    if (it.context.fleet === undefined) {
      const endpoints = it.namedBy(["aws:ec2/vpcEndpoint:VpcEndpoint"], "vpcId");
      if (!endpoints.some((endpoint) => endpoint.flag("privateDnsEnabled") === true))
        it.notApplicable("has no endpoints with private names");
    }
    it.mustBeTrue("enableDnsSupport", { absent: "passes" });
    it.mustBeTrue("enableDnsHostnames");
  },
});
