import { mapping, resourceRule } from "../../../../rule";
import { inFleets } from "../../ec2/levels";

export const clusterDeletionDemand = resourceRule({
  id: "aws-eks-cluster-deletion-protection",
  title: "A cluster is protected from deletion",
  severity: "medium",
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

export const clusterDeletion = inFleets(clusterDeletionDemand);
