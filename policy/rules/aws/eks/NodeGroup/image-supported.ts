import { mapping, resourceRule } from "../../../../rule";

export const nodesImageSupported = resourceRule({
  id: "aws-eks-node-group-image-supported",
  title: "The nodes of a group run a system that is kept up to date",
  severity: "low",
  frameworks: [mapping("worldcell", "cluster")],
  why: "There are no new images of Amazon Linux 2 since November 2025.",
  fix: "Set amiType to AL2023_x86_64_STANDARD, AL2023_ARM_64_STANDARD or a Bottlerocket.",
  types: ["aws:eks/nodeGroup:NodeGroup"],
  properties: [],
  check: (it) => {
    const image = it.text("amiType") ?? it.notApplicable("takes the image that EKS prefers");
    if (image.startsWith("AL2_")) it.fail("amiType", "is Amazon Linux 2, which gets no updates");
  },
});
