import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { isInside } from "../../ec2/SecurityGroup/networks";

export const clusterDeployers = resourceRule({
  id: "aws-eks-cluster-deployers",
  title: "The Kubernetes API is open to the fleet's deployer alone",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "cluster")],
  why: "The fleet's file says who may reach it; a wider network is a way in that no review sees.",
  fix: "Take vpcConfig.publicAccessCidrs from the fleet's deployer.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["vpcConfig.endpointPublicAccess", "vpcConfig.publicAccessCidrs"],
  check: (it) => {
    const { deployer } = fleetOf(it).fleet;
    if (it.flag("vpcConfig.endpointPublicAccess") === false)
      it.notApplicable("has no public endpoint");
    if ("inVpc" in deployer) {
      it.fail("vpcConfig.endpointPublicAccess", "is not false, though the deployer is in the VPC");
      return;
    }
    const networks = it.texts("vpcConfig.publicAccessCidrs");
    if (networks.some((cidr) => !deployer.cidrs.some((own) => isInside(cidr, own))))
      it.fail("vpcConfig.publicAccessCidrs", "goes beyond the fleet's deployer.cidrs");
  },
});
