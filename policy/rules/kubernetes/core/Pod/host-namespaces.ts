import { mapping, resourceRule } from "../../../../rule";
import { podOf, podProperties, skipNodeAgents } from "../../pods";
import { workloadTypes } from "../../types";

const FLAGS = ["hostIPC", "hostNetwork", "hostPID"] as const;

export const hostNamespaces = resourceRule({
  id: "kubernetes-core-pod-host-namespaces",
  title: "A pod keeps to its own network, processes and memory",
  severity: "high",
  frameworks: [
    mapping("podSecurity", "baseline: Host Namespaces"),
    mapping("cisKubernetes", "5.2.3"),
    mapping("cisKubernetes", "5.2.4"),
    mapping("cisKubernetes", "5.2.5"),
    mapping("checkov", "CKV_K8S_17"),
    mapping("checkov", "CKV_K8S_18"),
    mapping("checkov", "CKV_K8S_19"),
    mapping("trivy", "AVD-KSV-0008"),
    mapping("trivy", "AVD-KSV-0009"),
    mapping("trivy", "AVD-KSV-0010"),
  ],
  why: "In the node's namespaces it sees other pods' processes and traffic, past every network policy.",
  fix: "Leave hostNetwork, hostPID and hostIPC out, or at false.",
  types: workloadTypes(),
  properties: podProperties(...FLAGS),
  check: (it) => {
    skipNodeAgents(it);
    const { spec } = podOf(it);
    for (const flag of FLAGS) spec.mustBeFalse(flag);
  },
});
