import { mapping, type Place, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, podOf, skipNodeAgents } from "../../pods";
import { workloadTypes } from "../../types";

/** Reports the ports of the node that a container takes; 0 means none. */
export function rejectHostPorts(container: Place): void {
  for (const port of container.list("ports")) {
    const taken = port.number("hostPort");
    if (taken !== undefined && taken !== 0)
      port.fail("hostPort", `is ${String(taken)}; a pod takes no port of its node`);
  }
}

export const hostPorts = resourceRule({
  id: "kubernetes-core-pod-host-ports",
  title: "A container takes no port of its node",
  severity: "medium",
  frameworks: [
    mapping("podSecurity", "baseline: Host Ports"),
    mapping("cisKubernetes", "5.2.13"),
    mapping("checkov", "CKV_K8S_26"),
    mapping("trivy", "AVD-KSV-0024"),
  ],
  why: "The port is open on the node's address, past services and network policies; and one node takes one such pod.",
  fix: "Leave hostPort out, and reach the pod through a Service.",
  types: workloadTypes(),
  properties: containerProperties("ports.hostPort"),
  check: (it) => {
    skipNodeAgents(it);
    eachContainer(it, podOf(it), rejectHostPorts);
  },
});
