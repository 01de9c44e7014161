import { mapping, resourceRule } from "../../../../rule";
import { EGRESS_RULE, GROUP, INGRESS_RULE, RULE } from "./traffic";

/** What the provider writes when a program says nothing. */
const DEFAULT = "Managed by Pulumi";

export const described = resourceRule({
  id: "aws-ec2-security-group-described",
  title: "Security groups and their rules say what they are for",
  severity: "low",
  frameworks: [
    mapping("checkov", "CKV_AWS_23"),
    mapping("trivy", "AVD-AWS-0099"),
    mapping("trivy", "AVD-AWS-0124"),
  ],
  why: "A rule that nobody can explain is a rule that nobody dares to remove.",
  fix: "Write a description. A group's own cannot change: the group is replaced.",
  types: [GROUP, RULE, INGRESS_RULE, EGRESS_RULE],
  properties: [],
  check: (it) => {
    it.mustExist("description");
    if (!it.isUnknown("description") && it.text("description") === DEFAULT)
      it.fail("description", "is the provider's own text; it should say what the group is for");
  },
});
