import { mapping, resourceRule } from "../../../../rule";

export const clusterPrivateEndpoint = resourceRule({
  id: "aws-eks-cluster-private-endpoint",
  title: "Nodes reach the Kubernetes API inside the VPC",
  severity: "medium",
  frameworks: [mapping("prowler", "eks_cluster_private_nodes_enabled")],
  why: "Else nodes talk to it over the internet, and its list of networks has to let them in.",
  fix: "Set vpcConfig.endpointPrivateAccess to true.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["vpcConfig.endpointPrivateAccess"],
  check: (it) => {
    it.mustBeTrue("vpcConfig.endpointPrivateAccess");
  },
});
