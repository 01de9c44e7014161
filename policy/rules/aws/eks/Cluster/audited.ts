import { mapping, type Subject, resourceRule } from "../../../../rule";

export const LOG_TYPES = [
  "api",
  "audit",
  "authenticator",
  "controllerManager",
  "scheduler",
] as const;

/** Finds what the control plane does not log. */
export function mustLog<V>(it: Subject<V>, types: readonly string[]): void {
  if (it.has("enabledClusterLogTypes")) it.mustKnowAll("enabledClusterLogTypes");
  const logged = it.texts("enabledClusterLogTypes");
  for (const type of types)
    if (!logged.includes(type)) it.fail("enabledClusterLogTypes", `does not hold ${type}; it must`);
}

export const clusterAudited = resourceRule({
  id: "aws-eks-cluster-audited",
  title: "The control plane of a cluster writes its audit log",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EKS.8"),
    mapping("checkov", "CKV_AWS_37"),
    mapping("trivy", "AVD-AWS-0038"),
  ],
  why: "Without it nobody can say afterwards who read a secret or started a pod.",
  fix: "List all five types in enabledClusterLogTypes.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["enabledClusterLogTypes"],
  check: (it) => {
    // The audit log is what everybody agrees on; a fleet keeps all.
    mustLog(it, it.context.fleet === undefined ? ["audit"] : LOG_TYPES);
  },
});
