import { mapping, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, podOf, skipAddOns } from "../../pods";
import { workloadTypes } from "../../types";

const PATH = "securityContext.privileged";

export const privileged = resourceRule({
  id: "kubernetes-core-pod-privileged",
  title: "No container is privileged",
  severity: "critical",
  frameworks: [
    mapping("podSecurity", "baseline: Privileged Containers"),
    mapping("cisKubernetes", "5.2.2"),
    mapping("checkov", "CKV_K8S_16"),
    mapping("trivy", "AVD-KSV-0017"),
  ],
  why: "A privileged container is root on its node: whoever breaks into it has every pod and secret there.",
  fix: "Set securityContext.privileged: false, and add the one capability that is needed.",
  types: workloadTypes(),
  properties: containerProperties(PATH),
  check: (it) => {
    skipAddOns(it);
    eachContainer(it, podOf(it), (container) => {
      container.mustBeFalse(PATH);
    });
  },
});
