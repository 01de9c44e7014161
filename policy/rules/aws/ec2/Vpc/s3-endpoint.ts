import { mapping, stackRule } from "../../../../rule";

export const s3Endpoint = stackRule({
  id: "aws-ec2-vpc-s3-endpoint",
  title: "A VPC reaches S3 through an endpoint",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "network")],
  fromPhase: "launch",
  why: "Else the archive leaves through NAT gateways, which cost by the gigabyte, and stops with them.",
  fix: "Add a gateway endpoint for S3, which is free, and name the route tables.",
  types: ["aws:ec2/vpc:Vpc"],
  properties: [],
  check: (it) => {
    if (it.namedBy(["aws:ec2/internetGateway:InternetGateway"], "vpcId").length === 0)
      it.notApplicable("has no way out, so nothing in it needs S3");
    const endpoints = it.namedBy(["aws:ec2/vpcEndpoint:VpcEndpoint"], "vpcId");
    if (!endpoints.some((endpoint) => /\.s3$/.test(endpoint.text("serviceName") ?? "")))
      it.fail("", "has no VpcEndpoint (serviceName, vpcId) for S3; it must have one");
  },
});
