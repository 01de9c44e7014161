import { mapping, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, podOf, skipAddOns, skipWindows } from "../../pods";
import { isPatch, workloadTypes } from "../../types";

const PATH = "securityContext.readOnlyRootFilesystem";

export const base = {
  title: "A container cannot change its own files",
  frameworks: [mapping("checkov", "CKV_K8S_22"), mapping("trivy", "AVD-KSV-0014")],
  why: "Whoever breaks in can put tools beside the program, or change it, and stay.",
  fix: "Set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir where the program writes.",
  types: workloadTypes(),
  properties: containerProperties(PATH),
};

export const readOnlyRoot = resourceRule({
  ...base,
  id: "kubernetes-core-pod-read-only-root",
  severity: "medium",
  check: (it) => {
    skipAddOns(it);
    const pod = podOf(it);
    skipWindows(it, pod);
    const inFleet = it.context.fleet !== undefined && !isPatch(it.type);
    eachContainer(it, pod, (container) => {
      container.mustBeTrue(PATH, { absent: inFleet ? "fails" : "passes" });
    });
  },
});
