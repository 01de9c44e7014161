import { mapping, resourceRule } from "../../../../rule";

export const endpointServiceAcceptance = resourceRule({
  id: "aws-ec2-vpc-endpoint-service-acceptance",
  title: "Who may connect to an endpoint service is decided",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_123")],
  why: "With neither acceptance nor a list, any account that is let in connects by itself.",
  fix: "Set acceptanceRequired to true, or name the accounts in allowedPrincipals.",
  types: ["aws:ec2/vpcEndpointService:VpcEndpointService"],
  properties: ["acceptanceRequired", "allowedPrincipals"],
  check: (it) => {
    if (it.flag("acceptanceRequired") === true) return;
    const allowed = it.texts("allowedPrincipals");
    if (it.count("allowedPrincipals") === 0 || allowed.includes("*"))
      it.mustBeTrue("acceptanceRequired");
  },
});
