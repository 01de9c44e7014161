import { mapping, resourceRule } from "../../../../rule";

/** Services of AWS, `com.amazonaws.eu-west-1.kms`; endpoint services of others begin with com.amazonaws.vpce. */
const AWS_SERVICE = /^com\.amazonaws\.(?!vpce\.)[a-z0-9-]+\./;

export const privateDns = resourceRule({
  id: "aws-ec2-vpc-endpoint-private-dns",
  title: "An endpoint answers under its service's own name",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "network")],
  why: "Else nothing in the VPC uses it: traffic goes to the service's public addresses.",
  fix: "Set privateDnsEnabled to true; AWS's default is false.",
  types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
  properties: ["privateDnsEnabled"],
  check: (it) => {
    if (it.text("vpcEndpointType") !== "Interface") it.notApplicable("is no interface endpoint");
    const service = it.text("serviceName") ?? "";
    if (!AWS_SERVICE.test(service)) it.notApplicable("is not for a service of AWS");
    if (/\.(?:s3|dynamodb)$/.test(service))
      it.notApplicable("its service is reached through a gateway endpoint");
    it.mustBeTrue("privateDnsEnabled");
  },
});
