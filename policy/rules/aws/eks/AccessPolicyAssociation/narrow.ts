import { mapping, resourceRule } from "../../../../rule";

export const accessNarrow = resourceRule({
  id: "aws-eks-access-policy-association-narrow",
  title: "Few may do everything in a cluster",
  severity: "low",
  frameworks: [mapping("worldcell", "cluster")],
  why: "A role with the administrator's policy reads every secret of the cluster.",
  fix: "Associate a narrower policy, or set accessScope to namespaces.",
  types: ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation"],
  properties: [],
  check: (it) => {
    const policy = it.text("policyArn") ?? "";
    if (policy.endsWith("AmazonEKSClusterAdminPolicy") && it.text("accessScope.type") === "cluster")
      it.fail("policyArn", "is the administrator's policy for the whole cluster");
  },
});
