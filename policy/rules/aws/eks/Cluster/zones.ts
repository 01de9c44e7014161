import { mapping, resourceRule } from "../../../../rule";

export const clusterZones = resourceRule({
  id: "aws-eks-cluster-zones",
  title: "A cluster stands in several zones",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  why: "EKS needs two zones for its control plane, and cannot be given others later.",
  fix: "List subnets of at least two zones, better three, in vpcConfig.subnetIds.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["vpcConfig.subnetIds"],
  check: (it) => {
    if (it.has("outpostConfig")) it.notApplicable("stands on an outpost");
    const count = it.count("vpcConfig.subnetIds");
    if (count < 2)
      it.fail("vpcConfig.subnetIds", `holds ${String(count)}; it must hold at least 2`);
  },
});
