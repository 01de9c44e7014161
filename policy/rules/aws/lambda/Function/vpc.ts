import { mapping, resourceRule } from "../../../../rule";

export const functionVpc = resourceRule({
  id: "aws-lambda-function-vpc",
  title: "A function of a cell stands in the cell's network",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("securityHub", "Lambda.3"), mapping("checkov", "CKV_AWS_117")],
  why: "Outside of it, the way to the internet is open to its code, and its requests leave no flow logs.",
  fix: "Set vpcConfig with the app subnets and the group of the cell's functions.",
  types: ["aws:lambda/function:Function"],
  properties: ["vpcConfig", "vpcConfig.subnetIds", "vpcConfig.securityGroupIds"],
  check: (it) => {
    const { fleet } = it.context;
    if (fleet?.spec.role !== "cell") it.notApplicable("is in no cell");
    it.mustExist("vpcConfig");
    if (!it.has("vpcConfig")) return;
    for (const key of ["vpcConfig.subnetIds", "vpcConfig.securityGroupIds"])
      if (it.count(key) === 0) it.fail(key, "is empty; it must hold the cell's own");
  },
});
