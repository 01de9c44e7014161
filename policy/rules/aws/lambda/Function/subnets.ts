import { mapping, resourceRule } from "../../../../rule";

export const subnets = resourceRule({
  id: "aws-lambda-function-subnets",
  title: "A function in a VPC has subnets in several zones",
  severity: "medium",
  frameworks: [mapping("fsbp", "Lambda.5")],
  fromPhase: "launch",
  why: "With one subnet, the loss of one zone stops the function.",
  fix: "List subnets of at least two zones in vpcConfig.subnetIds.",
  types: ["aws:lambda/function:Function"],
  properties: ["vpcConfig.subnetIds"],
  check: (it) => {
    const vpc = it.at("vpcConfig");
    if (vpc === undefined || !vpc.has("subnetIds")) it.notApplicable("does not stand in a VPC");
    const count = it.count("vpcConfig.subnetIds");
    if (count === 0) it.notApplicable("does not stand in a VPC");
    if (count < 2)
      it.fail("vpcConfig.subnetIds", `holds ${String(count)}; it must hold at least 2`);
  },
});
