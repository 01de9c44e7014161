import { mapping, resourceRule } from "../../../../rule";
import { podOf, podProperties, skipNodeAgents } from "../../pods";
import { workloadTypes } from "../../types";

export const hostPath = resourceRule({
  id: "kubernetes-core-pod-host-path",
  title: "A pod mounts no directory of its node",
  severity: "high",
  frameworks: [
    mapping("podSecurity", "baseline: HostPath Volumes"),
    mapping("cisKubernetes", "5.2.12"),
    mapping("trivy", "AVD-KSV-0023"),
  ],
  why: "Through the node's files a container reads other pods' secrets, or writes itself onto the node.",
  fix: "Use an emptyDir, a ConfigMap or a PersistentVolumeClaim.",
  types: workloadTypes(),
  properties: podProperties("volumes.hostPath"),
  check: (it) => {
    skipNodeAgents(it);
    for (const volume of podOf(it).spec.list("volumes")) volume.mustBeAbsent("hostPath");
  },
});
