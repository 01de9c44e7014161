import { mapping, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, podOf, skipAddOns, skipWindows } from "../../pods";
import { isPatch, workloadTypes } from "../../types";

const PATH = "securityContext.capabilities.drop";

export const capabilitiesDropped = resourceRule({
  id: "kubernetes-core-pod-capabilities-dropped",
  title: "A container gives up all capabilities, and takes back those that it needs",
  severity: "medium",
  frameworks: [
    mapping("podSecurity", "restricted: Capabilities"),
    mapping("cisKubernetes", "5.2.8"),
    mapping("cisKubernetes", "5.2.10"),
    mapping("checkov", "CKV_K8S_37"),
    mapping("checkov", "CKV_K8S_28"),
    mapping("trivy", "AVD-KSV-0003"),
    mapping("trivy", "AVD-KSV-0106"),
  ],
  why: "The runtime's own set lets it forge packets, change owners of files and bind any port.",
  fix: 'Set securityContext.capabilities.drop: ["ALL"] in each container.',
  types: workloadTypes(),
  properties: containerProperties(PATH),
  check: (it) => {
    skipAddOns(it);
    const pod = podOf(it);
    skipWindows(it, pod);
    eachContainer(it, pod, (container) => {
      if (isPatch(it.type) && !container.has(PATH)) return;
      const isAll = (capability: string) => capability.toUpperCase() === "ALL";
      if (container.texts(PATH).some(isAll) || container.wholeTexts(PATH).some(isAll)) return;
      container.fail(
        PATH,
        container.has(PATH) ? "does not hold ALL; it must" : "is not set; it must hold ALL",
      );
    });
  },
});
