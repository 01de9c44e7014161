import { mapping, resourceRule } from "../../../../rule";
import { supportOf } from "../versions";

export const clusterVersionSupported = resourceRule({
  id: "aws-eks-cluster-version-supported",
  title: "A cluster's version of Kubernetes is supported",
  severity: "high",
  frameworks: [
    mapping("fsbp", "EKS.2"),
    mapping("checkov", "CKV_AWS_339"),
    mapping("prowler", "eks_cluster_uses_a_supported_version"),
  ],
  why: "EKS refuses to make such a cluster, and moves an old one on at a time of its own choice.",
  fix: "Move up, one version after the other.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["version"],
  check: (it) => {
    const version = it.text("version") ?? it.notApplicable("takes the newest version of the day");
    const support = supportOf(version);
    if (support !== undefined && support.extended < it.context.today)
      it.fail("version", "is a version whose support has ended; it must be a newer one");
  },
});
