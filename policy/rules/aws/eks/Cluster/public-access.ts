import { mapping, resourceRule } from "../../../../rule";
import { admitWorld } from "../../ec2/SecurityGroup/networks";

export const clusterPublicAccess = resourceRule({
  id: "aws-eks-cluster-public-access",
  title: "The Kubernetes API is closed to the world",
  severity: "high",
  frameworks: [
    mapping("fsbp", "EKS.1"),
    mapping("checkov", "CKV_AWS_38"),
    mapping("checkov", "CKV_AWS_39"),
    mapping("trivy", "AVD-AWS-0040"),
    mapping("trivy", "AVD-AWS-0041"),
    mapping("nag", "EKS1"),
  ],
  why: "One leaked credential, or one hole in the API server, opens the cluster to everybody.",
  fix: "Set vpcConfig.endpointPublicAccess to false, or name networks in vpcConfig.publicAccessCidrs.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["vpcConfig.endpointPublicAccess", "vpcConfig.publicAccessCidrs"],
  check: (it) => {
    if (it.has("outpostConfig"))
      it.notApplicable("stands on an outpost, which has no public endpoint");
    // AWS's own choice is a public endpoint for all addresses.
    if (it.flag("vpcConfig.endpointPublicAccess") === false) return;
    const networks = it.texts("vpcConfig.publicAccessCidrs");
    if (it.count("vpcConfig.publicAccessCidrs") === 0) {
      const said = it.has("vpcConfig.endpointPublicAccess") ? "true" : "not set";
      it.fail(
        "vpcConfig.endpointPublicAccess",
        `is ${said}, and publicAccessCidrs names no networks; it must be false`,
      );
    } else if (admitWorld(networks))
      it.fail("vpcConfig.publicAccessCidrs", "is open to the world; it must name networks");
  },
});
