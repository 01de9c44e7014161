import { mapping, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, podOf, skipAddOns, skipWindows } from "../../pods";
import { workloadTypes } from "../../types";

const PATH = "securityContext.allowPrivilegeEscalation";

export const privilegeEscalation = resourceRule({
  id: "kubernetes-core-pod-privilege-escalation",
  title: "A process in a container gets no more rights than it began with",
  severity: "medium",
  frameworks: [
    mapping("podSecurity", "restricted: Privilege Escalation"),
    mapping("cisKubernetes", "5.2.6"),
    mapping("checkov", "CKV_K8S_20"),
    mapping("trivy", "AVD-KSV-0001"),
  ],
  why: "By default one setuid program in the image is enough to become root in the container.",
  fix: "Set securityContext.allowPrivilegeEscalation: false in each container.",
  types: workloadTypes(),
  properties: containerProperties(PATH),
  check: (it) => {
    skipAddOns(it);
    const pod = podOf(it);
    skipWindows(it, pod);
    eachContainer(it, pod, (container) => {
      container.mustBeFalse(PATH, pod.absent);
    });
  },
});
