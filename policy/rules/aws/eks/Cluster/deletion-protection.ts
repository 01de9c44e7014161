import { mapping, resourceRule } from "../../../../rule";

export const clusterDeletion = resourceRule({
  id: "aws-eks-cluster-deletion-protection",
  title: "A cluster is protected from deletion",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("prowler", "eks_cluster_deletion_protection_enabled")],
  why: "With the cluster goes every pod of the cell; a new one takes the better part of an hour.",
  fix: "Set deletionProtection to true.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["deletionProtection"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeTrue("deletionProtection");
  },
});
