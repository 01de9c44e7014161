import { mapping, stackRule } from "../../../../rule";

export const defaultSecurityGroup = stackRule({
  id: "aws-ec2-vpc-default-security-group",
  title: "A VPC's default security group is taken over and emptied",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("fsbp", "EC2.2"), mapping("cis", "6.5"), mapping("checkov", "CKV2_AWS_12")],
  why: "AWS makes it with everything open among its members, and whatever names no group stands in it.",
  fix: "Add a DefaultSecurityGroup for the VPC, without rules.",
  types: ["aws:ec2/vpc:Vpc"],
  properties: [],
  check: (it) => {
    const groups = it.namedBy(["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"], "vpcId");
    if (groups.length === 0)
      it.fail("", "has no DefaultSecurityGroup with its vpcId; it must have one, without rules");
  },
});
