import { mapping, resourceRule } from "../../../../rule";
import { LOG_TYPES, mustLog } from "./audited";

export const clusterAllLogs = resourceRule({
  id: "aws-eks-cluster-all-logs",
  title: "The control plane of a cluster writes all its logs",
  severity: "low",
  foreignOnly: true,
  frameworks: [mapping("checkov", "CKV_AWS_37"), mapping("nag", "EKS2")],
  why: "The audit log alone does not say why a call was refused or a pod was not placed.",
  fix: "List all five types in enabledClusterLogTypes; each costs by the gigabyte.",
  types: ["aws:eks/cluster:Cluster"],
  properties: [],
  check: (it) => {
    mustLog(it, LOG_TYPES);
  },
});
