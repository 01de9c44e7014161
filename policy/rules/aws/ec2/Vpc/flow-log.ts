import { mapping, stackRule } from "../../../../rule";

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";

export const vpcFlowLog = stackRule({
  id: "aws-ec2-vpc-flow-log",
  title: "A VPC has a flow log",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EC2.6"),
    mapping("cis", "4.7"),
    mapping("checkov", "CKV2_AWS_11"),
    mapping("trivy", "AVD-AWS-0178"),
  ],
  why: "Without one nobody can say afterwards what talked to what.",
  fix: "Add a FlowLog with the VPC's id and trafficType ALL.",
  types: ["aws:ec2/vpc:Vpc"],
  properties: [],
  check: (it) => {
    if (it.namedBy([FLOW_LOG], "vpcId").length > 0) return;
    const subnets = it.namedBy(["aws:ec2/subnet:Subnet"], "vpcId");
    const ofSubnets = it
      .ofType(FLOW_LOG)
      .some((log) => subnets.some((subnet) => log.names("subnetId", subnet) === "yes"));
    if (!ofSubnets) it.fail("", "has no FlowLog with its vpcId; it must have one");
  },
});
