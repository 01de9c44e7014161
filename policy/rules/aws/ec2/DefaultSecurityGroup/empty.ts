import { mapping, resourceRule } from "../../../../rule";

export const defaultGroupEmpty = resourceRule({
  id: "aws-ec2-default-security-group-empty",
  title: "The default security group lets nothing through",
  severity: "high",
  frameworks: [
    mapping("fsbp", "EC2.2"),
    mapping("cis", "6.5"),
    mapping("checkov", "CKV2_AWS_12"),
    mapping("trivy", "AVD-AWS-0173"),
  ],
  why: "Whatever is created without a group of its own stands in this one, beside all the others.",
  fix: "Leave ingress and egress out, or set both to an empty list.",
  types: ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
  properties: ["ingress", "egress"],
  check: (it) => {
    it.mustBeAbsent("ingress");
    it.mustBeAbsent("egress");
  },
});
