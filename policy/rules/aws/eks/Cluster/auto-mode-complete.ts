import { mapping, resourceRule } from "../../../../rule";

/** The three switches of Auto Mode. */
const SWITCHES = [
  "computeConfig.enabled",
  "kubernetesNetworkConfig.elasticLoadBalancing.enabled",
  "storageConfig.blockStorage.enabled",
] as const;

export const autoModeComplete = resourceRule({
  id: "aws-eks-cluster-auto-mode-complete",
  title: "Auto Mode is on or off as a whole",
  severity: "medium",
  frameworks: [mapping("worldcell", "cluster")],
  why: "EKS refuses a cluster with a part of it, and an update in the middle leaves nodes unmanaged.",
  fix: "Give computeConfig, elasticLoadBalancing and blockStorage the same enabled, and bootstrapSelfManagedAddons false.",
  types: ["aws:eks/cluster:Cluster"],
  properties: [...SWITCHES, "bootstrapSelfManagedAddons"],
  check: (it) => {
    if (!SWITCHES.some((key) => it.flag(key) === true)) it.notApplicable("does not use Auto Mode");
    for (const key of SWITCHES) it.mustBeTrue(key);
    it.mustBeFalse("bootstrapSelfManagedAddons", { absent: "fails" });
  },
});
